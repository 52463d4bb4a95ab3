import { Badge, Group, Text } from '@mantine/core';
import type { StockRowFragment } from '../../generated/graphql.ts';
import { useFormat, useTerms, useTexts } from '../../i18n/index.ts';
import { texts } from './texts.ts';
import { expiringDays } from './view.ts';

const colors = { OK: 'teal', LOW: 'orange', OUT: 'red' } as const;

/** How a stock stands, in a word and a colour. */
export function StockSign({ status }: Pick<StockRowFragment, 'status'>) {
  const terms = useTerms();
  return (
    <Badge variant="light" color={colors[status]} radius="sm" tt="none">
      {terms.stockStatus[status]}
    </Badge>
  );
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
  const [word, color] = days < 0 ? [t.expired, 'red'] : days <= expiringDays ? [t.soon, 'orange'] : [null, ''];
  return (
    <Group gap={6} wrap="nowrap" component="span" display="inline-flex">
      {format.day(day)}
      {word !== null && (
        <Badge variant="light" color={color} radius="sm" size="sm" tt="none">
          {word}
        </Badge>
      )}
    </Group>
  );
}
