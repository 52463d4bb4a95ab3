import { ActionIcon, Alert, Button, Fieldset, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useAsk } from '../../api/index.ts';
import { OrderCodesDocument, type OrderDetailsQuery } from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { Dialog, useFaultText } from '../../ui/index.ts';
import { LabelWords, lotKey, type Scan, ScanField, TypeAhead, useTypeAhead } from '../scan/index.ts';
import { type Came, useDeliveryDraft } from './delivery-draft.ts';
import { linesOfCode } from './scanned-line.ts';
import { texts } from './texts.ts';

type Order = NonNullable<OrderDetailsQuery['order']>;

/** What arrived of which line, lot by lot. */
export type Delivery = {
  lineId: string;
  lots: { lotNumber: string; expiresOn: string | null; quantity: number }[];
}[];

interface DeliveryFormProps {
  readonly order: Order;
  readonly busy: boolean;
  readonly trouble: string | null;
  readonly onClose: () => void;
  readonly onDeliver: (lines: Delivery) => Promise<void>;
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

function Goods({ order, busy, trouble, onDeliver, onRead }: DeliveryFormProps & { readonly onRead: () => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const faultText = useFaultText();
  const { hold } = useTypeAhead();
  const open = order.lines
    .map((line) => ({ ...line, outstanding: line.quantity - line.fulfilledQuantity - line.canceledQuantity }))
    .filter(({ outstanding }) => outstanding > 0);
  const { came, change } = useDeliveryDraft(order.id, () =>
    open.map(({ id, outstanding }, key) => ({ key, lineId: id, lotNumber: '', expiresOn: '', quantity: outstanding })),
  );
  const codes = useAsk(OrderCodesDocument, { id: order.id }, { live: false });
  const [tried, setTried] = useState(false);
  const [label, setLabel] = useState<Scan | null>(null);
  const [unknown, setUnknown] = useState<string | null>(null);
  /** Labels that were scanned before the codes of the order were there. */
  const [waiting, setWaiting] = useState<readonly Scan[]>([]);
  const release = useRef<() => void>(undefined);
  const code = useRef<HTMLInputElement>(null);
  const quantities = useRef(new Map<number, HTMLInputElement>());
  const [focused, setFocused] = useState<number | null>(null);

  const here = came.filter(({ lineId }) => open.some(({ id }) => id === lineId));
  const counted = here.filter(({ quantity }) => typeof quantity === 'number' && quantity > 0);
  const set = (key: number, changes: Partial<Came>) =>
    change((before) => before.map((each) => (each.key === key ? { ...each, ...changes } : each)));
  /** What a line still lacks beside the lots that are entered. */
  const lacks = (lineId: string, of: readonly Came[]) =>
    (open.find(({ id }) => id === lineId)?.outstanding ?? 0) -
    of.reduce((sum, each) => sum + (each.lineId === lineId ? Number(each.quantity) || 0 : 0), 0);
  const add = (lineId: string, fields: Partial<Came>): number => {
    const key = Math.max(-1, ...came.map((each) => each.key)) + 1;
    change((before) => {
      const left = lacks(lineId, before);
      const row = { key, lineId, lotNumber: '', expiresOn: '', quantity: left > 0 ? left : '', ...fields };
      const last = before.findLastIndex((each) => each.lineId === lineId);
      return before.toSpliced(last + 1, 0, row);
    });
    return key;
  };

  const take = (scan: Scan, lines: Parameters<typeof linesOfCode>[0]) => {
    setLabel(scan);
    const named = linesOfCode(lines, scan.code).filter((id) => open.some((line) => line.id === id));
    const [lineId] = named;
    setUnknown(lineId === undefined ? t.notOrdered(scan.code) : null);
    if (lineId === undefined) return;
    const fields = { lotNumber: scan.lotNumber ?? '', expiresOn: scan.expiresOn ?? '' };
    const rows = here.filter((each) => named.includes(each.lineId));
    const same = rows.find(
      (each) =>
        fields.lotNumber !== '' &&
        lotKey(each.lotNumber) === lotKey(fields.lotNumber) &&
        each.expiresOn === fields.expiresOn,
    );
    const empty = rows.find((each) => each.lotNumber === '' && each.expiresOn === '');
    if (!same && empty) set(empty.key, fields);
    setFocused(same?.key ?? empty?.key ?? add(lineId, fields));
  };
  const scan = (scanned: Scan) => {
    if (codes.data?.order) return take(scanned, codes.data.order.lines);
    release.current ??= hold();
    setWaiting((before) => [...before, scanned]);
  };
  const lines = codes.data?.order?.lines;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the codes are there or cannot be had
  useEffect(() => {
    const [next] = waiting;
    if (!next || !(lines || codes.fault)) return;
    if (lines) take(next, lines);
    setWaiting([]);
    onRead();
    release.current?.();
    release.current = undefined;
  }, [lines, codes.fault, waiting]);
  // The row may have been drawn just now.
  useEffect(() => {
    if (focused === null) return;
    quantities.current.get(focused)?.select();
    setFocused(null);
  }, [focused]);

  const submit = () => {
    setTried(true);
    if (counted.length === 0 || counted.some(({ lotNumber }) => lotNumber.trim() === '')) return;
    const lineIds = [...new Set(counted.map(({ lineId }) => lineId))];
    void onDeliver(
      lineIds.map((lineId) => ({
        lineId,
        lots: counted
          .filter((each) => each.lineId === lineId)
          .map(({ lotNumber, expiresOn, quantity }) => ({
            lotNumber: lotNumber.trim(),
            expiresOn: expiresOn || null,
            quantity: Number(quantity),
          })),
      })),
    );
  };
  const pressed = (event: KeyboardEvent) => {
    // After a quantity comes the next scan; the delivery is entered by its button.
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || event.defaultPrevented) return;
    event.preventDefault();
    code.current?.focus();
  };

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
          busy={waiting.length > 0}
          hint={t.scanHint}
          error={codes.fault ? faultText(codes.fault) : unknown}
          autoFocus
        />
        <LabelWords scan={label} />
        {open.map(({ id, drug, outstanding }) => (
          <Fieldset key={id} legend={[drug.name, drug.dosage].filter(Boolean).join(' ')}>
            <Stack gap="xs">
              {here
                .filter(({ lineId }) => lineId === id)
                .map((row, place, rows) => (
                  <Group key={row.key} gap="xs" align="flex-start" wrap="nowrap">
                    <Group gap="xs" align="flex-start" grow preventGrowOverflow={false} flex={1}>
                      <TextInput
                        label={t.lotNumber}
                        value={row.lotNumber}
                        onChange={({ currentTarget: { value } }) => set(row.key, { lotNumber: value })}
                        error={tried && counted.includes(row) && row.lotNumber.trim() === '' ? t.needsLot : null}
                        autoComplete="off"
                      />
                      <TextInput
                        type="date"
                        label={t.expiresOn}
                        value={row.expiresOn}
                        onChange={({ currentTarget: { value } }) => set(row.key, { expiresOn: value })}
                      />
                      <NumberInput
                        ref={(input) => {
                          if (input) quantities.current.set(row.key, input);
                          else quantities.current.delete(row.key);
                        }}
                        label={t.quantity}
                        allowDecimal={false}
                        allowNegative={false}
                        thousandSeparator
                        value={row.quantity}
                        onChange={(quantity) => set(row.key, { quantity })}
                      />
                    </Group>
                    {rows.length > 1 && (
                      <ActionIcon
                        variant="default"
                        size="lg"
                        mt={24}
                        aria-label={t.removeLot(place + 1)}
                        onClick={() => change((before) => before.filter(({ key }) => key !== row.key))}
                      >
                        <IconTrash size={16} />
                      </ActionIcon>
                    )}
                  </Group>
                ))}
              <Group justify="space-between">
                <Button
                  variant="subtle"
                  size="xs"
                  leftSection={<IconPlus size={14} aria-hidden />}
                  onClick={() => setFocused(add(id, {}))}
                >
                  {t.addLot}
                </Button>
                <Text size="sm" c="dimmed">
                  {t.outstanding(format.number(outstanding))}
                </Text>
              </Group>
            </Stack>
          </Fieldset>
        ))}
        {tried && counted.length === 0 && <Alert color="red">{t.needsQuantity}</Alert>}
        {trouble !== null && (
          <Alert role="alert" color="red" variant="light">
            {trouble}
          </Alert>
        )}
        <Button type="submit" loading={busy}>
          {t.receiveGoods}
        </Button>
      </Stack>
    </form>
  );
}
