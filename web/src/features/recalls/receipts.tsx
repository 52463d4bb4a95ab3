import { Button, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useMutation, useQuery } from '../../api/index.ts';
import { RecallAcknowledgeDocument, RecallReceiptsDocument } from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { useMay, usePharmacy } from '../../session/index.ts';
import { DataTable, FormErrors, QueryBoundary, StatusBadge, useErrorText } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** Which pharmacies know of the recall, and after how many minutes; the one where one works is acknowledged here. */
export function Receipts({ id }: { readonly id: string }) {
  const t = useTexts(texts);
  const format = useFormat();
  const may = useMay();
  const pharmacy = usePharmacy();
  const errorText = useErrorText();
  const { mutate, loading } = useMutation(RecallAcknowledgeDocument);
  const [formError, setFormError] = useState<string | null>(null);
  const query = useQuery(RecallReceiptsDocument, { id });
  const acknowledge = async () => {
    const { data, error } = await mutate({ input: { recallId: id, pharmacyId: pharmacy.id } });
    if (error) return setFormError(errorText(error));
    if (data.acknowledgeRecall.__typename !== 'Recall') return setFormError(data.acknowledgeRecall.message);
    setFormError(null);
  };
  return (
    <section>
      <Title order={2} size="h5" mb={6}>
        {t.receipts}
      </Title>
      <QueryBoundary query={query}>
        {({ recall }) => {
          if (!recall) return null;
          const own = recall.receipts.find((receipt) => receipt.pharmacy.id === pharmacy.id);
          return (
            <>
              <Group gap="sm" mb="xs">
                <StatusBadge color={recall.awaiting === 0 ? 'teal' : 'orange'}>
                  {recall.awaiting === 0 ? t.receiptsDone : t.receiptsLeft(recall.awaiting, format)}
                </StatusBadge>
                {own && !own.acknowledgedAt && may('RECALL_ACKNOWLEDGE') && (
                  <>
                    <Button size="compact-sm" loading={loading} onClick={() => void acknowledge()}>
                      {t.acknowledgeFor(pharmacy.name)}
                    </Button>
                    <Text size="sm" c="dimmed">
                      {t.acknowledgeHint}
                    </Text>
                  </>
                )}
              </Group>
              <FormErrors>{formError}</FormErrors>
              <DataTable
                label={t.receipts}
                rows={recall.receipts}
                rowKey={(receipt) => receipt.pharmacy.id}
                columns={[
                  { key: 'pharmacy', title: t.pharmacy, cell: (receipt) => receipt.pharmacy.name },
                  {
                    key: 'when',
                    title: t.when,
                    cell: ({ acknowledgedAt, minutes }) =>
                      acknowledgedAt
                        ? `${format.dateTime(acknowledgedAt)}, ${t.minutes(format.number(minutes ?? 0))}`
                        : t.notYet,
                  },
                  { key: 'by', title: t.by, cell: ({ acknowledgedBy }) => acknowledgedBy?.name ?? '–' },
                ]}
              />
            </>
          );
        }}
      </QueryBoundary>
    </section>
  );
}
