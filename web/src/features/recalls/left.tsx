import { Anchor, Title } from '@mantine/core';
import { Link } from 'wouter';
import { usePages } from '../../api/index.ts';
import { RecallLeftDocument, type RecallLeftQuery } from '../../generated/graphql.ts';
import { useFormat, useTerms, useTexts } from '../../i18n/index.ts';
import { Empty, PagedTable } from '../../ui/index.ts';
import { texts } from './texts.ts';

const none = { nodes: [], totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null } };
const pickMovements = ({ recall }: RecallLeftQuery) => recall?.movements ?? none;

/** What of the recalled lots was handed out, to which orders, when and by whom. */
export function Left({ id }: { readonly id: string }) {
  const t = useTexts(texts);
  const format = useFormat();
  const terms = useTerms();
  const pages = usePages(RecallLeftDocument, { id, first: 25 }, pickMovements);
  return (
    <section>
      <Title order={2} size="h5" mb={6}>
        {t.left}
      </Title>
      <PagedTable
        label={t.left}
        pages={pages}
        rowKey={(movement) => movement.id}
        empty={<Empty title={t.noneLeft} />}
        columns={[
          { key: 'when', title: t.when, cell: ({ transaction }) => format.dateTime(transaction.occurredAt) },
          { key: 'pharmacy', title: t.pharmacy, cell: ({ lot }) => lot.stock.pharmacy.name },
          { key: 'lot', title: t.lot, cell: ({ lot }) => lot.lotNumber },
          { key: 'quantity', title: t.quantity, number: true, cell: ({ quantity }) => format.number(-quantity) },
          { key: 'what', title: t.what, cell: ({ transaction }) => terms.transactionType[transaction.transactionType] },
          {
            key: 'order',
            title: t.order,
            cell: ({ order }) =>
              order ? (
                <Anchor component={Link} href={`/orders/${order.id}`}>
                  {format.number(order.number)}
                </Anchor>
              ) : (
                '–'
              ),
          },
          { key: 'by', title: t.by, cell: ({ transaction }) => transaction.actor?.name ?? '–' },
          { key: 'note', title: t.note, cell: ({ transaction }) => transaction.note ?? '–' },
        ]}
      />
    </section>
  );
}
