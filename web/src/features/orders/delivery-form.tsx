import { Alert, Button, Fieldset, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { OrderDetailsQuery } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { Dialog } from '../../ui/index.ts';
import { DrugLabel } from '../drug-label/index.ts';
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

/** The goods of a purchase as they came: each line with its lot, expiry and quantity; a line left without a quantity has not come yet. */
export function DeliveryForm({ order, busy, trouble, onClose, onDeliver }: DeliveryFormProps) {
  const t = useTexts(texts);
  const open = order.lines
    .map((line) => ({ ...line, outstanding: line.quantity - line.fulfilledQuantity - line.canceledQuantity }))
    .filter(({ outstanding }) => outstanding > 0);
  const [came, setCame] = useState(
    open.map(({ id, outstanding }) => ({ id, lotNumber: '', expiresOn: '', quantity: outstanding as number | string })),
  );
  const [tried, setTried] = useState(false);
  const counted = came.filter(({ quantity }) => typeof quantity === 'number' && quantity > 0);
  const change = (id: string, changes: Partial<(typeof came)[number]>) =>
    setCame((before) => before.map((each) => (each.id === id ? { ...each, ...changes } : each)));
  const submit = () => {
    setTried(true);
    if (counted.length === 0 || counted.some(({ lotNumber }) => lotNumber.trim() === '')) return;
    void onDeliver(
      counted.map(({ id, lotNumber, expiresOn, quantity }) => ({
        lineId: id,
        lots: [{ lotNumber: lotNumber.trim(), expiresOn: expiresOn || null, quantity: Number(quantity) }],
      })),
    );
  };
  return (
    <Dialog opened onClose={onClose} title={t.receiveGoods} size="lg">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="sm">
          {open.map(({ id, drug }, place) => {
            const fields = came.find((each) => each.id === id);
            if (!fields) return null;
            const needsLot = tried && counted.includes(fields) && fields.lotNumber.trim() === '';
            return (
              <Fieldset key={id} legend={<DrugLabel drug={drug} />}>
                <Group gap="xs" align="flex-start" grow preventGrowOverflow={false}>
                  <TextInput
                    label={t.lotNumber}
                    value={fields.lotNumber}
                    onChange={({ currentTarget: { value } }) => change(id, { lotNumber: value })}
                    error={needsLot ? t.needsLot : null}
                    autoComplete="off"
                    {...(place === 0 && { 'data-autofocus': true })}
                  />
                  <TextInput
                    type="date"
                    label={t.expiresOn}
                    value={fields.expiresOn}
                    onChange={({ currentTarget: { value } }) => change(id, { expiresOn: value })}
                  />
                  <NumberInput
                    label={t.quantity}
                    allowDecimal={false}
                    allowNegative={false}
                    thousandSeparator
                    value={fields.quantity}
                    onChange={(quantity) => change(id, { quantity })}
                  />
                </Group>
              </Fieldset>
            );
          })}
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
    </Dialog>
  );
}
