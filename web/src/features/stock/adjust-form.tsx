import { NumberInput, Select, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { type Trouble, troubleOf, useAct } from '../../api/index.ts';
import type { AdjustmentType } from '../../generated/enums.ts';
import { StockAdjustDocument } from '../../generated/graphql.ts';
import { useFormat, useTerms, useTexts } from '../../i18n/index.ts';
import { useFaultText } from '../../ui/index.ts';
import { type Moved, MovementForm } from './movement-form.tsx';
import { type Product, useProduct } from './product.ts';
import { ProductFields } from './product-fields.tsx';
import { texts } from './texts.ts';

interface FormProps {
  readonly initial: Product | null;
  readonly onDone: Moved;
}

const kinds: readonly AdjustmentType[] = ['ADJUSTMENT', 'COUNT', 'DISPOSAL'];
const blank = {
  lotId: null as string | null,
  type: 'ADJUSTMENT' as AdjustmentType,
  change: '' as number | string,
  reason: '',
};

/** What a count or a broken bottle changes about a lot, with its reason. */
export function AdjustForm({ initial, onDone }: FormProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const terms = useTerms();
  const faultText = useFaultText();
  const { act, busy } = useAct(StockAdjustDocument);
  const found = useProduct(initial);
  const [fields, setFields] = useState(blank);
  const [trouble, setTrouble] = useState<Trouble>({});
  const change = useRef<HTMLInputElement>(null);
  const { product } = found;
  const lots = product?.stock?.lots ?? [];
  const scanned = lots.find(({ lotNumber }) => lotNumber === product?.scanned?.lotNumber);
  const lot = lots.find(({ id }) => id === fields.lotId) ?? scanned ?? (lots.length === 1 ? lots[0] : undefined);

  const submit = async () => {
    const missing = {
      ...(product === null && { drugId: t.needsDrug }),
      ...(product !== null && lots.length === 0 && { drugId: t.notKept }),
      ...(product !== null && lots.length > 0 && !lot && { lotId: t.needsLotChoice }),
      ...(typeof fields.change !== 'number' && { quantityChange: t.needsChange }),
      ...(fields.reason.trim() === '' && { reason: t.needsReason }),
    };
    setTrouble(missing);
    if (!product || !lot || typeof fields.change !== 'number' || Object.keys(missing).length > 0) return;
    const { type, change: quantityChange } = fields;
    const { data, fault } = await act({ input: { lotId: lot.id, type, quantityChange, reason: fields.reason.trim() } });
    if (fault) return setTrouble(troubleOf(fault, faultText(fault), ['quantityChange', 'reason', 'type']));
    const { adjustStock: answer } = data;
    if (answer.__typename !== 'StockMovement') {
      change.current?.select();
      return setTrouble({
        quantityChange: t.onlyAvailable(format.number(answer.requested), format.number(answer.available)),
      });
    }
    onDone(t.adjust.done(product.drug.name, lot.lotNumber, format.change(quantityChange)), answer);
  };

  return (
    <MovementForm trouble={trouble.form} submit={t.adjust.submit} busy={busy} onSubmit={submit}>
      <ProductFields of={found} error={trouble.drugId} />
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
        value={lot?.id ?? null}
        onChange={(lotId) => setFields({ ...fields, lotId })}
        disabled={lots.length === 0}
        allowDeselect={false}
        error={trouble.lotId}
      />
      <Select
        label={t.kind}
        data={kinds.map((kind) => ({ value: kind, label: terms.adjustmentType[kind] }))}
        value={fields.type}
        onChange={(type) => setFields({ ...fields, type: kinds.find((kind) => kind === type) ?? 'ADJUSTMENT' })}
        allowDeselect={false}
        error={trouble.type}
      />
      <NumberInput
        ref={change}
        label={t.change}
        description={t.changeHint}
        allowDecimal={false}
        thousandSeparator
        value={fields.change}
        onChange={(value) => setFields({ ...fields, change: value })}
        error={trouble.quantityChange}
      />
      <TextInput
        label={t.reason}
        value={fields.reason}
        onChange={({ currentTarget: { value } }) => setFields({ ...fields, reason: value })}
        error={trouble.reason}
      />
    </MovementForm>
  );
}
