import { Button, Chip, Group, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useRoute, useSearch } from 'wouter';
import { usePages } from '../../api/index.ts';
import { StockPageDocument, type StockPageQuery } from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { useMay, usePharmacy } from '../../session/index.ts';
import { PageTitle } from '../../ui/index.ts';
import { type Movement, MovementDrawer } from './movement-drawer.tsx';
import { PeriodForm } from './period-form.tsx';
import { StockDetails } from './stock-details.tsx';
import { StockList } from './stock-list.tsx';
import { texts } from './texts.ts';
import { UndoForm, type Undoing } from './undo-form.tsx';
import { shows, useView } from './view.ts';

const movements = [
  { kind: 'receive', permission: 'STOCK_RECEIVE', key: 'I' },
  { kind: 'dispense', permission: 'STOCK_DISPENSE', key: 'O' },
  { kind: 'adjust', permission: 'STOCK_ADJUST', key: 'C' },
] as const;

/** What a search finds is counted no further: for a frequent word that is most of the shelf. */
const manyFound = 1_000;

const pickStocks = ({ stocks }: StockPageQuery) => ({ ...stocks, nodes: stocks.edges });

/** What is on the shelf, in which lots, and what is done with it. */
export function Screen() {
  const t = useTexts(texts);
  const format = useFormat();
  const may = useMay();
  const pharmacy = usePharmacy();
  const view = useView();
  const [, params] = useRoute('/stock/:id');
  const [, go] = useLocation();
  const query = useSearch();
  const [movement, setMovement] = useState<Movement | null>(null);
  const [books, setBooks] = useState(false);
  const [undoing, setUndoing] = useState<Undoing | null>(null);
  const [typed, setTyped] = useState(view.search);
  const search = useDebouncedCallback((text: string) => view.change({ search: text.trim() }), 200);
  const upTo = view.filter.search ? manyFound : null;
  const pages = usePages(
    StockPageDocument,
    { pharmacyId: pharmacy.id, filter: view.filter, orderBy: view.orderBy, first: 100, upTo },
    pickStocks,
  );
  const openId = params?.id ?? null;
  const at = (path: string) => go(query ? `${path}?${query}` : path);
  const offered = movements.filter(({ permission }) => may(permission));
  useHotkeys(offered.map(({ kind, key }) => [`alt+${key}`, () => setMovement({ kind, product: null })]));

  return (
    <>
      <PageTitle title={t.title}>
        {offered.map(({ kind, key }) => (
          <Button
            key={kind}
            variant={kind === 'receive' ? 'filled' : 'default'}
            aria-keyshortcuts={`Alt+${key}`}
            title={`Alt+${key}`}
            onClick={() => setMovement({ kind, product: null })}
          >
            {t[kind].title}
          </Button>
        ))}
        {may('PERIOD_CLOSE') && (
          <Button variant="subtle" onClick={() => setBooks(true)}>
            {t.period}
          </Button>
        )}
      </PageTitle>
      <Group gap="sm" mb="sm">
        <TextInput
          type="search"
          aria-label={t.search}
          placeholder={t.search}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={({ currentTarget: { value } }) => {
            setTyped(value);
            search(value);
          }}
          w={{ base: '100%', sm: 320 }}
        />
        <Chip.Group
          value={view.show}
          onChange={(show) => view.change({ show: shows.find((each) => each === show) ?? 'all' })}
        >
          <Group gap={6} role="group" aria-label={t.show}>
            {shows.map((show) => (
              <Chip key={show} value={show} size="sm">
                {t.shows[show]}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        <Text c="dimmed" fz="sm" role="status">
          {pages.totalCount !== null && (pages.totalCount === upTo ? t.countOrMore : t.count)(pages.totalCount, format)}
        </Text>
      </Group>
      <StockList pages={pages} view={view} openId={openId} onOpen={(id) => at(`/stock/${id}`)} />
      <StockDetails id={openId} onClose={() => at('/stock')} onMove={setMovement} />
      <MovementDrawer
        key={movement?.kind ?? ''}
        movement={movement}
        onClose={() => setMovement(null)}
        onUndo={(transactionId, said) => setUndoing({ transactionId, said })}
      />
      {books && <PeriodForm onClose={() => setBooks(false)} />}
      {undoing && <UndoForm {...undoing} onClose={() => setUndoing(null)} />}
    </>
  );
}
