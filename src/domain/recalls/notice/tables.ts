/** What part the columns of a table. */
const separators = ['\t', '|', ';', ','] as const;
const lotTitle = /^(?:lots?|batch(?:es)?|charge)(?: ?(?:#|(?:no|nos|nr)\.?|numbers?|codes?))?$/i;
const expiryTitle = /^(?:exp|expiry|expiration|bud|use by)\b/i;

interface Columns {
  readonly separator: string;
  readonly count: number;
  readonly lot: number;
  readonly expiry: number;
}

/**
 * The text with the rows of its tables as lists of lots: beneath `Item,Lot,Exp` the row `12345,90A024,09/13` is `Lot 90A024, Exp 09/13`, since an item's number
 * looks like a lot. A row with other columns than its head becomes one piece, which nobody takes for a lot.
 */
export function tablesAsLists(text: string): string {
  let columns: Columns | null = null;
  const lines = text.split('\n').map((line) => {
    const head = columnsOf(line);
    if (head !== null) columns = head;
    if (head !== null || columns === null) return head === null ? line : '';
    const { separator, count, lot, expiry }: Columns = columns;
    const cells = line.split(separator);
    if (cells.length === 1) {
      columns = null;
      return line;
    }
    if (cells.length !== count) return `Lot ${line.replaceAll(/[,;|\t]+/g, ' ')}`;
    return `Lot ${cells[lot]?.trim()}${expiry < 0 ? '' : `, Exp ${cells[expiry]?.trim()}`}`;
  });
  return lines.join('\n').replaceAll('\t', ' ');
}

/** The columns that a line is the head of. */
function columnsOf(line: string): Columns | null {
  if (/\d/.test(line)) return null;
  for (const separator of separators) {
    const titles = line.split(separator).map((title) => title.trim());
    const lot = titles.findIndex((title) => lotTitle.test(title));
    if (titles.length > 1 && lot >= 0)
      return { separator, count: titles.length, lot, expiry: titles.findIndex((title) => expiryTitle.test(title)) };
  }
  return null;
}
