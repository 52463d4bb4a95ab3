import { Checkbox, NumberInput, TextInput } from '@mantine/core';
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
  const faultText = useFaultText();
  const pharmacy = usePharmacy();
  const { act, busy } = useAct(StockReceiveDocument);
  const doubts = useDoubts();
  const found = useProduct(initial);
  const [fields, setFields] = useState(blank);
  const [trouble, setTrouble] = useState<Trouble>({});
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
    setTrouble(missing);
    if (product === null || typeof fields.quantity !== 'number' || Object.keys(missing).length > 0) return;
    const input = {
      pharmacyId: pharmacy.id,
      drugId: product.drug.id,
      lotNumber: fields.lotNumber.trim(),
      expiresOn: fields.expiresOn || null,
      quantity: fields.quantity,
      ...(fields.quarantine !== null && { quarantine: fields.quarantine.trim() }),
    };
    const { data, fault } = await act({ input: { ...input, ...doubts.confirm(input) } });
    doubts.clear();
    if (fault) return setTrouble(troubleOf(fault, faultText(fault), ['drugId', 'lotNumber', 'expiresOn', 'quantity']));
    const { receiveStock: answer } = data;
    if (answer.__typename === 'ConfirmationNeeded') return doubts.ask(input, answer.doubts);
    if (answer.__typename === 'LotExpired') return setTrouble({ expiresOn: t.expiredOn(format.day(answer.expiredOn)) });
    if (answer.__typename === 'ExpiryRequired') return setTrouble({ expiresOn: refusalText(answer) });
    if (answer.__typename !== 'StockMovement') return setTrouble({ drugId: refusalText(answer) });
    onDone(t.receive.done(format.number(fields.quantity), product.drug.name, fields.lotNumber), answer);
  };

  return (
    <MovementForm trouble={trouble.form} submit={t.receive.submit} busy={busy} doubts={doubts} onSubmit={submit}>
      <ProductFields of={found} error={trouble.drugId} />
      <TextInput
        label={t.lotNumber}
        value={fields.lotNumber}
        onChange={({ currentTarget: { value } }) => setFields((before) => ({ ...before, lotNumber: value }))}
        error={trouble.lotNumber}
        autoComplete="off"
      />
      <TextInput
        type="date"
        label={t.expiresOn}
        description={t.expiresHint}
        value={fields.expiresOn}
        onChange={({ currentTarget: { value } }) => setFields((before) => ({ ...before, expiresOn: value }))}
        error={trouble.expiresOn}
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
        error={trouble.quantity}
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
          error={trouble.quarantine}
        />
      )}
    </MovementForm>
  );
}
