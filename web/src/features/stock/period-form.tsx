import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useAct, useAsk } from '../../api/index.ts';
import { StockClosePeriodDocument, StockPeriodDocument, StockReopenPeriodDocument } from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { useMay, usePharmacy } from '../../session/index.ts';
import { Dialog, notify, useFaultText } from '../../ui/index.ts';
import { texts } from './texts.ts';

const changes = ['Pharmacy'];

/** Until when the books of the pharmacy are closed; closing them further, and opening them again. */
export function PeriodForm({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const faultText = useFaultText();
  const may = useMay();
  const { id: pharmacyId } = usePharmacy();
  const asked = useAsk(StockPeriodDocument, {});
  const close = useAct(StockClosePeriodDocument, { changes });
  const reopen = useAct(StockReopenPeriodDocument, { changes });
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const closedUntil = asked.data?.pharmacies.find(({ id }) => id === pharmacyId)?.closedUntil ?? null;

  const submit = async () => {
    if (until === '') return setTrouble(t.needsDay);
    const input = { pharmacyId, until, reason: reason.trim() || null };
    const { fault } = await close.act({ input });
    if (fault) return setTrouble(faultText(fault));
    notify.done(t.periodClosed(format.day(until)));
    onClose();
  };
  const open = async () => {
    if (reason.trim() === '') return setTrouble(t.needsReason);
    const { fault } = await reopen.act({ input: { pharmacyId, reason: reason.trim() } });
    if (fault) return setTrouble(faultText(fault));
    notify.done(t.periodOpened);
    onClose();
  };

  return (
    <Dialog opened onClose={onClose} title={t.period}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!close.busy) void submit();
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
          {trouble !== null && (
            <Alert role="alert" variant="light" color="red" icon={<IconAlertCircle />}>
              {trouble}
            </Alert>
          )}
          <Group gap="xs">
            <Button type="submit" loading={close.busy}>
              {t.closeThis}
            </Button>
            {closedUntil !== null && may('ORGANIZATION_MANAGE') && (
              <Button variant="default" loading={reopen.busy} onClick={() => void open()}>
                {t.openAgain}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
