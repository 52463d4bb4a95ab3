import { List, NumberInput, Select, Text, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { type Trouble, troubleOf, useAct } from '../../api/index.ts';
import { StockDispenseDocument, type StockShortFragment } from '../../generated/graphql.ts';
import { useFormat, useTerms, useTexts } from '../../i18n/index.ts';
import { useMay } from '../../session/index.ts';
import { useFaultText } from '../../ui/index.ts';
import { MovementForm, tellMoved } from './movement-form.tsx';
import { type Product, useProduct } from './product.ts';
import { ProductFields } from './product-fields.tsx';
import { texts } from './texts.ts';

interface FormProps {
  readonly initial: Product | null;
  readonly onDone: () => void;
}

const blank = { quantity: '' as number | string, lotId: null as string | null, reason: '' };

/** Goods that go out: from the lots that expire first, or from a named one for a reason. */
export function DispenseForm({ initial, onDone }: FormProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const terms = useTerms();
  const faultText = useFaultText();
  const may = useMay();
  const { act, busy } = useAct(StockDispenseDocument);
  const found = useProduct(initial);
  const [fields, setFields] = useState(blank);
  const [trouble, setTrouble] = useState<Trouble>({});
  const [short, setShort] = useState<StockShortFragment | null>(null);
  const quantity = useRef<HTMLInputElement>(null);
  const { product } = found;
  const stock = product?.stock ?? null;
  const lots = stock?.lots.filter((lot) => lot.quantity > 0) ?? [];
  const first = lots.find(({ usable }) => usable > 0);
  const scannedLot = product?.scanned?.lotNumber;

  useEffect(() => {
    setShort(null);
    setTrouble({});
    if (product?.scanned) quantity.current?.focus();
  }, [product]);

  const submit = async () => {
    const missing = {
      ...(product === null && { drugId: t.needsDrug }),
      ...(product !== null && stock === null && { drugId: t.notKept }),
      ...(typeof fields.quantity !== 'number' && { quantity: t.needsQuantity }),
      ...(fields.lotId !== null && fields.reason.trim() === '' && { reason: t.needsReason }),
    };
    setTrouble(missing);
    setShort(null);
    if (product === null || stock === null || typeof fields.quantity !== 'number' || Object.keys(missing).length > 0)
      return;
    const { data, fault } = await act({
      input: {
        stockId: stock.id,
        ...(fields.lotId === null
          ? { quantity: fields.quantity }
          : { lots: [{ lotId: fields.lotId, quantity: fields.quantity }], reason: fields.reason.trim() }),
      },
    });
    if (fault) return setTrouble(troubleOf(fault, faultText(fault), ['quantity', 'reason']));
    const { dispenseStock: answer } = data;
    switch (answer.__typename) {
      case 'InsufficientStock':
        setShort(answer);
        quantity.current?.select();
        return setTrouble({
          quantity: t.onlyAvailable(format.number(answer.requested), format.number(answer.available)),
        });
      case 'LotNotUsable':
        return setTrouble({ lotId: t.lotNotUsable(answer.lotNumber, terms.skipReason[answer.reason]) });
      case 'StockMovement':
        tellMoved(
          t.dispense.done(format.number(fields.quantity), product.drug.name, format.number(answer.stock.usable)),
          answer,
        );
        return onDone();
    }
  };

  return (
    <MovementForm trouble={trouble.form} submit={t.dispense.submit} busy={busy} onSubmit={submit}>
      <ProductFields of={found} error={trouble.drugId} />
      {stock && first && scannedLot && scannedLot !== first.lotNumber && fields.lotId === null && (
        <Text size="sm" role="status">
          {t.otherLotFirst(first.lotNumber)}
        </Text>
      )}
      {stock && may('STOCK_CHOOSE_LOT') && (
        <Select
          label={t.lot}
          data={[
            { value: '', label: t.firstExpired },
            ...lots.map((lot) => ({
              value: lot.id,
              label: t.lotOption(
                lot.lotNumber,
                format.number(lot.usable),
                lot.expiresOn ? format.day(lot.expiresOn) : '–',
              ),
            })),
          ]}
          value={fields.lotId ?? ''}
          onChange={(id) => setFields({ ...fields, lotId: id || null })}
          allowDeselect={false}
          error={trouble.lotId}
        />
      )}
      {fields.lotId !== null && (
        <TextInput
          label={t.reason}
          description={t.lotReasonHint}
          value={fields.reason}
          onChange={({ currentTarget: { value } }) => setFields({ ...fields, reason: value })}
          error={trouble.reason}
        />
      )}
      <NumberInput
        ref={quantity}
        label={t.quantity}
        {...(stock && { description: t.available(format.number(stock.usable), stock.drug.unit ?? '') })}
        allowDecimal={false}
        allowNegative={false}
        thousandSeparator
        value={fields.quantity}
        onChange={(value) => setFields({ ...fields, quantity: value })}
        error={trouble.quantity}
      />
      {short !== null && short.skipped.length > 0 && (
        <List size="sm" aria-label={t.skipped}>
          {short.skipped.map((lot) => (
            <List.Item key={lot.lotId}>
              {t.skippedLot(lot.lotNumber, format.number(lot.quantity), terms.skipReason[lot.reason])}
            </List.Item>
          ))}
        </List>
      )}
    </MovementForm>
  );
}
