import { Anchor, Button, Group, Stack, Text, Timeline, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { useQuery } from '../../api/index.ts';
import { OrderDetailsDocument, type OrderDetailsQuery, OrderRecipientDocument } from '../../generated/graphql.ts';
import { useFormat, useTerms, useTexts } from '../../i18n/index.ts';
import { useMay } from '../../session/index.ts';
import { DataTable, Drawer, Empty, QueryBoundary, StatusBadge } from '../../ui/index.ts';
import { DrugLabel } from '../drug-label/index.ts';
import { Steps } from './steps.tsx';
import { texts } from './texts.ts';

type Order = NonNullable<OrderDetailsQuery['order']>;

/** One order: where it stands, what can be done next, its lines and its history. */
export function OrderDetails({ id, onClose }: { readonly id: string | null; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const query = useQuery(OrderDetailsDocument, { id: id ?? '' }, { pause: id === null });
  const order = query.data?.order;
  return (
    <Drawer
      opened={id !== null}
      onClose={onClose}
      size="xl"
      title={order ? t.order(format.number(order.number)) : t.title}
    >
      <QueryBoundary query={query}>
        {({ order: found }) =>
          found ? <Details key={found.id} order={found} refetch={query.refetch} /> : <Empty title={t.noSuchOrder} />
        }
      </QueryBoundary>
    </Drawer>
  );
}

function Details({ order, refetch }: { readonly order: Order; readonly refetch: () => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const terms = useTerms();
  const may = useMay();
  const { kind, status, requestedBy, createdAt, supplier, note, acknowledgedAt, acknowledgedBy } = order;
  return (
    <Stack gap="lg">
      <Group gap="xs">
        <StatusBadge color={acknowledgedAt === null ? 'blue' : 'teal'}>{terms.orderStatus[status]}</StatusBadge>
        <Text size="sm">
          {terms.orderKind[kind]} · {t.requestedBy(requestedBy.name, format.dateTime(createdAt))}
          {supplier && ` · ${supplier.name}`}
        </Text>
      </Group>
      {acknowledgedAt !== null && acknowledgedBy && (
        <Text size="sm">{t.acknowledgedBy(acknowledgedBy.name, format.dateTime(acknowledgedAt))}</Text>
      )}
      {note && <Text size="sm">{note}</Text>}
      {kind === 'ISSUE' && <Recipient orderId={order.id} />}
      <Steps order={order} onRefused={refetch} />
      <section>
        <Title order={2} size="h5" mb={6}>
          {t.lines}
        </Title>
        <Lines lines={order.lines} />
      </section>
      <section>
        <Title order={2} size="h5" mb="sm">
          {t.history}
        </Title>
        <Timeline bulletSize={14} lineWidth={2} active={order.history.length}>
          {order.history.map(({ id, toStatus, actor, at, note: said }) => (
            <Timeline.Item key={id} title={terms.orderStatus[toStatus]}>
              <Text size="sm" c="dimmed">
                {actor.name} · {format.dateTime(at)}
              </Text>
              {said && <Text size="sm">{said}</Text>}
            </Timeline.Item>
          ))}
        </Timeline>
      </section>
      {may('MESSAGE_READ') && (
        <section>
          <Title order={2} size="h5" mb={6}>
            {t.conversations}
          </Title>
          {order.conversations.map(({ id, title, unread }) => (
            <Group key={id} gap="xs">
              <Anchor component={Link} href={`/messages/${id}`}>
                {title ?? t.conversation}
              </Anchor>
              {unread > 0 && <StatusBadge color="teal">{t.unread(format.number(unread))}</StatusBadge>}
            </Group>
          ))}
          {may('MESSAGE_SEND') && (
            <Anchor component={Link} href={`/messages/new?orderId=${order.id}`} size="sm">
              {t.startConversation}
            </Anchor>
          )}
        </section>
      )}
    </Stack>
  );
}

/** Whom the goods are for is asked for on purpose, since it is recorded who looked. */
function Recipient({ orderId }: { readonly orderId: string }) {
  const t = useTexts(texts);
  const may = useMay();
  const [wanted, setWanted] = useState(false);
  const query = useQuery(OrderRecipientDocument, { id: orderId }, { pause: !wanted, live: false });
  if (!may('ORDER_READ_RECIPIENT')) return null;
  if (!wanted)
    return (
      <Group gap="xs">
        <Button variant="default" size="xs" onClick={() => setWanted(true)}>
          {t.showRecipient}
        </Button>
        <Text size="xs" c="dimmed">
          {t.lookIsRecorded}
        </Text>
      </Group>
    );
  return (
    <QueryBoundary query={query}>
      {({ order }) => <Text size="sm">{t.recipient(order?.recipient ?? '–')}</Text>}
    </QueryBoundary>
  );
}

function Lines({ lines }: Pick<Order, 'lines'>) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <DataTable
      label={t.lines}
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'drug',
          title: t.drug,
          cell: ({ drug }) => <DrugLabel drug={drug} />,
        },
        { key: 'quantity', title: t.ordered, cell: ({ quantity }) => format.number(quantity), number: true },
        {
          key: 'fulfilled',
          title: t.delivered,
          cell: ({ fulfilledQuantity }) => format.number(fulfilledQuantity),
          number: true,
        },
        {
          key: 'allocations',
          title: t.allocated,
          cell: ({ allocations }) =>
            allocations.map(({ id, quantity, lot }) => (
              <Text key={id} size="sm">
                {format.number(quantity)} × {lot?.lotNumber ?? '–'}
              </Text>
            )),
        },
      ]}
    />
  );
}
