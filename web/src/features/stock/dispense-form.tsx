import { Button, List, NumberInput, Select, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { fieldErrorsOf, useMutation, useQuery } from '../../api/index.ts';
import { StockDispenseDocument, StockPlanDocument, type StockShortFragment } from '../../generated/graphql.ts';
import { instantOf, useFormat, useTerms, useTexts } from '../../i18n/index.ts';
import { useMay, usePharmacy } from '../../session/index.ts';
import { useDoubts, useErrorText } from '../../ui/index.ts';
import { type Moved, MovementForm } from './movement-form.tsx';
import { linesText } from './movements.tsx';
import { type Product, useProduct } from './product.ts';
import { ProductFields } from './product-fields.tsx';
import { scannedLot } from './scanned-lot.ts';
import { texts } from './texts.ts';

interface FormProps {
  readonly initial: Product | null;
  readonly onDone: Moved;
}

const blank = {
  quantity: '' as number | string,
  lotId: null as string | null,
  reason: '',
  /** Local time; null while it is now. */
  occurredAt: null as string | null,
};

/**
 * Goods that go out: from the lots that expire first, or from a named one. A lot that was scanned is the one that is taken, or nothing is; which lots
 * are taken is shown before and told afterwards.
 */
export function DispenseForm({ initial, onDone }: FormProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const terms = useTerms();
  const errorText = useErrorText();
  const may = useMay();
  const pharmacy = usePharmacy();
  const { mutate, loading } = useMutation(StockDispenseDocument);
  const doubts = useDoubts();
  const form = useForm({ initialValues: blank });
  const { setFieldValue } = form;
  const fields = form.values;
  const [short, setShort] = useState<StockShortFragment | null>(null);
  const found = useProduct(initial, () => {
    setShort(null);
    form.setValues({ lotId: null, reason: '' });
    form.clearErrors();
  });
  const quantity = useRef<HTMLInputElement>(null);
  const { product, label } = found;
  const stock = product?.stock ?? null;
  const { lots, first, scanned, refused } = choiceOf(product);
  const lot = lots.find(({ id }) => id === fields.lotId);
  const why = (of: typeof refused) => (of?.lotNumber ? t.lotNotHere(of.lotNumber) : t.lotUnreadable);

  useEffect(() => {
    setFieldValue('lotId', scanned?.id ?? null);
  }, [scanned?.id, setFieldValue]);
  // At once, so that a quantity that is typed ahead of the network goes where it belongs.
  useEffect(() => {
    if (label) quantity.current?.focus();
  }, [label]);

  const submit = async (fields: typeof blank) => {
    const settled = await found.settled();
    const stock = settled?.stock ?? null;
    const { lots, first, scanned, refused } = choiceOf(settled);
    // What was found after Enter has not been shown yet: the lot that was scanned is the one.
    const lot = settled === product ? lots.find(({ id }) => id === fields.lotId) : scanned;
    const problems = {
      ...(settled === null && { drugId: t.needsDrug }),
      ...(settled !== null && stock === null && { drugId: t.notKept }),
      ...(refused && !lot && { drugId: why(refused) }),
      ...(typeof fields.quantity !== 'number' && { quantity: t.needsQuantity }),
      ...(fields.occurredAt === '' && { occurredAt: t.needsTime }),
      ...(lot && lot.id !== first?.id && fields.reason.trim() === '' && { reason: t.needsReason }),
    };
    form.setErrors(problems);
    setShort(null);
    if (settled === null || stock === null || typeof fields.quantity !== 'number' || Object.keys(problems).length > 0)
      return;
    const input = {
      stockId: stock.id,
      ...(lot
        ? { lots: [{ lotId: lot.id, quantity: fields.quantity }], reason: fields.reason.trim() || null }
        : { quantity: fields.quantity }),
      ...(fields.occurredAt && {
        occurredAt: instantOf(fields.occurredAt, pharmacy.timezone).toISOString(),
        reason: fields.reason.trim() || null,
      }),
    };
    const { data, error } = await mutate({ input: { ...input, ...doubts.confirm(input) } });
    doubts.clear();
    if (error) return form.setErrors(fieldErrorsOf(error, errorText(error), fields));
    const { dispenseStock: answer } = data;
    switch (answer.__typename) {
      case 'InsufficientStock':
        setShort(answer);
        quantity.current?.select();
        return form.setErrors({ quantity: answer.message });
      case 'ConfirmationNeeded':
        return doubts.ask(input, answer.doubts);
      case 'LotNotUsable':
        return form.setErrors({ lotId: answer.message });
      case 'StockMovement': {
        const done = t.dispense.done(
          format.number(fields.quantity),
          settled.drug.name,
          format.number(answer.stock.usable),
        );
        return onDone(`${done} ${t.fromLots(linesText(answer.transaction.lines, format))}`, answer);
      }
    }
  };

  return (
    <MovementForm form={form} submit={t.dispense.submit} loading={loading} doubts={doubts} onSubmit={submit}>
      <ProductFields of={found} error={form.errors['drugId'] ?? (refused && !lot ? why(refused) : undefined)} />
      {stock && (may('STOCK_CHOOSE_LOT') || lot) && (
        <Select
          label={t.lot}
          {...(lot && lot.id === scanned?.id && { description: t.scannedLot(lot.lotNumber) })}
          data={[
            { value: '', label: t.firstExpired },
            ...lots
              .filter(({ id }) => may('STOCK_CHOOSE_LOT') || id === fields.lotId)
              .map((each) => ({
                value: each.id,
                label: t.lotOption(
                  each.lotNumber,
                  format.number(each.usable),
                  each.expiresOn ? format.day(each.expiresOn) : '–',
                ),
              })),
          ]}
          {...form.getInputProps('lotId')}
          value={fields.lotId ?? ''}
          onChange={(id) => setFieldValue('lotId', id || null)}
          allowDeselect={false}
        />
      )}
      {((lot && lot.id !== first?.id) || fields.occurredAt !== null) && (
        <TextInput
          label={t.reason}
          description={fields.occurredAt === null ? t.lotReasonHint : t.lateReasonHint}
          {...form.getInputProps('reason')}
        />
      )}
      <NumberInput
        ref={quantity}
        label={t.quantity}
        {...(stock && { description: t.available(format.number(stock.usable), stock.drug.unit ?? '') })}
        allowDecimal={false}
        allowNegative={false}
        thousandSeparator
        {...form.getInputProps('quantity')}
      />
      {fields.occurredAt === null ? (
        <Button size="compact-xs" variant="subtle" onClick={() => setFieldValue('occurredAt', '')}>
          {t.leftEarlier}
        </Button>
      ) : (
        <TextInput
          type="datetime-local"
          label={t.leftAt}
          description={t.leftAtHint}
          {...form.getInputProps('occurredAt')}
        />
      )}
      {stock && !lot && fields.occurredAt === null && typeof fields.quantity === 'number' && (
        <Plan stockId={stock.id} quantity={fields.quantity} />
      )}
      {lot && typeof fields.quantity === 'number' && <Taken lots={[{ quantity: fields.quantity, lot }]} />}
      {short !== null && short.skipped.length > 0 && (
        <List size="sm" aria-label={t.skipped}>
          {short.skipped.map((skipped) => (
            <List.Item key={skipped.lotId}>
              {t.skippedLot(skipped.lotNumber, format.number(skipped.quantity), terms.skipReason[skipped.reason])}
            </List.Item>
          ))}
        </List>
      )}
    </MovementForm>
  );
}

/** Which lots there are, which comes first, and which one the label means, or why it means none. */
function choiceOf(product: Product | null) {
  const lots = product?.stock?.lots.filter((lot) => lot.quantity > 0) ?? [];
  const meant = scannedLot(product);
  const scanned = meant.kind === 'lot' ? lots.find(({ id }) => id === meant.lot.id) : undefined;
  const lotNumber = meant.kind === 'lot' ? meant.lot.lotNumber : meant.kind === 'unknown' ? meant.lotNumber : null;
  return {
    lots,
    first: lots.find(({ usable }) => usable > 0),
    scanned,
    refused: scanned || meant.kind === 'none' ? null : { lotNumber },
  };
}

/** The lots that the server would take now, first expired first out. */
function Plan({ stockId, quantity }: { readonly stockId: string; readonly quantity: number }) {
  const t = useTexts(texts);
  const format = useFormat();
  const [asked] = useDebouncedValue(quantity, 200);
  const pause = !Number.isInteger(asked) || asked < 1 || asked > 10_000_000;
  const { data } = useQuery(StockPlanDocument, { id: stockId, quantity: asked }, { pause, keepPrevious: true });
  const plan = pause ? null : data?.stock?.dispensePlan;
  if (!plan) return null;
  if (plan.shortage > 0)
    return (
      <Text size="sm" role="status">
        {t.missing(format.number(plan.shortage))}
      </Text>
    );
  return <Taken lots={plan.lots} />;
}

interface TakenProps {
  readonly lots: readonly {
    readonly quantity: number;
    readonly lot: { readonly id: string; readonly lotNumber: string; readonly expiresOn: string | null };
  }[];
}

function Taken({ lots }: TakenProps) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <div role="status">
      <Text size="sm">{t.willTake}</Text>
      <List size="sm" aria-label={t.willTake}>
        {lots.map(({ quantity, lot: { id, lotNumber, expiresOn } }) => (
          <List.Item key={id}>
            {t.takenLot(format.number(quantity), lotNumber, expiresOn ? format.day(expiresOn) : '–')}
          </List.Item>
        ))}
      </List>
    </div>
  );
}
