import { Button, Group, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { DataTable } from '../../ui/index.ts';
import { texts } from './texts.ts';

type Row = readonly [key: string, ...values: number[]];

interface ChartProps {
  readonly title: string;
  readonly note?: string;
  readonly keyTitle: string;
  /** The names of the values of each row. */
  readonly series: readonly string[];
  readonly rows: readonly Row[];
  readonly children: (data: Record<string, string | number>[]) => ReactNode;
}

/** A chart, and the same as a table for whoever reads figures better, or does not see the chart. */
export function Chart({ title, note, keyTitle, series, rows, children }: ChartProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const [asTable, setAsTable] = useState(false);
  const data = rows.map(([key, ...values]) => ({
    key,
    ...Object.fromEntries(series.map((name, place) => [name, values[place] ?? 0])),
  }));
  return (
    <section aria-label={title}>
      <Group justify="space-between" mb={4}>
        <Title order={3} size="h5">
          {title}
        </Title>
        <Button size="compact-sm" variant="default" onClick={() => setAsTable(!asTable)} aria-pressed={asTable}>
          {t.asTable}
        </Button>
      </Group>
      {note && (
        <Text size="sm" c="dimmed" mb={4}>
          {note}
        </Text>
      )}
      {asTable ? (
        <DataTable
          label={title}
          rows={rows}
          rowKey={([key]) => key}
          columns={[
            { key: 'key', title: keyTitle, cell: ([key]) => key },
            ...series.map((name, place) => ({
              key: name,
              title: name,
              cell: (row: Row) => format.number(Number(row[place + 1] ?? 0)),
              number: true,
            })),
          ]}
        />
      ) : (
        <div aria-hidden>{children(data)}</div>
      )}
    </section>
  );
}
