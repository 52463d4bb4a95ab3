import { Button, NumberInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../api/index.ts';
import type { LotStatus } from '../../generated/enums.ts';
import { StockSetLotStatusDocument, StockSplitLotDocument } from '../../generated/graphql.ts';
import { useFormat, useRefusalText, useTerms, useTexts } from '../../i18n/index.ts';
import { Dialog, notify, useFaultText } from '../../ui/index.ts';
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
  const faultText = useFaultText();
  const format = useFormat();
  const { act, busy } = useAct(StockSetLotStatusDocument);
  const split = useAct(StockSplitLotDocument);
  const [part, setPart] = useState<number | string>(lot.quantity);
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const submit = async () => {
    if (reason.trim() === '') return setTrouble(t.needsReason);
    if (typeof part !== 'number' || part < 1) return setTrouble(t.needsQuantity);
    const input = { lotId: lot.id, status, reason: reason.trim() };
    const whole = part === lot.quantity || lot.quantity === 0;
    const { data, fault } = whole
      ? await act({ input }).then((to) => ({ ...to, data: to.data?.setLotStatus }))
      : await split.act({ input: { ...input, quantity: part } }).then((to) => ({ ...to, data: to.data?.splitLot }));
    if (fault) return setTrouble(faultText(fault));
    if (data && data.__typename !== 'Lot' && data.__typename !== 'StockMovement') return setTrouble(refusalText(data));
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
            error={trouble}
            data-autofocus
          />
          <Button type="submit" loading={busy || split.busy}>
            {terms.lotStatus[status]}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
