import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { type FieldErrors, fieldErrorsOf, useMutation } from '../../api/index.ts';
import { StockReceiveDocument } from '../../generated/graphql.ts';
import { useFormat, useRefusalText, useTexts } from '../../i18n/index.ts';
import { usePharmacy } from '../../session/index.ts';
import { useDoubts, useErrorText } from '../../ui/index.ts';
import { type Moved, MovementForm } from './movement-form.tsx';
import { type Product, useProduct } from './product.ts';
import { ProductFields } from './product-fields.tsx';
import { texts } from './texts.ts';

const blank = { lotNumber: '', expiresOn: '', quantity: '' as number | string, quarantine: null as string | null };

interface FormProps {
  readonly initial: Product | null;
  /** It was done; the next one begins anew. */
  readonly onDone: Moved;
}

/** Goods that came in: what, which lot, until when, how many. */
export function ReceiveForm({ initial, onDone }: FormProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const refusalText = useRefusalText();
  const errorText = useErrorText();
  const pharmacy = usePharmacy();
  const { mutate, loading } = useMutation(StockReceiveDocument);
  const doubts = useDoubts();
  const found = useProduct(initial);
  const [fields, setFields] = useState(blank);
  const [errors, setErrors] = useState<FieldErrors>({});
  const quantity = useRef<HTMLInputElement>(null);
  const { label } = found;

  // Here and at once, so that a quantity that is typed ahead of the network goes where it belongs.
  useEffect(() => {
    if (!label) return;
    const { lotNumber, expiresOn } = label;
    setFields((before) => ({ ...before, lotNumber: lotNumber ?? '', expiresOn: expiresOn ?? '' }));
    quantity.current?.focus();
  }, [label]);

  const submit = async () => {
    const product = await found.settled();
    const missing = {
      ...(product === null && { drugId: t.needsDrug }),
      ...(fields.lotNumber.trim() === '' && { lotNumber: t.needsLot }),
      ...(typeof fields.quantity !== 'number' && { quantity: t.needsQuantity }),
      ...(fields.quarantine?.trim() === '' && { quarantine: t.needsReason }),
    };
    setErrors(missing);
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
    if (error)
      return setErrors(fieldErrorsOf(error, errorText(error), ['drugId', 'lotNumber', 'expiresOn', 'quantity']));
    const { receiveStock: answer } = data;
    if (answer.__typename === 'ConfirmationNeeded') return doubts.ask(input, answer.doubts);
    if (answer.__typename === 'LotExpired') return setErrors({ expiresOn: t.expiredOn(format.day(answer.expiredOn)) });
    if (answer.__typename === 'ExpiryRequired') return setErrors({ expiresOn: refusalText(answer) });
    if (answer.__typename !== 'StockMovement') return setErrors({ drugId: refusalText(answer) });
    onDone(t.receive.done(format.number(fields.quantity), product.drug.name, fields.lotNumber), answer);
  };

  return (
    <MovementForm formError={errors.form} submit={t.receive.submit} loading={loading} doubts={doubts} onSubmit={submit}>
      <ProductFields of={found} error={errors.drugId} />
      <TextInput
        label={t.lotNumber}
        value={fields.lotNumber}
        onChange={({ currentTarget: { value } }) => setFields((before) => ({ ...before, lotNumber: value }))}
        error={errors.lotNumber}
        autoComplete="off"
      />
      <TextInput
        type="date"
        label={t.expiresOn}
        description={t.expiresHint}
        value={fields.expiresOn}
        onChange={({ currentTarget: { value } }) => setFields((before) => ({ ...before, expiresOn: value }))}
        error={errors.expiresOn}
      />
      <NumberInput
        ref={quantity}
        label={t.quantity}
        {...(found.product?.drug.unit && { description: t.inUnits(found.product.drug.unit) })}
        allowDecimal={false}
        allowNegative={false}
        thousandSeparator
        value={fields.quantity}
        onChange={(value) => setFields((before) => ({ ...before, quantity: value }))}
        error={errors.quantity}
      />
      <Checkbox
        label={t.intoQuarantine}
        checked={fields.quarantine !== null}
        onChange={({ currentTarget: { checked } }) =>
          setFields((before) => ({ ...before, quarantine: checked ? '' : null }))
        }
      />
      {fields.quarantine !== null && (
        <TextInput
          label={t.quarantine}
          description={t.quarantineHint}
          value={fields.quarantine}
          onChange={({ currentTarget: { value } }) => setFields((before) => ({ ...before, quarantine: value }))}
          error={errors.quarantine}
        />
      )}
    </MovementForm>
  );
}
