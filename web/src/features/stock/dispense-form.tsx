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
import { scannedLot } from './scanned-lot.ts';
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
  const [fields, setFields] = useState(blank);
  const [trouble, setTrouble] = useState<Trouble>({});
  const [short, setShort] = useState<StockShortFragment | null>(null);
  const found = useProduct(initial, () => {
    setShort(null);
    setTrouble({});
    setFields((before) => ({ ...before, lotId: null, reason: '' }));
  });
  const quantity = useRef<HTMLInputElement>(null);
  const { product } = found;
  const stock = product?.stock ?? null;
  const lots = stock?.lots.filter((lot) => lot.quantity > 0) ?? [];
  const first = lots.find(({ usable }) => usable > 0);
  const scan = scannedLot(product);

  // At once, so that a quantity that is typed ahead of the network goes where it belongs.
  useEffect(() => {
    if (found.label) quantity.current?.focus();
  }, [found.label]);

  /** A scanned lot is taken or refused, never replaced by another. The lot to take, or why none is. */
  const lotToTake = (of: Product, asked: number): { readonly lotId: string | null } | { readonly refusal: string } => {
    if (fields.lotId !== null) return { lotId: fields.lotId };
    const meant = scannedLot(of);
    if (meant.kind === 'none') return { lotId: null };
    if (meant.kind === 'unreadable') return { refusal: t.scannedUnreadable };
    if (meant.kind === 'unknown') return { refusal: t.scannedUnknown(meant.lotNumber) };
    const next = of.stock?.lots.find(({ usable }) => usable > 0);
    if (next?.id === meant.lot.id && meant.lot.usable >= asked) return { lotId: null };
    if (may('STOCK_CHOOSE_LOT')) return { lotId: meant.lot.id };
    return {
      refusal:
        next && next.id !== meant.lot.id
          ? t.scannedNotFirst(meant.lot.lotNumber, next.lotNumber)
          : t.scannedHasOnly(meant.lot.lotNumber, format.number(meant.lot.usable)),
    };
  };

  const submit = async () => {
    const product = await found.settled();
    const stock = product?.stock ?? null;
    const missing = {
      ...(product === null && { drugId: t.needsDrug }),
      ...(product !== null && stock === null && { drugId: t.notKept }),
      ...(typeof fields.quantity !== 'number' && { quantity: t.needsQuantity }),
    };
    setTrouble(missing);
    setShort(null);
    if (product === null || stock === null || typeof fields.quantity !== 'number' || Object.keys(missing).length > 0)
      return;
    const taken = lotToTake(product, fields.quantity);
    if ('refusal' in taken) return setTrouble({ form: taken.refusal });
    if (taken.lotId !== fields.lotId) setFields({ ...fields, lotId: taken.lotId });
    if (taken.lotId !== null && fields.reason.trim() === '') return setTrouble({ reason: t.needsReason });
    const { data, fault } = await act({
      input: {
        stockId: stock.id,
        ...(taken.lotId === null
          ? { quantity: fields.quantity }
          : { lots: [{ lotId: taken.lotId, quantity: fields.quantity }], reason: fields.reason.trim() }),
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
      {scan.kind === 'lot' && first && scan.lot.id !== first.id && fields.lotId === null && (
        <Text size="sm" role="status">
          {t.otherLotFirst(scan.lot.lotNumber, first.lotNumber)}
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
          onChange={(id) => setFields((before) => ({ ...before, lotId: id || null }))}
          allowDeselect={false}
          error={trouble.lotId}
        />
      )}
      {fields.lotId !== null && (
        <TextInput
          label={t.reason}
          description={t.lotReasonHint}
          value={fields.reason}
          onChange={({ currentTarget: { value } }) => setFields((before) => ({ ...before, reason: value }))}
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
        onChange={(value) => setFields((before) => ({ ...before, quantity: value }))}
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
