import { NumberInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '../../api/index.ts';
import type { LotStatus } from '../../generated/enums.ts';
import { StockSetLotStatusDocument, StockSplitLotDocument } from '../../generated/graphql.ts';
import { useFormat, useTerms, useTexts } from '../../i18n/index.ts';
import { Dialog, Form, notify, useErrorText } from '../../ui/index.ts';
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
  const errorText = useErrorText();
  const format = useFormat();
  const { mutate, loading } = useMutation(StockSetLotStatusDocument);
  const split = useMutation(StockSplitLotDocument);
  const form = useForm({
    initialValues: { quantity: lot.quantity as number | string, reason: '' },
    validate: {
      quantity: (value) => (lot.quantity > 0 && !(Number(value) >= 1) ? t.needsQuantity : null),
      reason: (value) => (value.trim() === '' ? t.needsReason : null),
    },
  });
  const submit = async (fields: typeof form.values) => {
    const input = { lotId: lot.id, status, reason: fields.reason.trim() };
    const quantity = Number(fields.quantity);
    const whole = quantity === lot.quantity || lot.quantity === 0;
    const { data, error } = whole
      ? await mutate({ input }).then((to) => ({ ...to, data: to.data?.setLotStatus }))
      : await split.mutate({ input: { ...input, quantity } }).then((to) => ({ ...to, data: to.data?.splitLot }));
    if (error) return form.setErrors({ form: errorText(error) });
    if (data && data.__typename !== 'Lot' && data.__typename !== 'StockMovement')
      return form.setErrors({ form: data.message });
    const named = whole ? lot.lotNumber : t.partNamed(format.number(quantity), lot.lotNumber);
    const notices = data && 'notices' in data ? data.notices : [];
    notify.done([t.lotNow(named, terms.lotStatus[status]), ...notices].join(' '));
    onClose();
  };
  return (
    <Dialog opened onClose={onClose} title={t.lotBecomes(lot.lotNumber, terms.lotStatus[status])}>
      <Form form={form} submit={terms.lotStatus[status]} loading={loading || split.loading} onSubmit={submit}>
        {lot.quantity > 1 && (
          <NumberInput
            label={t.howMany}
            description={t.wholeOrPart(format.number(lot.quantity))}
            allowDecimal={false}
            allowNegative={false}
            max={lot.quantity}
            thousandSeparator
            {...form.getInputProps('quantity')}
          />
        )}
        <TextInput label={t.reason} data-autofocus {...form.getInputProps('reason')} />
      </Form>
    </Dialog>
  );
}
