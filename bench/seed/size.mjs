/** A prime near the NDC directory's 44,000 products that nobody stocks all of. */
const directory = 44_381;
/** Shares no factor with any number of stocks or drugs here, so that multiples of it visit each of them once. */
const stride = 7_919;
/** Lines of the ledger that each stock has: three lots received, one of them used up. */
const linesOfStock = 15;

/**
 * @typedef {object} Size
 * @property {number} pharmacies
 * @property {number} drugs of the catalogue
 * @property {number} stocksEach of one pharmacy
 * @property {number} stocks
 * @property {number} lines of the ledger
 * @property {number} linesOfStock
 * @property {number} orders
 * @property {number} events kept
 * @property {number} attempts in the audit trail
 * @property {number} views in the record of who looked
 * @property {number} stride
 */

/**
 * How much there is at a multiple of the demo: at 100, 20 pharmacies with 200,000 stocks, 3 million lines and 300,000 orders.
 * @param {number} factor
 * @returns {Size}
 */
export function sizeOf(factor) {
  const pharmacies = Math.max(2, Math.round(2 * Math.sqrt(factor)));
  const stocksEach = Math.ceil((2_000 * factor) / pharmacies);
  const stocks = stocksEach * pharmacies;
  return {
    pharmacies,
    drugs: Math.min(directory, Math.round(4_438 * factor)),
    stocksEach,
    stocks,
    lines: stocks * linesOfStock,
    linesOfStock,
    orders: 1.5 * stocks,
    // A month of a year's movements.
    events: Math.floor((stocks * linesOfStock) / 12),
    attempts: (stocks * linesOfStock) / 2,
    views: stocks,
    stride,
  };
}
