import { Button, Chip, Group, Text } from '@mantine/core';
import { useLocation, useRoute, useSearchParams } from 'wouter';
import { usePages } from '../../api/index.ts';
import type { RecallState } from '../../generated/enums.ts';
import { RecallsPageDocument, type RecallsPageQuery } from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { useMay } from '../../session/index.ts';
import { Empty, PagedTable, PageTitle } from '../../ui/index.ts';
import { EnterForm } from './enter-form.tsx';
import { RecallPage } from './recall-page.tsx';
import { RecallStatusBadge } from './recall-status.tsx';
import { texts } from './texts.ts';

const states: readonly RecallState[] = ['NEW', 'REVIEWED', 'ACTIVE', 'CLOSED'];
const pickRecalls = ({ recalls }: RecallsPageQuery) => recalls;

/** The recall notices of the organization by how far they are, a new one, and one of them opened. */
export function Screen() {
  const [, route] = useRoute('/recalls/:id');
  const opened = route?.id ?? null;
  return opened === null || opened === 'new' ? (
    <List entering={opened === 'new'} />
  ) : (
    <RecallPage key={opened} id={opened} />
  );
}

function List({ entering }: { readonly entering: boolean }) {
  const t = useTexts(texts);
  const format = useFormat();
  const may = useMay();
  const [, go] = useLocation();
  const [params, setParams] = useSearchParams();
  const state = states.find((each) => each === params.get('state')) ?? null;
  const pages = usePages(RecallsPageDocument, { filter: state ? { states: [state] } : null, first: 25 }, pickRecalls);
  return (
    <>
      <PageTitle title={t.title}>
        {may('RECALL_ENTER') && <Button onClick={() => go('/recalls/new')}>{t.enter}</Button>}
      </PageTitle>
      <Group gap="sm" mb="sm">
        <Chip.Group
          value={state ?? 'ALL'}
          onChange={(value) => setParams(value === 'ALL' ? {} : { state: String(value) }, { replace: true })}
        >
          <Group gap={6} role="group" aria-label={t.show}>
            <Chip value="ALL" size="sm">
              {t.all}
            </Chip>
            {states.map((each) => (
              <Chip key={each} value={each} size="sm">
                {t.states[each]}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        <Text c="dimmed" fz="sm" role="status">
          {pages.totalCount !== null && t.count(pages.totalCount, format)}
        </Text>
      </Group>
      <PagedTable
        label={t.title}
        pages={pages}
        rowKey={({ id }) => id}
        onOpen={({ id }) => go(`/recalls/${id}`)}
        empty={<Empty title={t.nothing}>{t.nothingWhy}</Empty>}
        columns={[
          { key: 'number', title: t.number, cell: ({ number }) => number, width: 150 },
          {
            key: 'product',
            title: t.product,
            cell: ({ product }) => (
              <Text size="sm" lineClamp={2}>
                {product}
              </Text>
            ),
          },
          { key: 'firm', title: t.firm, cell: ({ firm }) => firm ?? '–', width: 180 },
          {
            key: 'published',
            title: t.published,
            cell: ({ publishedOn }) => (publishedOn ? format.day(publishedOn) : '–'),
            width: 130,
          },
          { key: 'state', title: t.state, cell: (recall) => <RecallStatusBadge state={recall.state} />, width: 130 },
          {
            key: 'awaiting',
            title: t.awaiting,
            number: true,
            cell: (recall) => (recall.state === 'ACTIVE' ? format.number(recall.awaiting) : '–'),
            width: 130,
          },
        ]}
      />
      {entering && <EnterForm onClose={() => go('/recalls')} />}
    </>
  );
}
