import { Text } from '@mantine/core';
import type { Pages } from '../../api/index.ts';
import type { StockPageQuery, StockRowFragment } from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { type Column, Empty, PagedTable } from '../../ui/index.ts';
import { DrugLabel } from '../drug-label/index.ts';
import { Expiry, StockStatusBadge } from './stock-status.tsx';
import { texts } from './texts.ts';
import type { View } from './view.ts';

/** A stock, and how its strength fits the one that was searched for. */
type FoundStock = StockPageQuery['stocks']['edges'][number];

interface StockListProps {
  readonly pages: Pages<FoundStock>;
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
      view.orderBy?.field === field
        ? view.orderBy.direction === 'DESC'
          ? ('descending' as const)
          : ('ascending' as const)
        : undefined,
  });
  const columns: Column<FoundStock>[] = [
    {
      key: 'drug',
      title: t.drug,
      cell: ({ node: { drug }, strengthMatch }) => <DrugName drug={drug} other={strengthMatch === 'OTHER'} />,
      ...sorting('NAME'),
    },
    { key: 'status', title: t.status, cell: ({ node }) => <StockStatusBadge {...node} />, width: 130 },
    { key: 'usable', title: t.usable, cell: ({ node: { usable } }) => format.number(usable), number: true, width: 100 },
    {
      key: 'quantity',
      title: t.onHand,
      cell: ({ node: { quantity } }) => format.number(quantity),
      number: true,
      width: 110,
      ...sorting('QUANTITY'),
    },
    {
      key: 'allocated',
      title: t.allocated,
      cell: ({ node: { allocated } }) => format.number(allocated),
      number: true,
      width: 100,
    },
    {
      key: 'min',
      title: t.reorderPoint,
      cell: ({ node: { minQuantity } }) => format.number(minQuantity),
      number: true,
      width: 120,
    },
    {
      key: 'expiry',
      title: t.earliestExpiry,
      cell: ({ node: { earliestExpiry } }) => <Expiry day={earliestExpiry} />,
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
      rowKey={({ node: { id } }) => id}
      onOpen={({ node: { id } }) => onOpen(id)}
      isOpen={({ node: { id } }) => id === openId}
      empty={nothing}
    />
  );
}

function DrugName({ drug, other }: Pick<StockRowFragment, 'drug'> & { readonly other: boolean }) {
  const t = useTexts(texts);
  const { controlledSchedule } = drug;
  return (
    <DrugLabel
      drug={drug}
      also={
        <>
          <Text span c="dimmed" fz="sm">
            {controlledSchedule && ` · ${controlledSchedule}`}
          </Text>
          {other && (
            <Text span c="orange.8" fz="sm" fw={600}>
              {` ${t.otherStrength}`}
            </Text>
          )}
        </>
      }
    />
  );
}
