import { Anchor, Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { useQuery } from '../../api/index.ts';
import { StockDetailsDocument, type StockDetailsQuery } from '../../generated/graphql.ts';
import { useFormat, useTerms, useTexts } from '../../i18n/index.ts';
import { useMay } from '../../session/index.ts';
import { Drawer, Empty, QueryBoundary, StatusBadge } from '../../ui/index.ts';
import { drugDetails, drugText } from '../drug-label/index.ts';
import { LotTable } from './lot-table.tsx';
import type { Movement } from './movement-drawer.tsx';
import { Movements } from './movements.tsx';
import { StockStatusBadge } from './stock-status.tsx';
import { texts } from './texts.ts';

type Stock = NonNullable<StockDetailsQuery['stock']>;

interface StockDetailsProps {
  readonly id: string | null;
  readonly onClose: () => void;
  readonly onMove: (movement: Movement) => void;
}

/** One stock with its lots, movements, open orders and conversations. */
export function StockDetails({ id, onClose, onMove }: StockDetailsProps) {
  const t = useTexts(texts);
  const [movements, setMovements] = useState(20);
  const query = useQuery(StockDetailsDocument, { id: id ?? '', movements }, { pause: id === null, keepPrevious: true });
  const stock = query.data?.stock;
  const title = stock ? drugText(stock.drug) : t.title;
  return (
    <Drawer opened={id !== null} onClose={onClose} size="xl" title={title}>
      <QueryBoundary query={query}>
        {({ stock: found }) =>
          found ? (
            <Details stock={found} onMove={onMove} onMore={() => setMovements((count) => Math.min(count + 40, 500))} />
          ) : (
            <Empty title={t.noSuchStock} />
          )
        }
      </QueryBoundary>
    </Drawer>
  );
}

interface DetailsProps extends Pick<StockDetailsProps, 'onMove'> {
  readonly stock: Stock;
  readonly onMore: () => void;
}

function Details({ stock, onMove, onMore }: DetailsProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const may = useMay();
  const product = { drug: stock.drug, stock, scanned: null };
  const figures = [
    [t.usable, stock.usable],
    [t.onHand, stock.quantity],
    [t.allocated, stock.allocated],
    [t.onOrder, stock.onOrder],
    [t.reorderPoint, stock.minQuantity],
  ] as const;
  return (
    <Stack gap="lg">
      <Text size="sm" c="dimmed">
        {drugDetails(stock.drug)}
      </Text>
      <Group justify="space-between">
        <StockStatusBadge status={stock.status} />
        <Group gap="xs">
          {may('STOCK_RECEIVE') && <Act text={t.receive.title} onClick={() => onMove({ kind: 'receive', product })} />}
          {may('STOCK_DISPENSE') && (
            <Act text={t.dispense.title} onClick={() => onMove({ kind: 'dispense', product })} />
          )}
          {may('STOCK_ADJUST') && <Act text={t.adjust.title} onClick={() => onMove({ kind: 'adjust', product })} />}
        </Group>
      </Group>
      <SimpleGrid cols={{ base: 2, xs: 5 }} spacing="xs">
        {figures.map(([name, value]) => (
          <div key={name}>
            <Text size="xs" c="dimmed">
              {name}
            </Text>
            <Text fw={600}>{format.number(value)}</Text>
          </div>
        ))}
      </SimpleGrid>
      <Part title={t.lots}>
        <LotTable lots={stock.lots} />
      </Part>
      <Part title={t.movements}>
        <Movements
          movements={stock.transactions.nodes}
          lots={stock.lots}
          onMore={stock.transactions.pageInfo.hasNextPage ? onMore : undefined}
        />
      </Part>
      {may('ORDER_READ') && (
        <Part title={t.openOrders}>
          <OpenOrders orders={stock.drug.openOrders.filter(({ pharmacy }) => pharmacy.id === stock.pharmacy.id)} />
        </Part>
      )}
      {may('MESSAGE_READ') && (
        <Part title={t.conversations}>
          <Conversations conversations={stock.conversations} />
          {may('MESSAGE_SEND') && (
            <Anchor component={Link} href={`/messages/new?stockId=${stock.id}`} size="sm">
              {t.startConversation}
            </Anchor>
          )}
        </Part>
      )}
    </Stack>
  );
}

function Act({ text, onClick }: { readonly text: string; readonly onClick: () => void }) {
  return (
    <Button size="xs" variant="default" onClick={onClick}>
      {text}
    </Button>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <Title order={2} size="h5" mb={6}>
        {title}
      </Title>
      {children}
    </section>
  );
}

function OpenOrders({ orders }: { readonly orders: Stock['drug']['openOrders'] }) {
  const t = useTexts(texts);
  const terms = useTerms();
  const format = useFormat();
  if (orders.length === 0) return <Text c="dimmed">{t.noOrders}</Text>;
  return (
    <Stack gap={4}>
      {orders.map(({ id, number, kind, status, createdAt }) => (
        <Group key={id} gap="xs">
          <Anchor component={Link} href={`/orders/${id}`}>
            {t.order(format.number(number))}
          </Anchor>
          <Text size="sm">{terms.orderKind[kind]}</Text>
          <StatusBadge color="blue">{terms.orderStatus[status]}</StatusBadge>
          <Text size="sm" c="dimmed">
            {format.relative(createdAt)}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}

function Conversations({ conversations }: { readonly conversations: Stock['conversations'] }) {
  const t = useTexts(texts);
  const format = useFormat();
  if (conversations.length === 0) return <Text c="dimmed">{t.noConversations}</Text>;
  return (
    <Stack gap={4}>
      {conversations.map(({ id, title, unread, lastMessageAt }) => (
        <Group key={id} gap="xs">
          <Anchor component={Link} href={`/messages/${id}`}>
            {title ?? t.conversation}
          </Anchor>
          {unread > 0 && <StatusBadge color="teal">{t.unread(format.number(unread))}</StatusBadge>}
          <Text size="sm" c="dimmed">
            {format.relative(lastMessageAt)}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
