import { Button, NumberInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useMutation } from '../../api/index.ts';
import type { LotStatus } from '../../generated/enums.ts';
import { StockSetLotStatusDocument, StockSplitLotDocument } from '../../generated/graphql.ts';
import { useFormat, useRefusalText, useTerms, useTexts } from '../../i18n/index.ts';
import { Dialog, notify, useErrorText } from '../../ui/index.ts';
import type { Lot } from './lot.ts';
import { texts } from './texts.ts';

interface LotStatusFormProps {
  readonly lot: Lot;
  readonly status: LotStatus;
  readonly onClose: () => void;
}

/** Asks why before goods are held, released or recalled, and how many: part of a lot becomes a lot of its own status. */
export function LotStatusForm({ lot, status, onClose }: LotStatusFormProps) {
  const t = useTexts(texts);
  const terms = useTerms();
  const refusalText = useRefusalText();
  const errorText = useErrorText();
  const format = useFormat();
  const { mutate, loading } = useMutation(StockSetLotStatusDocument);
  const split = useMutation(StockSplitLotDocument);
  const [part, setPart] = useState<number | string>(lot.quantity);
  const [reason, setReason] = useState('');
  const [formError, setFormError] = useState<string | null>(null);
  const submit = async () => {
    if (reason.trim() === '') return setFormError(t.needsReason);
    if (typeof part !== 'number' || part < 1) return setFormError(t.needsQuantity);
    const input = { lotId: lot.id, status, reason: reason.trim() };
    const whole = part === lot.quantity || lot.quantity === 0;
    const { data, error } = whole
      ? await mutate({ input }).then((to) => ({ ...to, data: to.data?.setLotStatus }))
      : await split.mutate({ input: { ...input, quantity: part } }).then((to) => ({ ...to, data: to.data?.splitLot }));
    if (error) return setFormError(errorText(error));
    if (data && data.__typename !== 'Lot' && data.__typename !== 'StockMovement')
      return setFormError(refusalText(data));
    const named = whole ? lot.lotNumber : t.partNamed(format.number(part), lot.lotNumber);
    const notices = data && 'notices' in data ? data.notices : [];
    notify.done([t.lotNow(named, terms.lotStatus[status]), ...notices].join(' '));
    onClose();
  };
  return (
    <Dialog opened onClose={onClose} title={t.lotBecomes(lot.lotNumber, terms.lotStatus[status])}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack gap="sm">
          {lot.quantity > 1 && (
            <NumberInput
              label={t.howMany}
              description={t.wholeOrPart(format.number(lot.quantity))}
              allowDecimal={false}
              allowNegative={false}
              max={lot.quantity}
              thousandSeparator
              value={part}
              onChange={setPart}
            />
          )}
          <TextInput
            label={t.reason}
            value={reason}
            onChange={({ currentTarget: { value } }) => setReason(value)}
            error={formError}
            data-autofocus
          />
          <Button type="submit" loading={loading || split.loading}>
            {terms.lotStatus[status]}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
