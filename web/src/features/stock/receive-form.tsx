import { NumberInput, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { type Trouble, troubleOf, useAct } from '../../api/index.ts';
import { StockReceiveDocument } from '../../generated/graphql.ts';
import { useFormat, useRefusalText, useTexts } from '../../i18n/index.ts';
import { usePharmacy } from '../../session/index.ts';
import { useDoubts, useFaultText } from '../../ui/index.ts';
import { type Moved, MovementForm } from './movement-form.tsx';
import { type Product, useProduct } from './product.ts';
import { ProductFields } from './product-fields.tsx';
import { texts } from './texts.ts';

const blank = { lotNumber: '', expiresOn: '', quantity: '' as number | string };

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
  const faultText = useFaultText();
  const pharmacy = usePharmacy();
  const { act, busy } = useAct(StockReceiveDocument);
  const doubts = useDoubts();
  const found = useProduct(initial);
  const [fields, setFields] = useState(blank);
  const [trouble, setTrouble] = useState<Trouble>({});
  const quantity = useRef<HTMLInputElement>(null);
  const { product } = found;

  useEffect(() => {
    if (!product?.scanned) return;
    const { lotNumber, expiresOn } = product.scanned;
    setFields((before) => ({ ...before, lotNumber: lotNumber ?? '', expiresOn: expiresOn ?? '' }));
    quantity.current?.focus();
  }, [product]);

  const submit = async () => {
    const missing = {
      ...(product === null && { drugId: t.needsDrug }),
      ...(fields.lotNumber.trim() === '' && { lotNumber: t.needsLot }),
      ...(typeof fields.quantity !== 'number' && { quantity: t.needsQuantity }),
    };
    setTrouble(missing);
    if (product === null || typeof fields.quantity !== 'number' || Object.keys(missing).length > 0) return;
    const input = {
      pharmacyId: pharmacy.id,
      drugId: product.drug.id,
      lotNumber: fields.lotNumber.trim(),
      expiresOn: fields.expiresOn || null,
      quantity: fields.quantity,
    };
    const { data, fault } = await act({ input: { ...input, ...doubts.confirm(input) } });
    doubts.clear();
    if (fault) return setTrouble(troubleOf(fault, faultText(fault), ['drugId', 'lotNumber', 'expiresOn', 'quantity']));
    const { receiveStock: answer } = data;
    if (answer.__typename === 'ConfirmationNeeded') return doubts.ask(input, answer.doubts);
    if (answer.__typename === 'LotExpired') return setTrouble({ expiresOn: t.expiredOn(format.day(answer.expiredOn)) });
    if (answer.__typename !== 'StockMovement') return setTrouble({ drugId: refusalText(answer) });
    onDone(t.receive.done(format.number(fields.quantity), product.drug.name, fields.lotNumber), answer);
  };

  return (
    <MovementForm trouble={trouble.form} submit={t.receive.submit} busy={busy} doubts={doubts} onSubmit={submit}>
      <ProductFields of={found} error={trouble.drugId} />
      <TextInput
        label={t.lotNumber}
        value={fields.lotNumber}
        onChange={({ currentTarget: { value } }) => setFields({ ...fields, lotNumber: value })}
        error={trouble.lotNumber}
        autoComplete="off"
      />
      <TextInput
        type="date"
        label={t.expiresOn}
        description={t.expiresHint}
        value={fields.expiresOn}
        onChange={({ currentTarget: { value } }) => setFields({ ...fields, expiresOn: value })}
        error={trouble.expiresOn}
      />
      <NumberInput
        ref={quantity}
        label={t.quantity}
        {...(product?.drug.unit && { description: t.inUnits(product.drug.unit) })}
        allowDecimal={false}
        allowNegative={false}
        thousandSeparator
        value={fields.quantity}
        onChange={(value) => setFields({ ...fields, quantity: value })}
        error={trouble.quantity}
      />
    </MovementForm>
  );
}
