import { BarChart, LineChart } from '@mantine/charts';
import '@mantine/charts/styles.css';
import { SimpleGrid } from '@mantine/core';
import { useQuery } from '../../api/index.ts';
import { OverviewSeriesDocument } from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { usePharmacy } from '../../session/index.ts';
import { QueryBoundary } from '../../ui/index.ts';
import { Chart } from './chart.tsx';
import { texts } from './texts.ts';

const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
// Both hold on white and on black, and for those who do not tell red from green.
const [first, second] = ['apotheca.5', 'orange.6'] as const;

/** The keyboard reads the table; the drawing itself takes no focus. */
const still = { accessibilityLayer: false };

/** Movements, shortages and expiries as charts, each with its figures as a table. */
export function Charts({ days }: { readonly days: number }) {
  const t = useTexts(texts);
  const format = useFormat();
  const pharmacy = usePharmacy();
  const query = useQuery(
    OverviewSeriesDocument,
    {
      pharmacyId: pharmacy.id,
      from: day(days - 1),
      to: day(0),
      by: days > 30 ? 'WEEK' : 'DAY',
    },
    { keepPrevious: true },
  );
  const chart = { h: 220, valueFormatter: format.number, withLegend: true, tickLine: 'none' } as const;
  return (
    <QueryBoundary query={query}>
      {({ movementsOverTime, shortagesOverTime, expiryOutlook }) => (
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
          <Chart
            title={t.movements}
            keyTitle={t.from}
            series={[t.received, t.dispensed]}
            rows={movementsOverTime.map((each) => [format.day(each.from), each.received, each.dispensed])}
          >
            {(data) => (
              <BarChart
                {...chart}
                barChartProps={still}
                data={data}
                dataKey="key"
                series={[
                  { name: t.received, color: first },
                  { name: t.dispensed, color: second },
                ]}
              />
            )}
          </Chart>
          <Chart
            title={t.shortagesOverTime}
            keyTitle={t.from}
            series={[t.openAtEnd, t.opened]}
            rows={shortagesOverTime.map((each) => [format.day(each.from), each.openAtEnd, each.opened])}
          >
            {(data) => (
              <LineChart
                {...chart}
                lineChartProps={still}
                data={data}
                dataKey="key"
                curveType="stepAfter"
                withDots={false}
                series={[
                  { name: t.openAtEnd, color: first },
                  { name: t.opened, color: second, strokeDasharray: '5 4' },
                ]}
              />
            )}
          </Chart>
          <Chart
            title={t.expiries}
            note={t.expired(format.number(expiryOutlook.expiredLots), format.number(expiryOutlook.expiredQuantity))}
            keyTitle={t.month}
            series={[t.units]}
            rows={expiryOutlook.months.map(({ month, quantity }) => [format.month(month), quantity])}
          >
            {(data) => (
              <BarChart
                {...chart}
                barChartProps={still}
                data={data}
                dataKey="key"
                series={[{ name: t.units, color: first }]}
              />
            )}
          </Chart>
        </SimpleGrid>
      )}
    </QueryBoundary>
  );
}
