import { Text } from '@mantine/core';
import type { Pages } from '../../api/index.ts';
import type { StockRowFragment } from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { type Column, Empty, PagedTable } from '../../ui/index.ts';
import { Expiry, StockSign } from './stock-sign.tsx';
import { texts } from './texts.ts';
import type { View } from './view.ts';

interface StockListProps {
  readonly pages: Pages<StockRowFragment>;
  readonly view: View;
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
}

/** The stocks of the pharmacy, thousands of them if need be. */
export function StockList({ pages, view, openId, onOpen }: StockListProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const sorting = (field: 'NAME' | 'QUANTITY' | 'EARLIEST_EXPIRY') => ({
    onSort: () => view.change({ sort: field }),
    sorted:
      view.orderBy.field === field
        ? view.orderBy.direction === 'DESC'
          ? ('descending' as const)
          : ('ascending' as const)
        : undefined,
  });
  const columns: Column<StockRowFragment>[] = [
    { key: 'drug', title: t.drug, cell: ({ drug }) => <DrugName drug={drug} />, ...sorting('NAME') },
    { key: 'status', title: t.status, cell: (stock) => <StockSign {...stock} />, width: 130 },
    { key: 'usable', title: t.usable, cell: ({ usable }) => format.number(usable), number: true, width: 100 },
    {
      key: 'quantity',
      title: t.onHand,
      cell: ({ quantity }) => format.number(quantity),
      number: true,
      width: 110,
      ...sorting('QUANTITY'),
    },
    { key: 'promised', title: t.promised, cell: ({ allocated }) => format.number(allocated), number: true, width: 100 },
    { key: 'min', title: t.reorderPoint, cell: (row) => format.number(row.minQuantity), number: true, width: 120 },
    {
      key: 'expiry',
      title: t.earliestExpiry,
      cell: (row) => <Expiry day={row.earliestExpiry} />,
      width: 210,
      ...sorting('EARLIEST_EXPIRY'),
    },
  ];
  const nothing =
    view.search !== '' || view.show !== 'all' ? (
      <Empty title={t.nothingFound}>{t.widen}</Empty>
    ) : (
      <Empty title={t.noStock}>{t.receiveFirst}</Empty>
    );
  return (
    <PagedTable
      long
      label={t.title}
      pages={pages}
      columns={columns}
      rowKey={({ id }) => id}
      onOpen={({ id }) => onOpen(id)}
      isOpen={({ id }) => id === openId}
      empty={nothing}
    />
  );
}

function DrugName({ drug: { name, dosage, controlledSchedule } }: Pick<StockRowFragment, 'drug'>) {
  return (
    <>
      {name}{' '}
      <Text span c="dimmed" fz="sm">
        {[dosage, controlledSchedule].filter(Boolean).join(' · ')}
      </Text>
    </>
  );
}
