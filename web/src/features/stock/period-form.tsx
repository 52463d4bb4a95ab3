import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useMutation, useQuery } from '../../api/index.ts';
import { StockClosePeriodDocument, StockPeriodDocument, StockReopenPeriodDocument } from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { useMay, usePharmacy } from '../../session/index.ts';
import { Dialog, notify, useErrorText } from '../../ui/index.ts';
import { texts } from './texts.ts';

const changes = ['Pharmacy'];

/** Until when the books of the pharmacy are closed; closing them further, and opening them again. */
export function PeriodForm({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const errorText = useErrorText();
  const may = useMay();
  const { id: pharmacyId } = usePharmacy();
  const query = useQuery(StockPeriodDocument, {});
  const close = useMutation(StockClosePeriodDocument, { changes });
  const reopen = useMutation(StockReopenPeriodDocument, { changes });
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [formError, setFormError] = useState<string | null>(null);
  const closedUntil = query.data?.pharmacies.find(({ id }) => id === pharmacyId)?.closedUntil ?? null;

  const submit = async () => {
    if (until === '') return setFormError(t.needsDay);
    const input = { pharmacyId, until, reason: reason.trim() || null };
    const { error } = await close.mutate({ input });
    if (error) return setFormError(errorText(error));
    notify.done(t.periodClosed(format.day(until)));
    onClose();
  };
  const open = async () => {
    if (reason.trim() === '') return setFormError(t.needsReason);
    const { error } = await reopen.mutate({ input: { pharmacyId, reason: reason.trim() } });
    if (error) return setFormError(errorText(error));
    notify.done(t.periodOpened);
    onClose();
  };

  return (
    <Dialog opened onClose={onClose} title={t.period}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!close.loading) void submit();
        }}
      >
        <Stack gap="sm">
          <Text size="sm">{closedUntil === null ? t.nothingClosed : t.closedUntil(format.day(closedUntil))}</Text>
          <TextInput
            type="date"
            label={t.closeUntil}
            description={t.closeHint}
            value={until}
            onChange={({ currentTarget: { value } }) => setUntil(value)}
            data-autofocus
          />
          <TextInput label={t.reason} value={reason} onChange={({ currentTarget: { value } }) => setReason(value)} />
          {formError !== null && (
            <Alert role="alert" variant="light" color="red" icon={<IconAlertCircle />}>
              {formError}
            </Alert>
          )}
          <Group gap="xs">
            <Button type="submit" loading={close.loading}>
              {t.closeThis}
            </Button>
            {closedUntil !== null && may('ORGANIZATION_MANAGE') && (
              <Button variant="default" loading={reopen.loading} onClick={() => void open()}>
                {t.openAgain}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
