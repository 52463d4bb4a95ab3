import { Button, Group, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation, useRoute, useSearch, useSearchParams } from 'wouter';
import type { OrderFilter } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { useMay, useSession } from '../../session/index.ts';
import { PageTitle } from '../../ui/index.ts';
import { Board } from './board.tsx';
import { NewOrder } from './new-order.tsx';
import { OrderDetails } from './order-details.tsx';
import { Suggestions } from './suggestions.tsx';
import { texts } from './texts.ts';

const kinds = ['ALL', 'ISSUE', 'PURCHASE'] as const;

/** The orders of the pharmacy: by stage, one of them opened, a new one, and what should be bought again. */
export function Screen() {
  const t = useTexts(texts);
  const may = useMay();
  const { me } = useSession();
  const [params, setParams] = useSearchParams();
  const [, route] = useRoute('/orders/:id');
  const [, go] = useLocation();
  const query = useSearch();
  const kind = kinds.find((each) => each === params.get('kind')) ?? 'ALL';
  const mine = params.get('mine') !== null;
  const [typed, setTyped] = useState(params.get('number') ?? '');
  const change = (name: string, value: string | null) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === null || value === '') after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true },
    );
  const search = useDebouncedCallback((text: string) => change('number', text), 200);
  const number = Number(params.get('number') ?? '');
  const filter: OrderFilter = {
    ...(kind !== 'ALL' && { kind }),
    ...(mine && { requestedById: me.id }),
    ...(Number.isInteger(number) && number > 0 && { number }),
  };
  const opened = route?.id ?? null;
  const back = () => go(query ? `/orders?${query}` : '/orders');
  if (opened === 'suggestions') return <Suggestions onPlaced={(id) => go(`/orders/${id}`)} />;
  return (
    <>
      <PageTitle title={t.title}>
        {may('ORDER_REQUEST') && (
          <>
            <Button component={Link} href="/orders/new">
              {t.newOrder}
            </Button>
            <Button component={Link} href="/orders/suggestions" variant="default">
              {t.suggestions}
            </Button>
          </>
        )}
      </PageTitle>
      <Group gap="sm" mb="sm">
        <TextInput
          type="search"
          inputMode="numeric"
          aria-label={t.search}
          placeholder={t.search}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={({ currentTarget: { value } }) => {
            setTyped(value);
            search(value.replaceAll(/\D/g, ''));
          }}
          w={{ base: '100%', sm: 180 }}
        />
        <SegmentedControl
          size="xs"
          aria-label={t.kind}
          data={kinds.map((each) => ({ value: each, label: t.kinds[each] }))}
          value={kind}
          onChange={(value) => change('kind', value === 'ALL' ? null : value)}
        />
        <Switch
          label={t.mine}
          checked={mine}
          onChange={({ currentTarget: { checked } }) => change('mine', checked ? '1' : null)}
        />
      </Group>
      <Board filter={filter} onOpen={(id) => go(query ? `/orders/${id}?${query}` : `/orders/${id}`)} />
      <NewOrder opened={opened === 'new'} onClose={back} onPlaced={(id) => go(`/orders/${id}`)} />
      <OrderDetails id={opened === 'new' ? null : opened} onClose={back} />
    </>
  );
}
