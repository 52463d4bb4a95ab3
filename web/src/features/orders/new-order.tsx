import {
  ActionIcon,
  Alert,
  Button,
  Group,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  TextInput,
} from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useAct, useAsk } from '../../api/index.ts';
import type { OrderKind } from '../../generated/enums.ts';
import { type DrugChoiceFragment, OrderPlaceDocument, OrderSuppliersDocument } from '../../generated/graphql.ts';
import { useFormat, useRefusalText, useTerms, useTexts } from '../../i18n/index.ts';
import { usePharmacy } from '../../session/index.ts';
import { DoubtList, notify, Panel, useDoubts, useFaultText } from '../../ui/index.ts';
import { DrugSelect } from '../drug-select/index.ts';
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
    <Panel opened={opened} onClose={onClose} size="lg" title={t.newOrder}>
      {opened && <NewOrderForm onPlaced={onPlaced} />}
    </Panel>
  );
}

interface Line {
  readonly key: number;
  readonly drug: DrugChoiceFragment | null;
  readonly quantity: number | string;
}

const kinds: readonly OrderKind[] = ['ISSUE', 'PURCHASE'];
const emptyLine = (key: number): Line => ({ key, drug: null, quantity: '' });

function NewOrderForm({ onPlaced }: Pick<NewOrderProps, 'onPlaced'>) {
  const t = useTexts(texts);
  const format = useFormat();
  const terms = useTerms();
  const faultText = useFaultText();
  const refusalText = useRefusalText();
  const pharmacy = usePharmacy();
  const { act, busy } = useAct(OrderPlaceDocument);
  const [kind, setKind] = useState<OrderKind>('ISSUE');
  const [lines, setLines] = useState([emptyLine(0)]);
  const [recipient, setRecipient] = useState('');
  const [supplierId, setSupplierId] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const doubts = useDoubts();
  const suppliers = useAsk(OrderSuppliersDocument, {}, { pause: kind === 'ISSUE', live: false });
  const change = (key: number, changes: Partial<Line>) =>
    setLines((before) => before.map((line) => (line.key === key ? { ...line, ...changes } : line)));

  const submit = async () => {
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
    const { data, fault } = await act({ input: { ...input, ...doubts.confirm(input) } });
    doubts.clear();
    if (fault) return setTrouble(faultText(fault));
    if (data.placeOrder.__typename === 'ConfirmationNeeded') return doubts.ask(input, data.placeOrder.doubts);
    if (data.placeOrder.__typename !== 'Order') return setTrouble(refusalText(data.placeOrder));
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
        {lines.map(({ key, drug, quantity }, place) => (
          <Group key={key} align="flex-start" gap="xs" wrap="nowrap" role="group" aria-label={t.line(place + 1)}>
            <Stack gap={4} flex={1}>
              <DrugSelect
                value={drug}
                onChange={(chosen) => change(key, { drug: chosen })}
                error={tried && !drug ? t.needsDrug : undefined}
                autoFocus
              />
              <NumberInput
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
        <Button
          variant="default"
          onClick={() => setLines([...lines, emptyLine(Math.max(...lines.map(({ key }) => key)) + 1)])}
        >
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
        {trouble !== null && (
          <Alert role="alert" color="red" variant="light">
            {trouble}
          </Alert>
        )}
        <DoubtList of={doubts} />
        <Button type="submit" loading={busy} {...(!doubts.armed && { 'aria-disabled': true, 'data-disabled': true })}>
          {t.place}
        </Button>
      </Stack>
    </form>
  );
}
