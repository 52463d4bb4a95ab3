import { Anchor, SegmentedControl, SimpleGrid, Text, Title } from '@mantine/core';
import { Suspense } from 'react';
import { Link, useSearchParams } from 'wouter';
import { useQuery } from '../../api/index.ts';
import { OverviewFiguresDocument, type OverviewFiguresQuery } from '../../generated/graphql.ts';
import { useFormat, useTerms, useTexts } from '../../i18n/index.ts';
import { useMay, usePharmacy, useSession } from '../../session/index.ts';
import { DataTable, ErrorBoundary, Loading, lazy, PageTitle, QueryBoundary } from '../../ui/index.ts';
import classes from './overview.module.css';
import { texts } from './texts.ts';

// The figures come first; the library of the charts is larger than all the rest of the page.
const { component: Charts } = lazy(async () => (await import('./charts.tsx')).Charts);

const periods = ['7', '30', '90'] as const;

/** What wants attention now, and how things went. */
export function Screen() {
  const t = useTexts(texts);
  const may = useMay();
  const pharmacy = usePharmacy();
  const { me } = useSession();
  const [params, setParams] = useSearchParams();
  const days = periods.find((each) => each === params.get('days')) ?? '30';
  const query = useQuery(OverviewFiguresDocument, {
    pharmacyId: pharmacy.id,
    me: me.id,
    orders: may('ORDER_READ'),
    messages: may('MESSAGE_READ'),
  });
  return (
    <>
      <PageTitle title={t.title} />
      <QueryBoundary query={query}>
        {(figures) => (
          <>
            <Figures figures={figures} />
            <Shortages figures={figures} />
            <div className={classes.charts}>
              <Title order={2} size="h4">
                {t.overTime}
              </Title>
              <SegmentedControl
                size="xs"
                aria-label={t.period}
                data={periods.map((each) => ({ value: each, label: t.days(each) }))}
                value={days}
                onChange={(value) => setParams(value === '30' ? {} : { days: value }, { replace: true })}
              />
            </div>
            <ErrorBoundary at={days}>
              <Suspense fallback={<Loading rows={8} />}>
                <Charts days={Number(days)} />
              </Suspense>
            </ErrorBoundary>
          </>
        )}
      </QueryBoundary>
    </>
  );
}

interface FiguresProps {
  readonly figures: OverviewFiguresQuery;
}

function Figures({ figures }: FiguresProps) {
  const t = useTexts(texts);
  const counts = new Map(figures.orderCounts?.map(({ status, count }) => [status, count]));
  const underWay = (['APPROVED', 'SENT', 'PARTIALLY_FULFILLED'] as const).reduce(
    (sum, status) => sum + (counts.get(status) ?? 0),
    0,
  );
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="sm" mb="xl">
      <Figure name={t.shortages} count={figures.shortages.totalCount} href="/alerts" />
      <Figure name={t.mine} count={figures.mine.totalCount} href="/alerts?mine=1" />
      <Figure name={t.expiring} count={figures.expiring.totalCount} href="/stock?show=expiring" />
      {figures.orderCounts && <Figure name={t.pending} count={counts.get('PENDING') ?? 0} href="/orders" />}
      {figures.orderCounts && <Figure name={t.underWay} count={underWay} href="/orders" />}
      {figures.conversations && (
        <Figure name={t.unread} count={figures.conversations.totalCount} href="/messages?unread=1" />
      )}
    </SimpleGrid>
  );
}

interface FigureProps {
  readonly name: string;
  readonly count: number;
  readonly href: string;
}

function Figure({ name, count, href }: FigureProps) {
  const format = useFormat();
  return (
    <Link href={href} className={classes.figure ?? ''} data-some={count > 0 || undefined}>
      <Text span className={classes.count ?? ''}>
        {format.number(count)}
      </Text>
      <Text span size="sm">
        {name}
      </Text>
    </Link>
  );
}

function Shortages({ figures: { shortages } }: FiguresProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const terms = useTerms();
  if (shortages.nodes.length === 0) return null;
  return (
    <section className={classes.part}>
      <Title order={2} size="h4" mb="xs">
        {t.newest}
      </Title>
      <DataTable
        label={t.newest}
        rows={shortages.nodes}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'drug',
            title: t.drug,
            cell: ({ stock }) => (
              <Anchor component={Link} href={`/stock/${stock.id}`}>
                {stock.drug.name}
              </Anchor>
            ),
          },
          { key: 'kind', title: t.what, cell: ({ kind }) => terms.alertKind[kind] },
          { key: 'usable', title: t.usable, cell: ({ stock }) => format.number(stock.usable), number: true },
          { key: 'min', title: t.reorderPoint, cell: ({ stock }) => format.number(stock.minQuantity), number: true },
          { key: 'since', title: t.since, cell: ({ openedAt }) => format.relative(openedAt) },
        ]}
      />
    </section>
  );
}
