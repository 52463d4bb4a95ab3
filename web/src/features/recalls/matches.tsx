import { Anchor, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import { useQuery } from '../../api/index.ts';
import { RecallMatchesDocument } from '../../generated/graphql.ts';
import { useFormat, useTerms, useTexts } from '../../i18n/index.ts';
import { DataTable, QueryBoundary, StatusBadge } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** The lots of a recall in every pharmacy that one sees, empty ones too. */
export function Matches({ id }: { readonly id: string }) {
  const t = useTexts(texts);
  const format = useFormat();
  const terms = useTerms();
  const query = useQuery(RecallMatchesDocument, { id });
  return (
    <section>
      <Title order={2} size="h5" mb={6}>
        {t.matches}
      </Title>
      <QueryBoundary query={query}>
        {({ recall }) =>
          recall && recall.matches.length > 0 ? (
            <DataTable
              label={t.matches}
              rows={recall.matches}
              rowKey={({ lotId }) => lotId}
              columns={[
                { key: 'pharmacy', title: t.pharmacy, cell: ({ lot }) => lot.stock.pharmacy.name },
                {
                  key: 'drug',
                  title: t.drug,
                  cell: ({ lot: { stock } }) => (
                    <Anchor component={Link} href={`/stock/${stock.id}`}>
                      {[stock.drug.name, stock.drug.dosage].filter(Boolean).join(' ')}
                    </Anchor>
                  ),
                },
                { key: 'lot', title: t.lot, cell: ({ lot }) => lot.lotNumber },
                {
                  key: 'expiry',
                  title: t.expiry,
                  cell: ({ lot }) => (lot.expiresOn ? format.day(lot.expiresOn) : '–'),
                },
                { key: 'onHand', title: t.onHand, number: true, cell: ({ lot }) => format.number(lot.quantity) },
                {
                  key: 'status',
                  title: t.status,
                  cell: ({ lot }) => (
                    <StatusBadge color={lot.status === 'RECALLED' ? 'red' : 'orange'}>
                      {terms.lotStatus[lot.status]}
                    </StatusBadge>
                  ),
                },
                {
                  key: 'caught',
                  title: t.caught,
                  cell: ({ caughtAt }) => (caughtAt ? format.dateTime(caughtAt) : '–'),
                },
              ]}
            />
          ) : (
            <Text size="sm">{t.noMatches}</Text>
          )
        }
      </QueryBoundary>
    </section>
  );
}
