import { Text, UnstyledButton } from '@mantine/core';
import type { OrderCardFragment } from '../../generated/graphql.ts';
import { useFormat, useTerms, useTexts } from '../../i18n/index.ts';
import { StatusBadge } from '../../ui/index.ts';
import { drugText } from '../drug-label/index.ts';
import classes from './board.module.css';
import { texts } from './texts.ts';

const final = ['CLOSED_SHORT', 'REJECTED', 'CANCELED'];

/** An order in short. */
export function OrderCard({ order, onOpen }: { readonly order: OrderCardFragment; readonly onOpen: () => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const terms = useTerms();
  const { number, kind, status, lines, requestedBy, updatedAt, acknowledgedAt } = order;
  const [first, ...others] = lines;
  return (
    <UnstyledButton className={classes.card ?? ''} onClick={onOpen}>
      <Text span fw={600}>
        {t.order(format.number(number))}
      </Text>{' '}
      <Text span c="dimmed">
        {terms.orderKind[kind]}
      </Text>
      <Text size="sm" lineClamp={2}>
        {first && `${format.number(first.quantity)} × ${drugText(first.drug)}`}
        {others.length > 0 && ` ${t.others(others.length)}`}
      </Text>
      <Text size="xs" c="dimmed">
        {requestedBy.name} · {format.relative(updatedAt)}
      </Text>
      {final.includes(status) && (
        <StatusBadge color={status === 'CLOSED_SHORT' ? 'orange' : 'gray'} size="sm">
          {terms.orderStatus[status]}
        </StatusBadge>
      )}
      {acknowledgedAt !== null && (
        <StatusBadge color="teal" size="sm">
          {t.acknowledged}
        </StatusBadge>
      )}
    </UnstyledButton>
  );
}
