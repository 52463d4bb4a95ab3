import { NumberInput, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '../../api/index.ts';
import {
  type StockLotsFragment,
  type StockMovementRowFragment,
  StockReturnFromCustomerDocument,
  StockReturnToSupplierDocument,
} from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { Dialog, Form, notify, useDoubts, useErrorText } from '../../ui/index.ts';
import { texts } from './texts.ts';

export type Lots = StockLotsFragment['lots'];

interface ReturnFormProps {
  readonly movement: StockMovementRowFragment;
  readonly lots: Lots;
  readonly said: string;
  readonly onClose: () => void;
}

interface Row {
  readonly lotId: string;
  readonly lotNumber: string;
  readonly most: number;
}

/** What comes back of what was handed out, or is sent back of what came: lot by lot, never more than moved by it. */
export function ReturnForm({ movement, lots, said, onClose }: ReturnFormProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const errorText = useErrorText();
  const fromCustomer = useMutation(StockReturnFromCustomerDocument);
  const toSupplier = useMutation(StockReturnToSupplierDocument);
  const back = movement.transactionType === 'DISPENSE';
  const rows = back ? comingBack(movement) : onTheShelf(movement, lots);
  const form = useForm({
    initialValues: {
      counts: Object.fromEntries(rows.map(({ lotId }): [string, number | string] => [lotId, ''])),
      reason: '',
    },
    validate: { reason: (value) => (value.trim() === '' ? t.needsReason : null) },
  });
  const doubts = useDoubts();

  const submit = async ({ counts, reason }: typeof form.values) => {
    const named = rows.flatMap(({ lotId }) => {
      const quantity = counts[lotId];
      return typeof quantity === 'number' && quantity > 0 ? [{ lotId, quantity }] : [];
    });
    if (named.length === 0) return form.setErrors({ form: t.needsQuantity });
    const input = { transactionId: movement.id, lots: named, reason: reason.trim() };
    const { data, error } = back
      ? await fromCustomer.mutate({ input }).then((to) => ({ ...to, data: to.data?.returnFromCustomer }))
      : await toSupplier
          .mutate({ input: { ...input, ...doubts.confirm(input) } })
          .then((to) => ({ ...to, data: to.data?.returnToSupplier }));
    doubts.clear();
    if (error) return form.setErrors({ form: errorText(error) });
    if (!data) return;
    if (data.__typename === 'ConfirmationNeeded') return doubts.ask(input, data.doubts);
    if (data.__typename !== 'StockMovement') return form.setErrors({ form: data.message });
    notify.done(back ? t.tookBack : t.sentBack);
    onClose();
  };

  return (
    <Dialog opened onClose={onClose} title={back ? t.cameBackTitle : t.sendBackTitle}>
      <Form
        form={form}
        submit={back ? t.cameBack : t.sendBack}
        loading={fromCustomer.loading || toSupplier.loading}
        disabled={rows.length === 0}
        doubts={doubts}
        onSubmit={submit}
      >
        <Text size="sm">{said}</Text>
        {rows.map(({ lotId, lotNumber, most }, place) => (
          <NumberInput
            key={lotId}
            label={t.ofLot(lotNumber)}
            description={t.atMost(format.number(most))}
            allowDecimal={false}
            allowNegative={false}
            thousandSeparator
            {...form.getInputProps(`counts.${lotId}`)}
            {...(place === 0 && { 'data-autofocus': true })}
          />
        ))}
        {rows.length === 0 && <Text size="sm">{t.nothingToSendBack}</Text>}
        <TextInput label={t.reason} {...form.getInputProps('reason')} />
        {back && (
          <Text size="sm" c="dimmed">
            {t.staysInQuarantine}
          </Text>
        )}
      </Form>
    </Dialog>
  );
}

/** What can still come back, by the lots that left. */
function comingBack({ returnable }: StockMovementRowFragment): Row[] {
  return returnable.flatMap(({ lot, moved, returned }) =>
    moved > returned ? [{ lotId: lot.id, lotNumber: lot.lotNumber, most: moved - returned }] : [],
  );
}

/** What can be sent back: what is here of the lots that came, parts of them by themselves. */
function onTheShelf({ returnable }: StockMovementRowFragment, lots: Lots): Row[] {
  return returnable.flatMap(({ lot: whole, moved, returned }) =>
    lots
      .filter(({ id, partOf, quantity }) => (partOf?.id ?? id) === whole.id && quantity > 0 && moved > returned)
      .map(({ id, lotNumber, quantity }) => ({ lotId: id, lotNumber, most: Math.min(quantity, moved - returned) })),
  );
}
