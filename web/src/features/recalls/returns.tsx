import { Button, Group, Text, Title } from '@mantine/core';
import { useQuery } from '../../api/index.ts';
import { RecallMatchesDocument } from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { DataTable, QueryBoundary } from '../../ui/index.ts';
import classes from './recalls.module.css';
import { texts } from './texts.ts';

/** What of a recall is on hand, to be sent back; printed without the page around it. */
export function Returns({ id, number }: { readonly id: string; readonly number: string }) {
  const t = useTexts(texts);
  const format = useFormat();
  const query = useQuery(RecallMatchesDocument, { id });
  return (
    <section className={classes.sheet ?? ''}>
      <Group justify="space-between" mb={6}>
        <Title order={2} size="h5">
          {t.returnsTitle(number)}
        </Title>
        <Button variant="default" size="compact-sm" className={classes.unprinted ?? ''} onClick={() => window.print()}>
          {t.print}
        </Button>
      </Group>
      <QueryBoundary query={query}>
        {({ recall }) => {
          const rows = recall?.matches.filter(({ lot }) => lot.quantity > 0) ?? [];
          if (rows.length === 0) return <Text size="sm">{t.nothingToReturn}</Text>;
          return (
            <>
              <Text size="sm" c="dimmed" mb="xs">
                {t.returnsHint}
              </Text>
              <DataTable
                label={t.returns}
                rows={rows}
                rowKey={({ lotId }) => lotId}
                columns={[
                  { key: 'pharmacy', title: t.pharmacy, cell: ({ lot }) => lot.stock.pharmacy.name },
                  {
                    key: 'drug',
                    title: t.drug,
                    cell: ({ lot: { stock } }) => [stock.drug.name, stock.drug.dosage].filter(Boolean).join(' '),
                  },
                  { key: 'lot', title: t.lot, cell: ({ lot }) => lot.lotNumber },
                  {
                    key: 'expiry',
                    title: t.expiry,
                    cell: ({ lot }) => (lot.expiresOn ? format.day(lot.expiresOn) : '–'),
                  },
                  {
                    key: 'quantity',
                    title: t.quantity,
                    number: true,
                    cell: ({ lot }) => `${format.number(lot.quantity)} ${lot.stock.drug.unit}`,
                  },
                  { key: 'supplier', title: t.supplier, cell: ({ lot }) => lot.supplier?.name ?? '–' },
                ]}
              />
            </>
          );
        }}
      </QueryBoundary>
    </section>
  );
}
