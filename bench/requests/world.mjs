import pg from 'pg';

/**
 * What of a seeded database requests name: the first pharmacy, its stocks that can be dispensed from, a drug with its codes, an order.
 * @param {string} ownerUrl
 */
export async function worldOf(ownerUrl) {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rows: pharmacies } = await owner.query("SELECT id FROM pharmacy WHERE code = 'P0'");
    const pharmacyId = pharmacies[0].id;
    const { rows: stocks } = await owner.query(
      `SELECT s.id, s.drug_id AS "drugId" FROM stock s
        WHERE s.pharmacy_id = $1 AND s.min_quantity = 20 AND NOT EXISTS (SELECT 1 FROM alert a WHERE a.stock_id = s.id AND a.cause_ended_at IS NULL)
        ORDER BY s.id LIMIT 2000`,
      [pharmacyId],
    );
    const { rows: drugs } = await owner.query('SELECT id, gtin, ndc FROM drug WHERE id = $1', [stocks[7].drugId]);
    const { rows: orders } = await owner.query(
      'SELECT id FROM supply_order WHERE pharmacy_id = $1 ORDER BY id LIMIT 1 OFFSET 100',
      [pharmacyId],
    );
    const { rows: lots } = await owner.query(
      'SELECT lot_number AS "lotNumber" FROM lot WHERE stock_id = $1 ORDER BY id DESC LIMIT 1',
      [stocks[7].id],
    );
    return { pharmacyId, stocks, drug: drugs[0], orderId: orders[0].id, lotNumber: lots[0].lotNumber };
  } finally {
    await owner.end();
  }
}

/** @typedef {Awaited<ReturnType<typeof worldOf>>} World */
