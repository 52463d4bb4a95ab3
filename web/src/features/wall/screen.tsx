import { Button, Title } from '@mantine/core';
import { useFullscreenDocument } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useConnection, useQuery } from '../../api/index.ts';
import { WallFiguresDocument, type WallFiguresQuery } from '../../generated/graphql.ts';
import { useFormat, useTerms, useTexts } from '../../i18n/index.ts';
import { useMay, usePharmacy } from '../../session/index.ts';
import { PageTitle, QueryBoundary } from '../../ui/index.ts';
import { FittingList } from './fitting-list.tsx';
import { texts } from './texts.ts';
import classes from './wall.module.css';

/** The live screen of the pharmacy, to be read from three metres. */
export function Screen() {
  const t = useTexts(texts);
  const may = useMay();
  const pharmacy = usePharmacy();
  const { fullscreen, toggle } = useFullscreenDocument();
  const query = useQuery(WallFiguresDocument, { pharmacyId: pharmacy.id, orders: may('ORDER_READ') });
  return (
    <div className={classes.wall} data-fullscreen={fullscreen || undefined}>
      <PageTitle title={t.title}>
        <Button variant="default" onClick={() => void toggle()}>
          {fullscreen ? t.leave : t.fill}
        </Button>
      </PageTitle>
      <Status />
      <QueryBoundary query={query}>{(figures) => <Figures figures={figures} />}</QueryBoundary>
    </div>
  );
}

/** The time, or plainly that what is shown may be old, and since when. */
function Status() {
  const t = useTexts(texts);
  const format = useFormat();
  const { state, since } = useConnection();
  const now = useNow();
  const down = state === 'down';
  return (
    <div className={classes.status} data-down={down || undefined} role={down ? 'alert' : 'status'}>
      <span>
        {down
          ? t.down(format.time(since), format.number(Math.round((now.getTime() - since.getTime()) / 1_000)))
          : t.live}
      </span>
      <span>{format.dateTime(now)}</span>
    </div>
  );
}

function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const tick = setInterval(() => setNow(new Date()), 1_000);
    return () => clearInterval(tick);
  }, []);
  return now;
}

const stages = ['PENDING', 'APPROVED', 'SENT', 'PARTIALLY_FULFILLED'] as const;

function Figures({ figures }: { readonly figures: WallFiguresQuery }) {
  const t = useTexts(texts);
  const format = useFormat();
  const terms = useTerms();
  // What is out comes before what is low; within that, what is short for the longest time.
  const out = new Set(figures.alerts.nodes.flatMap(({ kind, stock }) => (kind === 'OUT_OF_STOCK' ? stock.id : [])));
  // What ran out was low before, and both alerts are open: one line is enough.
  const shortages = figures.alerts.nodes.filter(({ kind, stock }) => kind === 'OUT_OF_STOCK' || !out.has(stock.id));
  const total = figures.alerts.totalCount - (figures.alerts.nodes.length - shortages.length);
  shortages.sort((one, other) => other.kind.localeCompare(one.kind) || one.openedAt.localeCompare(other.openedAt));
  const counts = new Map(figures.orderCounts?.map(({ status, count }) => [status, count]));
  return (
    <div className={classes.columns}>
      <section className={classes.column} aria-label={t.shortages}>
        <Title order={2} className={classes.head ?? ''}>
          {t.shortages} {format.number(total)}
        </Title>
        <FittingList
          items={shortages}
          total={total}
          empty={t.noShortages}
          itemKey={({ id }) => id}
          item={({ kind, stock, openedAt }) => (
            <>
              <span className={classes.name}>{stock.drug.name}</span>
              <span className={classes.fact} data-kind={kind}>
                {kind === 'OUT_OF_STOCK'
                  ? terms.alertKind[kind]
                  : t.left(format.number(stock.usable), format.number(stock.minQuantity))}
              </span>
              <span className={classes.small}>{stock.drug.dosage}</span>
              <span className={classes.small}>{format.relative(openedAt)}</span>
            </>
          )}
        />
      </section>
      <section className={classes.column} aria-label={t.expiring}>
        <Title order={2} className={classes.head ?? ''}>
          {t.expiring} {format.number(figures.stocks.totalCount)}
        </Title>
        <FittingList
          items={figures.stocks.nodes}
          total={figures.stocks.totalCount}
          empty={t.nothingExpires}
          itemKey={({ id }) => id}
          item={({ drug, earliestExpiry, quantity }) => (
            <>
              <span className={classes.name}>{drug.name}</span>
              <span className={classes.fact}>{earliestExpiry && format.day(earliestExpiry)}</span>
              <span className={classes.small}>{drug.dosage}</span>
              <span className={classes.small}>{t.onHand(format.number(quantity))}</span>
            </>
          )}
        />
      </section>
      {figures.orderCounts && (
        <section className={classes.orders} aria-label={t.orders}>
          {stages.map((stage) => (
            <div key={stage} className={classes.stage}>
              <span className={classes.count}>{format.number(counts.get(stage) ?? 0)}</span>
              <span>{terms.orderStatus[stage]}</span>
            </div>
          ))}
        </section>
      )}
    </div>
  );
}
