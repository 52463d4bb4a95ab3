import { ActionIcon, Button, Group, NumberInput, SegmentedControl, Select, Stack, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useLazyQuery, useMutation, useQuery } from '../../api/index.ts';
import type { OrderKind } from '../../generated/enums.ts';
import {
  type DrugChoiceFragment,
  OrderDrugOfCodeDocument,
  OrderPlaceDocument,
  OrderSuppliersDocument,
} from '../../generated/graphql.ts';
import { useFormat, useTerms, useTexts } from '../../i18n/index.ts';
import { usePharmacy } from '../../session/index.ts';
import { DoubtList, Drawer, FormErrors, notify, SubmitOrConfirm, useDoubts, useErrorText } from '../../ui/index.ts';
import { DrugSelect } from '../drug-select/index.ts';
import { type Scan, ScanField } from '../scan/index.ts';
import { texts } from './texts.ts';

interface NewOrderProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onPlaced: (id: string) => void;
}

/** A request for goods: in from a supplier, or out to whom they are for. */
export function NewOrder({ opened, onClose, onPlaced }: NewOrderProps) {
  const t = useTexts(texts);
  return (
    <Drawer opened={opened} onClose={onClose} size="lg" title={t.newOrder}>
      {opened && <NewOrderForm onPlaced={onPlaced} />}
    </Drawer>
  );
}

interface Line {
  readonly key: number;
  readonly drug: DrugChoiceFragment | null;
  readonly quantity: number | string;
  /** It was begun by a scan: whether its drug is still looked up, or why it was not found. */
  readonly scan?: { readonly finding: boolean; readonly formError: string | null };
}

const kinds: readonly OrderKind[] = ['ISSUE', 'PURCHASE'];
const emptyLine = (key: number): Line => ({ key, drug: null, quantity: '' });

function NewOrderForm({ onPlaced }: Pick<NewOrderProps, 'onPlaced'>) {
  const t = useTexts(texts);
  const format = useFormat();
  const terms = useTerms();
  const errorText = useErrorText();
  const pharmacy = usePharmacy();
  const { mutate, loading } = useMutation(OrderPlaceDocument);
  const [kind, setKind] = useState<OrderKind>('ISSUE');
  const [lines, setLines] = useState([emptyLine(0)]);
  const [recipient, setRecipient] = useState('');
  const [supplierId, setSupplierId] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const [formError, setFormError] = useState<string | null>(null);
  const doubts = useDoubts();
  const suppliers = useQuery(OrderSuppliersDocument, {}, { pause: kind === 'ISSUE', live: false });
  const findDrug = useLazyQuery(OrderDrugOfCodeDocument);
  const code = useRef<HTMLInputElement>(null);
  const quantities = useRef(new Map<number, HTMLInputElement>());
  const [focused, setFocused] = useState<number | null>(null);
  const finding = lines.some((line) => line.scan?.finding);
  const change = (key: number, changes: Partial<Line>) =>
    setLines((before) => before.map((line) => (line.key === key ? { ...line, ...changes } : line)));

  const nextKey = Math.max(-1, ...lines.map(({ key }) => key)) + 1;
  // The row may have been drawn just now.
  useEffect(() => {
    if (focused === null) return;
    quantities.current.get(focused)?.select();
    setFocused(null);
  }, [focused]);

  /** The line is there at once, so that a quantity that is typed ahead of the network goes into it. */
  const scan = async (label: Scan) => {
    const blank = lines.find(({ drug, quantity, scan: scanned }) => !drug && quantity === '' && !scanned);
    const key = blank?.key ?? nextKey;
    const line: Line = { key, drug: null, quantity: '', scan: { finding: true, formError: null } };
    setLines((before) => (blank ? before.map((each) => (each.key === key ? line : each)) : [...before, line]));
    setFocused(key);
    const { data, error } = await findDrug({ code: label.code });
    const [drug, another] = data?.drugs.nodes ?? [];
    const why = error ? errorText(error) : drug ? (another ? t.severalOfCode : null) : t.unknownCode(label.code);
    setLines((before) =>
      before.map((each) =>
        each.key === key
          ? {
              ...each,
              drug: each.drug ?? (why === null ? (drug ?? null) : null),
              scan: { finding: false, formError: why },
            }
          : each,
      ),
    );
  };

  const submit = async () => {
    if (finding) return;
    setTried(true);
    const whole = lines.flatMap(({ drug, quantity }) =>
      drug && typeof quantity === 'number' ? { drugId: drug.id, quantity } : [],
    );
    if (whole.length < lines.length) return;
    const input = {
      pharmacyId: pharmacy.id,
      kind,
      lines: whole,
      ...(note.trim() && { note: note.trim() }),
      ...(kind === 'ISSUE' && recipient.trim() && { recipient: recipient.trim() }),
      ...(kind === 'PURCHASE' && supplierId && { supplierId }),
    };
    const { data, error } = await mutate({ input: { ...input, ...doubts.confirm(input) } });
    doubts.clear();
    if (error) return setFormError(errorText(error));
    if (data.placeOrder.__typename === 'ConfirmationNeeded') return doubts.ask(input, data.placeOrder.doubts);
    if (data.placeOrder.__typename !== 'Order') return setFormError(data.placeOrder.message);
    notify.done(t.placed(format.number(data.placeOrder.number)));
    onPlaced(data.placeOrder.id);
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (doubts.armed) void submit();
      }}
    >
      <Stack gap="md">
        <SegmentedControl
          aria-label={t.kind}
          data={kinds.map((each) => ({ value: each, label: terms.orderKind[each] }))}
          value={kind}
          onChange={(value) => setKind(value === 'PURCHASE' ? 'PURCHASE' : 'ISSUE')}
        />
        <ScanField ref={code} onScan={(label) => void scan(label)} loading={finding} hint={t.orderScanHint} autoFocus />
        {lines.map(({ key, drug, quantity, scan: scanned }, place) => (
          <Group key={key} align="flex-start" gap="xs" wrap="nowrap" role="group" aria-label={t.line(place + 1)}>
            <Stack gap={4} flex={1}>
              <DrugSelect
                value={drug}
                onChange={(chosen) => change(key, { drug: chosen })}
                error={drug ? undefined : (scanned?.formError ?? (tried ? t.needsDrug : undefined))}
                autoFocus={key > 0 && !scanned}
              />
              <NumberInput
                ref={(input) => {
                  if (input) quantities.current.set(key, input);
                  else quantities.current.delete(key);
                }}
                onKeyDown={(event) => {
                  // After the quantity of a scanned line comes the next scan.
                  if (event.key !== 'Enter' || !scanned) return;
                  event.preventDefault();
                  code.current?.focus();
                }}
                label={t.quantity}
                allowDecimal={false}
                allowNegative={false}
                thousandSeparator
                value={quantity}
                onChange={(value) => change(key, { quantity: value })}
                error={tried && typeof quantity !== 'number' ? t.needsQuantity : null}
              />
            </Stack>
            {lines.length > 1 && (
              <ActionIcon
                variant="default"
                size="lg"
                mt={24}
                aria-label={t.removeLine(place + 1)}
                onClick={() => setLines(lines.filter((line) => line.key !== key))}
              >
                <IconTrash size={16} />
              </ActionIcon>
            )}
          </Group>
        ))}
        <Button variant="default" onClick={() => setLines([...lines, emptyLine(nextKey)])}>
          {t.addLine}
        </Button>
        {kind === 'ISSUE' ? (
          <TextInput
            label={t.recipientLabel}
            description={t.recipientHint}
            value={recipient}
            onChange={({ currentTarget: { value } }) => setRecipient(value)}
          />
        ) : (
          <Select
            label={t.supplier}
            data={(suppliers.data?.suppliers.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={supplierId}
            onChange={setSupplierId}
            searchable
            clearable
          />
        )}
        <TextInput label={t.note} value={note} onChange={({ currentTarget: { value } }) => setNote(value)} />
        <FormErrors>{formError}</FormErrors>
        <DoubtList of={doubts} />
        <SubmitOrConfirm submit={t.place} loading={loading || finding} doubts={doubts} confirm={t.confirmPlacing} />
      </Stack>
    </form>
  );
}
