import { type Column, DataTable } from '../../src/ui/index.ts';
import type { Stories } from '../stories.ts';

interface Row {
  readonly lot: string;
  readonly quantity: number;
}

const rows: readonly Row[] = [
  { lot: 'A-1', quantity: 120 },
  { lot: 'B-22', quantity: 4 },
];
const columns: readonly Column<Row>[] = [
  { key: 'lot', title: 'Lot', cell: ({ lot }) => lot, sorted: 'ascending', onSort: () => undefined },
  { key: 'quantity', title: 'On hand', number: true, cell: ({ quantity }) => quantity },
];
const table = { label: 'Lots', columns, rows, rowKey: ({ lot }: Row) => lot };

export const stories: Stories = {
  plain: { show: () => <DataTable {...table} /> },
  opens: { show: () => <DataTable {...table} onOpen={() => undefined} isOpen={({ lot }) => lot === 'B-22'} /> },
};
