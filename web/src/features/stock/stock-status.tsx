import { Group, Text } from '@mantine/core';
import type { StockRowFragment } from '../../generated/graphql.ts';
import { useFormat, useTerms, useTexts } from '../../i18n/index.ts';
import { StatusBadge } from '../../ui/index.ts';
import { texts } from './texts.ts';
import { expiringDays } from './view.ts';

const colors = { OK: 'teal', LOW: 'orange', OUT: 'red' } as const;

/** How a stock stands, in a word and a colour. */
export function StockStatusBadge({ status }: Pick<StockRowFragment, 'status'>) {
  const terms = useTerms();
  return <StatusBadge color={colors[status]}>{terms.stockStatus[status]}</StatusBadge>;
}

/** A last day of use, with a word where it has passed or is near. */
export function Expiry({ day }: { readonly day: string | null | undefined }) {
  const t = useTexts(texts);
  const format = useFormat();
  if (!day)
    return (
      <Text span c="dimmed">
        –
      </Text>
    );
  const days = (new Date(`${day}T00:00:00Z`).getTime() - Date.now()) / 86_400_000 + 1;
  const [word, color] =
    days < 0
      ? ([t.expired, 'red'] as const)
      : days <= expiringDays
        ? ([t.soon, 'orange'] as const)
        : ([null, 'gray'] as const);
  return (
    <Group gap={6} wrap="nowrap" component="span" display="inline-flex">
      {format.day(day)}
      {word !== null && (
        <StatusBadge color={color} size="sm">
          {word}
        </StatusBadge>
      )}
    </Group>
  );
}
