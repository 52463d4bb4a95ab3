import { Alert, Button, Fieldset, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useLazyQuery, useQuery } from '../../api/index.ts';
import {
  type DrugChoiceFragment,
  type FulfillOrderInput,
  OrderCodesDocument,
  type OrderDetailsQuery,
  OrderDrugOfCodeDocument,
} from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { Dialog, DoubtList, type Doubts, FormErrors, SubmitOrConfirm, useErrorText } from '../../ui/index.ts';
import { DrugLabel } from '../drug-label/index.ts';
import { LabelWords, lotKey, type Scan, ScanField, TypeAhead, useTypeAhead } from '../scan/index.ts';
import { type Came, newRow, useDeliveryDraft } from './delivery-draft.ts';
import { DeliveryLots } from './delivery-lots.tsx';
import { ExtraGoods } from './extra-goods.tsx';
import { linesOfCode } from './scanned-line.ts';
import { texts } from './texts.ts';

type Order = NonNullable<OrderDetailsQuery['order']>;

/** What arrived of which line, lot by lot, and beyond them. */
export type Delivery = Pick<FulfillOrderInput, 'lines' | 'extras'>;

interface DeliveryFormProps {
  readonly order: Order;
  readonly loading: boolean;
  readonly formError: string | null;
  /** What is asked once more before it is entered. */
  readonly doubts: Doubts;
  readonly onClose: () => void;
  readonly onDeliver: (delivery: Delivery) => Promise<void>;
}

/**
 * The goods of a purchase as they came: scanned or typed, each line with its lots; what is left without a quantity has not come yet. What was entered
 * is there again when the form is closed and opened.
 */
export function DeliveryForm(props: DeliveryFormProps) {
  const t = useTexts(texts);
  const [read, setRead] = useState(0);
  return (
    <Dialog opened onClose={props.onClose} title={t.receiveGoods} size="lg">
      <TypeAhead form={read}>
        <Goods {...props} onRead={() => setRead((count) => count + 1)} />
      </TypeAhead>
    </Dialog>
  );
}

function Goods({
  order,
  loading,
  formError,
  doubts,
  onDeliver,
  onRead,
}: DeliveryFormProps & { readonly onRead: () => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const errorText = useErrorText();
  const { hold } = useTypeAhead();
  const open = order.lines
    .map((line) => ({ ...line, outstanding: line.quantity - line.fulfilledQuantity - line.canceledQuantity }))
    .filter(({ outstanding }) => outstanding > 0);
  const { came, extras, change } = useDeliveryDraft(order.id, () =>
    open.map(({ id, outstanding }, key) => ({
      ...{ key, lineId: id, lotNumber: '', expiresOn: '' },
      ...{ quantity: outstanding, quarantine: null },
    })),
  );
  const codes = useQuery(OrderCodesDocument, { id: order.id }, { live: false });
  const findDrug = useLazyQuery(OrderDrugOfCodeDocument);
  const [tried, setTried] = useState(false);
  const [label, setLabel] = useState<Scan | null>(null);
  /** A code that nothing outstanding has, and its drug once that is known. */
  const [stray, setStray] = useState<{ readonly scan: Scan; readonly drug: DrugChoiceFragment | null } | null>(null);
  /** Labels that were scanned before the codes of the order were there. */
  const [waiting, setWaiting] = useState<readonly Scan[]>([]);
  const release = useRef<() => void>(undefined);
  const code = useRef<HTMLInputElement>(null);
  const quantities = useRef(new Map<number, HTMLInputElement>());
  const [focused, setFocused] = useState<number | null>(null);

  const groups = [...open.map(({ id }) => id), ...extras.map(({ id }) => id)];
  const here = came.filter(({ lineId }) => groups.includes(lineId));
  const counted = here.filter(({ quantity }) => typeof quantity === 'number' && quantity > 0);
  const set = (key: number, changes: Partial<Came>) =>
    change((before) => ({
      ...before,
      came: before.came.map((each) => (each.key === key ? { ...each, ...changes } : each)),
    }));
  const remove = (key: number) =>
    change((before) => ({ ...before, came: before.came.filter((each) => each.key !== key) }));
  /** What a line still lacks beside the lots that are entered. */
  const lacks = (lineId: string): number | string => {
    const outstanding = open.find(({ id }) => id === lineId)?.outstanding ?? 0;
    const entered = came.reduce((sum, each) => sum + (each.lineId === lineId ? Number(each.quantity) || 0 : 0), 0);
    return outstanding > entered ? outstanding - entered : '';
  };
  const add = (lineId: string, fields: Partial<Came> = {}) => {
    const row = newRow({ came, extras }, lineId, { quantity: lacks(lineId), ...fields });
    change((before) => ({ ...before, came: [...before.came, row] }));
    setFocused(row.key);
  };
  const addExtra = ({ id: drugId, name }: Pick<DrugChoiceFragment, 'id' | 'name'>, fields: Partial<Came> = {}) => {
    const id = `extra ${drugId}`;
    setStray(null);
    if (!extras.some((each) => each.id === id))
      change((before) => ({ ...before, extras: [...before.extras, { id, drugId, name, reason: '' }] }));
    add(id, fields);
  };
  const setExtra = (id: string, reason: string) =>
    change((before) => ({
      ...before,
      extras: before.extras.map((each) => (each.id === id ? { ...each, reason } : each)),
    }));
  const removeExtra = (id: string) =>
    change((before) => ({
      came: before.came.filter(({ lineId }) => lineId !== id),
      extras: before.extras.filter((each) => each.id !== id),
    }));

  const look = async (scan: Scan) => {
    setStray({ scan, drug: null });
    const { data } = await findDrug({ code: scan.code });
    const [drug, another] = data?.drugs.nodes ?? [];
    if (drug && !another) setStray((before) => (before?.scan === scan ? { scan, drug } : before));
  };
  const take = (scan: Scan, lines: Parameters<typeof linesOfCode>[0]) => {
    setLabel(scan);
    const named = linesOfCode(lines, scan.code).filter((id) => open.some((line) => line.id === id));
    const [lineId] = named;
    if (lineId === undefined) return void look(scan);
    setStray(null);
    const fields = fieldsOf(scan);
    const rows = here.filter((each) => named.includes(each.lineId));
    const same = rows.find(
      (each) =>
        fields.lotNumber !== '' &&
        lotKey(each.lotNumber) === lotKey(fields.lotNumber) &&
        each.expiresOn === fields.expiresOn,
    );
    const empty = rows.find((each) => each.lotNumber === '' && each.expiresOn === '');
    if (!same && !empty) return add(lineId, fields);
    if (!same && empty) set(empty.key, fields);
    setFocused((same ?? empty)?.key ?? null);
  };
  const scan = (scanned: Scan) => {
    if (codes.data?.order) return take(scanned, codes.data.order.lines);
    release.current ??= hold();
    setWaiting((before) => [...before, scanned]);
  };
  const lines = codes.data?.order?.lines;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the codes are there or could not be read
  useEffect(() => {
    const [next] = waiting;
    if (!next || !(lines || codes.error)) return;
    if (lines) take(next, lines);
    setWaiting([]);
    onRead();
    release.current?.();
    release.current = undefined;
  }, [lines, codes.error, waiting]);
  // The row may have been drawn just now.
  useEffect(() => {
    if (focused === null) return;
    quantities.current.get(focused)?.select();
    setFocused(null);
  }, [focused]);

  const submit = () => {
    if (!doubts.armed) return;
    setTried(true);
    const lacking = counted.some(({ lotNumber, quarantine }) => lotNumber.trim() === '' || quarantine?.trim() === '');
    const wanted = extras.filter(({ id }) => counted.some(({ lineId }) => lineId === id));
    if (counted.length === 0 || lacking || wanted.some(({ reason }) => reason.trim() === '')) return;
    const of = (id: string) => counted.filter(({ lineId }) => lineId === id).map(lotOf);
    void onDeliver({
      lines: open.map(({ id }) => ({ lineId: id, lots: of(id) })).filter(({ lots }) => lots.length > 0),
      ...(wanted.length > 0 && {
        extras: wanted.map(({ id, drugId, reason }) => ({ drugId, reason: reason.trim(), lots: of(id) })),
      }),
    });
  };
  const pressed = (event: KeyboardEvent) => {
    // After a quantity comes the next scan; the delivery is entered by its button.
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || event.defaultPrevented) return;
    event.preventDefault();
    code.current?.focus();
  };
  const lotsOf = (id: string) => (
    <DeliveryLots
      rows={here.filter(({ lineId }) => lineId === id)}
      onChange={set}
      onRemove={remove}
      tried={tried}
      quantities={quantities}
    />
  );

  return (
    <form
      noValidate
      onKeyDown={pressed}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="sm">
        <ScanField
          ref={code}
          onScan={scan}
          loading={waiting.length > 0}
          hint={t.scanHint}
          error={codes.error ? errorText(codes.error) : stray && t.notOrdered(stray.scan.code)}
          autoFocus
        />
        {stray?.drug && (
          <Button variant="default" onClick={() => stray.drug && addExtra(stray.drug, fieldsOf(stray.scan))}>
            {t.receiveExtra(stray.drug.name)}
          </Button>
        )}
        <LabelWords scan={label} />
        {open.map(({ id, drug, outstanding }) => (
          <Fieldset key={id} legend={<DrugLabel drug={drug} />}>
            <Stack gap="xs">
              {lotsOf(id)}
              <Group gap="xs">
                <Button
                  variant="subtle"
                  size="xs"
                  leftSection={<IconPlus size={14} aria-hidden />}
                  onClick={() => add(id)}
                >
                  {t.addLot}
                </Button>
                <Button variant="subtle" size="xs" onClick={() => addExtra(drug)}>
                  {t.tooMuch}
                </Button>
                <Text size="sm" c="dimmed" ml="auto">
                  {t.outstanding(format.number(outstanding))}
                </Text>
              </Group>
            </Stack>
          </Fieldset>
        ))}
        {extras.map((extra) => (
          <ExtraGoods key={extra.id} extra={extra} tried={tried} onReason={setExtra} onRemove={removeExtra}>
            {lotsOf(extra.id)}
          </ExtraGoods>
        ))}
        {tried && counted.length === 0 && <Alert color="red">{t.needsQuantity}</Alert>}
        <FormErrors>{formError}</FormErrors>
        <DoubtList of={doubts} />
        <SubmitOrConfirm {...{ loading, doubts }} submit={t.receiveGoods} confirm={t.confirmReceipt} />
      </Stack>
    </form>
  );
}

function fieldsOf({ lotNumber, expiresOn }: Scan) {
  return { lotNumber: lotNumber ?? '', expiresOn: expiresOn ?? '' };
}

function lotOf({ lotNumber, expiresOn, quantity, quarantine }: Came) {
  return {
    ...{ lotNumber: lotNumber.trim(), expiresOn: expiresOn || null, quantity: Number(quantity) },
    ...(quarantine !== null && { quarantine: quarantine.trim() }),
  };
}
