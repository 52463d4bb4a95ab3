import { Anchor, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { AlertKind, AlertState } from '../../generated/enums.ts';
import type { AlertRowFragment } from '../../generated/graphql.ts';
import { useFormat, useTerms, useTexts } from '../../i18n/index.ts';
import { useMay } from '../../session/index.ts';
import { type Column, StatusBadge } from '../../ui/index.ts';
import { AlertActs } from './alert-acts.tsx';
import { texts } from './texts.ts';

const kindColors: Readonly<Record<AlertKind, 'red' | 'orange'>> = {
  OUT_OF_STOCK: 'red',
  EXPIRED: 'red',
  LOW_STOCK: 'orange',
  EXPIRING: 'orange',
};
const stateColors: Readonly<Record<AlertState, 'red' | 'blue' | 'gray' | 'teal'>> = {
  OPEN: 'red',
  ACKNOWLEDGED: 'blue',
  SNOOZED: 'gray',
  RESOLVED: 'teal',
};

/** An alert in a row: what is wrong, with its figures; since when; whose it is; what can be done. */
export function useColumns(): Column<AlertRowFragment>[] {
  const t = useTexts(texts);
  const format = useFormat();
  const terms = useTerms();
  const may = useMay();
  const facts = ({ lot, stock }: AlertRowFragment) =>
    lot
      ? t.lotFacts(lot.lotNumber, format.number(lot.quantity), lot.expiresOn ? format.day(lot.expiresOn) : '–')
      : t.stockFacts(format.number(stock.usable), format.number(stock.minQuantity));
  const columns: Column<AlertRowFragment>[] = [
    {
      key: 'drug',
      title: t.drug,
      cell: ({ stock }) => (
        <>
          <Anchor component={Link} href={`/stock/${stock.id}`} fw={500}>
            {stock.drug.name}
          </Anchor>{' '}
          <Text span c="dimmed" fz="sm">
            {stock.drug.dosage}
          </Text>
        </>
      ),
    },
    {
      key: 'kind',
      title: t.kind,
      cell: ({ kind }) => <StatusBadge color={kindColors[kind]}>{terms.alertKind[kind]}</StatusBadge>,
      width: 140,
    },
    { key: 'facts', title: t.facts, cell: facts },
    { key: 'since', title: t.since, cell: ({ openedAt }) => format.relative(openedAt), width: 140 },
    {
      key: 'state',
      title: t.state,
      cell: ({ state, snoozedUntil, acknowledgedBy }) => (
        <>
          <StatusBadge color={stateColors[state]}>{terms.alertState[state]}</StatusBadge>
          <Text size="xs" c="dimmed">
            {state === 'SNOOZED' && snoozedUntil && t.until(format.dateTime(snoozedUntil))}
            {state === 'ACKNOWLEDGED' && acknowledgedBy?.name}
          </Text>
        </>
      ),
      width: 150,
    },
    { key: 'assignee', title: t.assignee, cell: ({ assignedTo }) => assignedTo?.name ?? '–', width: 150 },
  ];
  if (may('ALERT_MANAGE'))
    columns.push({ key: 'acts', title: t.acts, cell: (alert) => <AlertActs alert={alert} />, width: 220 });
  return columns;
}
