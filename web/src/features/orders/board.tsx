import { Button, Select, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { usePages } from '../../api/index.ts';
import type { OrderStatus } from '../../generated/enums.ts';
import { type OrderFilter, OrdersPageDocument, type OrdersPageQuery } from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { usePharmacy } from '../../session/index.ts';
import { Failed, Loading } from '../../ui/index.ts';
import classes from './board.module.css';
import { OrderCard } from './order-card.tsx';
import { texts } from './texts.ts';

/** The stages from left to right. */
const stages = ['pending', 'approved', 'sent', 'partly', 'delivered', 'ended'] as const;
type Stage = (typeof stages)[number];
const statuses: Readonly<Record<Stage, OrderStatus[]>> = {
  pending: ['PENDING'],
  approved: ['APPROVED'],
  sent: ['SENT'],
  partly: ['PARTIALLY_FULFILLED'],
  delivered: ['FULFILLED', 'CLOSED_SHORT'],
  ended: ['REJECTED', 'CANCELED'],
};

const pickOrders = ({ orders }: OrdersPageQuery) => orders;

interface BoardProps {
  readonly filter: OrderFilter;
  readonly onOpen: (id: string) => void;
}

/** Orders by stage, side by side; one stage at a time where it is narrow. */
export function Board({ filter, onOpen }: BoardProps) {
  const t = useTexts(texts);
  const narrow = useMediaQuery('(max-width: 61.99em)', false, { getInitialValueInEffect: false });
  const [stage, setStage] = useState<Stage>('pending');
  if (!narrow)
    return (
      <div className={classes.board}>
        {stages.map((each) => (
          <Column key={each} stage={each} filter={filter} onOpen={onOpen} />
        ))}
      </div>
    );
  return (
    <>
      <Select
        label={t.stage}
        data={stages.map((each) => ({ value: each, label: t.stages[each] }))}
        value={stage}
        onChange={(value) => setStage(stages.find((each) => each === value) ?? 'pending')}
        allowDeselect={false}
        mb="sm"
      />
      <Column stage={stage} filter={filter} onOpen={onOpen} />
    </>
  );
}

function Column({ stage, filter, onOpen }: BoardProps & { readonly stage: Stage }) {
  const t = useTexts(texts);
  const format = useFormat();
  const pharmacy = usePharmacy();
  const { nodes, totalCount, loading, error, hasMore, loadingMore, more, refetch } = usePages(
    OrdersPageDocument,
    { pharmacyId: pharmacy.id, filter: { ...filter, statuses: statuses[stage] }, first: 20 },
    pickOrders,
  );
  return (
    <section className={classes.column ?? ''} aria-label={t.stages[stage]}>
      <Title order={2} size="h5" className={classes.head ?? ''}>
        {t.stages[stage]}{' '}
        <Text span c="dimmed" data-count={totalCount ?? undefined}>
          {totalCount === null ? '' : format.number(totalCount)}
        </Text>
      </Title>
      {loading && <Loading rows={3} />}
      {error && nodes.length === 0 && <Failed error={error} onRetry={refetch} />}
      {!loading && !error && nodes.length === 0 && (
        <Text size="sm" c="dimmed">
          {t.none}
        </Text>
      )}
      <ul className={classes.cards}>
        {nodes.map((order) => (
          <li key={order.id}>
            <OrderCard order={order} onOpen={() => onOpen(order.id)} />
          </li>
        ))}
      </ul>
      {hasMore && (
        <Button variant="default" size="xs" fullWidth onClick={more} loading={loadingMore}>
          {t.more(t.stages[stage])}
        </Button>
      )}
    </section>
  );
}
