import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect, useRef } from 'react';
import { fieldErrorsOf, useMutation } from '../../api/index.ts';
import { StockReceiveDocument } from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { usePharmacy } from '../../session/index.ts';
import { useDoubts, useErrorText } from '../../ui/index.ts';
import { type Moved, MovementForm } from './movement-form.tsx';
import { type Product, useProduct } from './product.ts';
import { ProductFields } from './product-fields.tsx';
import { texts } from './texts.ts';

const blank = { lotNumber: '', expiresOn: '', quantity: '' as number | string, quarantine: null as string | null };

interface FormProps {
  readonly initial: Product | null;
  /** It was done; the next one starts over. */
  readonly onDone: Moved;
}

/** Goods that came in: what, which lot, until when, how many. */
export function ReceiveForm({ initial, onDone }: FormProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const errorText = useErrorText();
  const pharmacy = usePharmacy();
  const { mutate, loading } = useMutation(StockReceiveDocument);
  const doubts = useDoubts();
  const found = useProduct(initial);
  const form = useForm({ initialValues: blank });
  const quantity = useRef<HTMLInputElement>(null);
  const { label } = found;
  const { setValues } = form;

  // Here and at once, so that a quantity that is typed ahead of the network goes where it belongs.
  useEffect(() => {
    if (!label) return;
    const { lotNumber, expiresOn } = label;
    setValues({ lotNumber: lotNumber ?? '', expiresOn: expiresOn ?? '' });
    quantity.current?.focus();
  }, [label, setValues]);

  const submit = async (fields: typeof blank) => {
    const product = await found.settled();
    const missing = {
      ...(product === null && { drugId: t.needsDrug }),
      ...(fields.lotNumber.trim() === '' && { lotNumber: t.needsLot }),
      ...(typeof fields.quantity !== 'number' && { quantity: t.needsQuantity }),
      ...(fields.quarantine?.trim() === '' && { quarantine: t.needsReason }),
    };
    form.setErrors(missing);
    if (product === null || typeof fields.quantity !== 'number' || Object.keys(missing).length > 0) return;
    const input = {
      pharmacyId: pharmacy.id,
      drugId: product.drug.id,
      lotNumber: fields.lotNumber.trim(),
      expiresOn: fields.expiresOn || null,
      quantity: fields.quantity,
      ...(fields.quarantine !== null && { quarantine: fields.quarantine.trim() }),
    };
    const { data, error } = await mutate({ input: { ...input, ...doubts.confirm(input) } });
    doubts.clear();
    if (error) return form.setErrors(fieldErrorsOf(error, errorText(error), input));
    const { receiveStock: answer } = data;
    if (answer.__typename === 'ConfirmationNeeded') return doubts.ask(input, answer.doubts);
    if (answer.__typename === 'LotExpired' || answer.__typename === 'ExpiryRequired')
      return form.setErrors({ expiresOn: answer.message });
    if (answer.__typename !== 'StockMovement') return form.setErrors({ drugId: answer.message });
    onDone(t.receive.done(format.number(fields.quantity), product.drug.name, fields.lotNumber), answer);
  };

  return (
    <MovementForm form={form} submit={t.receive.submit} loading={loading} doubts={doubts} onSubmit={submit}>
      <ProductFields of={found} error={form.errors['drugId']} />
      <TextInput label={t.lotNumber} autoComplete="off" {...form.getInputProps('lotNumber')} />
      <TextInput type="date" label={t.expiresOn} description={t.expiresHint} {...form.getInputProps('expiresOn')} />
      <NumberInput
        ref={quantity}
        label={t.quantity}
        {...(found.product?.drug.unit && { description: t.inUnits(found.product.drug.unit) })}
        allowDecimal={false}
        allowNegative={false}
        thousandSeparator
        {...form.getInputProps('quantity')}
      />
      <Checkbox
        label={t.intoQuarantine}
        checked={form.values.quarantine !== null}
        onChange={({ currentTarget: { checked } }) => form.setFieldValue('quarantine', checked ? '' : null)}
      />
      {form.values.quarantine !== null && (
        <TextInput label={t.quarantine} description={t.quarantineHint} {...form.getInputProps('quarantine')} />
      )}
    </MovementForm>
  );
}
