import { Alert, Button, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertCircle, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { type OperationResult, useMutation } from '../../api/index.ts';
import type { OrderStep } from '../../generated/enums.ts';
import {
  OrderAcknowledgeDocument,
  OrderApproveDocument,
  OrderCancelDocument,
  OrderCloseShortDocument,
  type OrderDetailsQuery,
  OrderFulfillDocument,
  OrderRejectDocument,
  OrderSendDocument,
  type OrderTooShortFragment,
} from '../../generated/graphql.ts';
import { useFormat, useTerms, useTexts } from '../../i18n/index.ts';
import { useSession } from '../../session/index.ts';
import { Confirm, Dialog, notify, useArmed, useDoubts, useErrorText } from '../../ui/index.ts';
import { drugText } from '../drug-label/index.ts';
import { draftOf } from './delivery-draft.ts';
import { type Delivery, DeliveryForm } from './delivery-form.tsx';
import { texts } from './texts.ts';

type Order = NonNullable<OrderDetailsQuery['order']>;
type Reasoned = 'REJECT' | 'CANCEL' | 'CLOSE_SHORT';
/** What leaves the house, and is asked about once more. */
type Leaving = 'SEND' | 'FULFILL';

/** What a step came to, whichever it was. */
interface Answer {
  readonly __typename: string;
  readonly message?: string;
  readonly lines?: OrderTooShortFragment['lines'] | Order['lines'];
}

interface StepsProps {
  readonly order: Order;
  /** What is shown may be behind: the step was refused. */
  readonly onRefused: () => void;
}

const made = ['Order', 'OrderApproved', 'OrderFulfilled'];

/**
 * The steps that can be taken now, a button each; and why one was refused. Where a step was taken stands that it was, so that none of the next stands
 * where it stood, and the next can be taken after a moment: a double click takes one step.
 */
export function Steps({ order, onRefused }: StepsProps) {
  const t = useTexts(texts);
  const errorText = useErrorText();
  const approve = useMutation(OrderApproveDocument);
  const reject = useMutation(OrderRejectDocument);
  const send = useMutation(OrderSendDocument);
  const fulfill = useMutation(OrderFulfillDocument);
  const closeShort = useMutation(OrderCloseShortDocument);
  const cancel = useMutation(OrderCancelDocument);
  const acknowledge = useMutation(OrderAcknowledgeDocument);
  const [why, setWhy] = useState<Reasoned | null>(null);
  const [delivering, setDelivering] = useState(false);
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const [taken, setTaken] = useState<OrderStep | null>(null);
  const armed = useArmed(`${order.status} ${order.history.length} ${order.acknowledgedAt}`);
  const [formError, setFormError] = useState<string | null>(null);
  const doubts = useDoubts();
  const [short, setShort] = useState<OrderTooShortFragment['lines']>([]);
  const loading = [approve, reject, send, fulfill, closeShort, cancel, acknowledge].some((each) => each.loading);
  const orderId = order.id;
  const { drafts } = useSession();

  const settle = (step: OrderStep, { data, error }: OperationResult<Answer>): boolean => {
    setFormError(null);
    setShort([]);
    if (!error && made.includes(data.__typename)) {
      notify.done(t.done[step]);
      setTaken(step);
      return true;
    }
    if (error) setFormError(errorText(error));
    else if (data.message !== undefined) {
      setFormError(data.message);
      if (data.__typename === 'OrderShort') setShort((data.lines ?? []) as OrderTooShortFragment['lines']);
      onRefused();
    }
    return false;
  };
  const tell = <Data, Key extends keyof Data>(outcome: OperationResult<Data>, key: Key): OperationResult<Answer> =>
    outcome.error ? outcome : { data: outcome.data[key] as Answer, error: null };

  const take: Readonly<Record<OrderStep, () => Promise<unknown> | undefined>> = {
    APPROVE: async () => settle('APPROVE', tell(await approve.mutate({ input: { orderId } }), 'approveOrder')),
    SEND: () => void setLeaving('SEND'),
    ACKNOWLEDGE: async () =>
      settle('ACKNOWLEDGE', tell(await acknowledge.mutate({ input: { orderId } }), 'acknowledgeOrder')),
    FULFILL: () => void (order.kind === 'ISSUE' ? setLeaving('FULFILL') : setDelivering(true)),
    REJECT: () => void setWhy('REJECT'),
    CANCEL: () => void setWhy('CANCEL'),
    CLOSE_SHORT: () => void setWhy('CLOSE_SHORT'),
  };
  const deliver = async (delivery?: Delivery) => {
    const input = { orderId, ...delivery };
    const outcome = await fulfill.mutate({ input: { ...input, ...doubts.confirm(input) } });
    doubts.clear();
    const answer = outcome.data?.fulfillOrder;
    if (answer?.__typename === 'ConfirmationNeeded') {
      setFormError(null);
      return doubts.ask(input, answer.doubts);
    }
    if (answer?.__typename === 'OrderFulfilled') for (const notice of answer.notices) notify.news(notice);
    if (settle('FULFILL', tell(outcome, 'fulfillOrder'))) {
      setDelivering(false);
      drafts.delete(draftOf(orderId));
    }
  };
  const leave = async (step: Leaving) => {
    if (step === 'FULFILL') await deliver();
    else settle('SEND', tell(await send.mutate({ input: { orderId } }), 'sendOrder'));
    setLeaving(null);
  };
  const nameOf = (step: OrderStep) => (step === 'FULFILL' && order.kind === 'PURCHASE' ? t.receiveGoods : t.step[step]);
  const approvePart = async () =>
    settle('APPROVE', tell(await approve.mutate({ input: { orderId, allowPartial: true } }), 'approveOrder'));
  const end = async (step: Reasoned, reason: string) => {
    const input = { orderId, reason };
    const outcome =
      step === 'REJECT'
        ? tell(await reject.mutate({ input }), 'rejectOrder')
        : step === 'CANCEL'
          ? tell(await cancel.mutate({ input }), 'cancelOrder')
          : tell(await closeShort.mutate({ input }), 'closeOrderShort');
    settle(step, outcome);
    setWhy(null);
  };

  return (
    <Stack gap="sm">
      {(order.allowedSteps.length > 0 || taken !== null) && (
        <Group gap="xs" role="group" aria-label={t.steps}>
          {taken !== null && (
            <Button variant="default" disabled leftSection={<IconCheck size={16} aria-hidden />}>
              {t.taken(nameOf(taken))}
            </Button>
          )}
          {order.allowedSteps.map((step, place) => (
            <Button
              key={step}
              variant={place === 0 ? 'filled' : 'default'}
              loading={loading && place === 0}
              disabled={loading || !armed}
              onClick={() => void take[step]()}
            >
              {nameOf(step)}
            </Button>
          ))}
        </Group>
      )}
      {formError !== null && !delivering && (
        <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle />}>
          {formError}
          {short.length > 0 && <ShortLines lines={short} order={order} />}
          {short.some(({ available }) => available > 0) && order.allowedSteps.includes('APPROVE') && (
            <Button mt="xs" size="xs" variant="default" onClick={() => void approvePart()} loading={approve.loading}>
              {t.approvePart}
            </Button>
          )}
        </Alert>
      )}
      <Confirm
        opened={leaving !== null}
        title={leaving === 'FULFILL' ? t.deliverAsk : t.sendAsk}
        confirm={t.step[leaving ?? 'SEND']}
        loading={loading}
        onConfirm={() => leaving !== null && void leave(leaving)}
        onClose={() => setLeaving(null)}
      >
        <Text size="sm">{leaving === 'FULFILL' ? t.deliverWhat : t.sendWhat(order.supplier?.name ?? null)}</Text>
        <Outstanding lines={order.lines} />
      </Confirm>
      {why && (
        <ReasonForm step={why} loading={loading} onClose={() => setWhy(null)} onReason={(reason) => end(why, reason)} />
      )}
      {delivering && (
        <DeliveryForm
          order={order}
          loading={fulfill.loading}
          formError={formError}
          doubts={doubts}
          onClose={() => setDelivering(false)}
          onDeliver={deliver}
        />
      )}
    </Stack>
  );
}

/** What is still to come of the lines, and from which lots. */
function Outstanding({ lines }: Pick<Order, 'lines'>) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <List size="sm" mt={4}>
      {lines
        .map((line) => ({ ...line, open: line.quantity - line.fulfilledQuantity - line.canceledQuantity }))
        .filter(({ open }) => open > 0)
        .map(({ id, open, drug, allocations }) => (
          <List.Item key={id}>
            {`${format.number(open)} × ${[drug.name, drug.dosage].filter(Boolean).join(' ')}`}
            {allocations.map(({ id: allocationId, quantity, lot }) => (
              <Text key={allocationId} size="xs" c="dimmed">
                {t.fromLot(format.number(quantity), lot?.lotNumber ?? '–')}
              </Text>
            ))}
          </List.Item>
        ))}
    </List>
  );
}

function ShortLines({ lines, order }: { readonly lines: OrderTooShortFragment['lines']; readonly order: Order }) {
  const t = useTexts(texts);
  const format = useFormat();
  const terms = useTerms();
  const names = new Map(order.lines.map(({ drug }) => [drug.id, drugText(drug)]));
  return (
    <List size="sm" mt={4}>
      {lines.map(({ lineId, drugId, requested, available, skipped }) => (
        <List.Item key={lineId}>
          {t.shortLine(names.get(drugId) ?? '', format.number(requested), format.number(available))}
          {skipped.map(
            (lot) => ` ${t.skippedLot(lot.lotNumber, format.number(lot.quantity), terms.skipReason[lot.reason])}`,
          )}
        </List.Item>
      ))}
    </List>
  );
}

interface ReasonFormProps {
  readonly step: Reasoned;
  readonly loading: boolean;
  readonly onClose: () => void;
  readonly onReason: (reason: string) => Promise<void>;
}

/** What ends an order is said with its reason. */
function ReasonForm({ step, loading, onClose, onReason }: ReasonFormProps) {
  const t = useTexts(texts);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  return (
    <Dialog opened onClose={onClose} title={t.step[step]}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() === '') setMissing(true);
          else void onReason(reason.trim());
        }}
      >
        <Stack gap="sm">
          <TextInput
            label={t.reason}
            value={reason}
            onChange={({ currentTarget: { value } }) => setReason(value)}
            error={missing && reason.trim() === '' ? t.needsReason : null}
            data-autofocus
          />
          <Button type="submit" loading={loading}>
            {t.step[step]}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
