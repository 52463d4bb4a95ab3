import { NumberInput, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRef } from 'react';
import { fieldErrorsOf, useMutation } from '../../api/index.ts';
import type { AdjustmentType } from '../../generated/enums.ts';
import { StockAdjustDocument } from '../../generated/graphql.ts';
import { useFormat, useTerms, useTexts } from '../../i18n/index.ts';
import { useDoubts, useErrorText } from '../../ui/index.ts';
import { type Moved, MovementForm } from './movement-form.tsx';
import { type Product, useProduct } from './product.ts';
import { ProductFields } from './product-fields.tsx';
import { scannedLot } from './scanned-lot.ts';
import { texts } from './texts.ts';

interface FormProps {
  readonly initial: Product | null;
  readonly onDone: Moved;
}

const kinds: readonly AdjustmentType[] = ['ADJUSTMENT', 'COUNT', 'DISPOSAL'];
const blank = {
  lotId: null as string | null,
  type: 'ADJUSTMENT' as AdjustmentType,
  quantityChange: '' as number | string,
  reason: '',
};

/** What a count or a broken bottle changes about a lot, with its reason. */
export function AdjustForm({ initial, onDone }: FormProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const terms = useTerms();
  const errorText = useErrorText();
  const { mutate, loading } = useMutation(StockAdjustDocument);
  const doubts = useDoubts();
  const found = useProduct(initial);
  const form = useForm({ initialValues: blank });
  const change = useRef<HTMLInputElement>(null);
  const { product } = found;
  const lots = product?.stock?.lots ?? [];
  const lotOf = (of: Product | null) => {
    const here = of?.stock?.lots ?? [];
    const scan = scannedLot(of);
    // What was scanned is taken or nothing is: another lot of the drug only when somebody chooses it.
    const meant = scan.kind === 'lot' ? scan.lot : scan.kind === 'none' && here.length === 1 ? here[0] : undefined;
    return here.find(({ id }) => id === form.getValues().lotId) ?? meant;
  };
  const lot = lotOf(product);

  const submit = async ({ type, quantityChange, ...rest }: typeof blank) => {
    const product = await found.settled();
    const lots = product?.stock?.lots ?? [];
    const lot = lotOf(product);
    const reason = rest.reason.trim();
    const missing = {
      ...(product === null && { drugId: t.needsDrug }),
      ...(product !== null && lots.length === 0 && { drugId: t.notKept }),
      ...(product !== null && lots.length > 0 && !lot && { lotId: t.needsLotChoice }),
      ...(typeof quantityChange !== 'number' && { quantityChange: t.needsChange }),
      ...(reason === '' && { reason: t.needsReason }),
    };
    form.setErrors(missing);
    if (!product || !lot || typeof quantityChange !== 'number' || Object.keys(missing).length > 0) return;
    const input = { lotId: lot.id, type, quantityChange, reason };
    const { data, error } = await mutate({ input: { ...input, ...doubts.confirm(input) } });
    doubts.clear();
    if (error) return form.setErrors(fieldErrorsOf(error, errorText(error), form.getValues()));
    const { adjustStock: answer } = data;
    if (answer.__typename === 'ConfirmationNeeded') return doubts.ask(input, answer.doubts);
    if (answer.__typename !== 'StockMovement') {
      change.current?.select();
      return form.setErrors({ quantityChange: answer.message });
    }
    onDone(t.adjust.done(product.drug.name, lot.lotNumber, format.change(quantityChange)), answer);
  };

  return (
    <MovementForm form={form} submit={t.adjust.submit} loading={loading} doubts={doubts} onSubmit={submit}>
      <ProductFields of={found} error={form.errors['drugId']} />
      <Select
        label={t.lot}
        data={lots.map((each) => ({
          value: each.id,
          label: t.lotOption(
            each.lotNumber,
            format.number(each.quantity),
            each.expiresOn ? format.day(each.expiresOn) : '–',
          ),
        }))}
        {...form.getInputProps('lotId')}
        value={lot?.id ?? null}
        disabled={lots.length === 0}
        allowDeselect={false}
      />
      <Select
        label={t.kind}
        data={kinds.map((kind) => ({ value: kind, label: terms.adjustmentType[kind] }))}
        allowDeselect={false}
        {...form.getInputProps('type')}
      />
      <NumberInput
        ref={change}
        label={t.change}
        description={t.changeHint}
        allowDecimal={false}
        thousandSeparator
        {...form.getInputProps('quantityChange')}
      />
      <TextInput label={t.reason} {...form.getInputProps('reason')} />
    </MovementForm>
  );
}
