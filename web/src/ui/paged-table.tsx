import { Button, Center, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Pages } from '../api/index.ts';
import { useTexts } from '../i18n/index.ts';
import { DataTable, type DataTableProps } from './data-table.tsx';
import classes from './paged-table.module.css';
import { Empty, Failed, Loading } from './states.tsx';
import { texts } from './texts.ts';

interface PagedTableProps<Row> extends Omit<DataTableProps<Row>, 'rows' | 'window'> {
  readonly pages: Pages<Row>;
  /** What it means that there is nothing. */
  readonly empty: ReactNode;
  /** Grows as one scrolls, and holds the rows in sight alone: for thousands. */
  readonly long?: boolean;
}

/** A list of the API as a table that grows when asked to. */
export function PagedTable<Row>({ pages, empty, long = false, ...table }: PagedTableProps<Row>) {
  const t = useTexts(texts);
  // Another search is the same list: what it held stays until the answer is there, so that typing does not make the page jump.
  const before = useRef(pages);
  useEffect(() => {
    if (!pages.loading) before.current = pages;
  }, [pages]);
  if (long && pages.loading && before.current.nodes.length > 0)
    return (
      <div className={classes.awaited ?? ''} aria-busy="true">
        <DataTable {...table} rows={before.current.nodes.slice(0, rowsKept)} />
      </div>
    );
  const { nodes, loading, error, hasMore, loadingMore, more, refetch } = pages;
  if (loading) return <Loading rows={10} />;
  if (error && nodes.length === 0) return <Failed error={error} onRetry={refetch} />;
  if (nodes.length === 0) return typeof empty === 'string' ? <Empty title={empty} /> : empty;
  return (
    <>
      {long ? <RowsInSight {...table} pages={pages} /> : <DataTable {...table} rows={nodes} />}
      {error && <Failed error={error} onRetry={refetch} />}
      {hasMore && (
        <Center mt="md">
          <Button variant="default" onClick={more} loading={loadingMore}>
            {t.more}
            <VisuallyHidden>: {table.label}</VisuallyHidden>
          </Button>
        </Center>
      )}
    </>
  );
}

/** As many as a screen shows. */
const rowsKept = 50;

/** About as high as a row is before it was measured: in a line, and as a block where it is narrow. */
const heights = { line: 38, block: 190 };

function RowsInSight<Row>({ pages, ...table }: Omit<PagedTableProps<Row>, 'empty' | 'long'>) {
  const { nodes, totalCount, hasMore, loadingMore, error, more } = pages;
  const place = useRef<HTMLDivElement>(null);
  const narrow = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(place.current?.offsetTop ?? 0), []);
  const virtual = useWindowVirtualizer({
    count: nodes.length,
    estimateSize: () => (narrow ? heights.block : heights.line),
    overscan: 15,
    scrollMargin: top,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  const nearEnd = (last?.index ?? 0) >= nodes.length - 20;
  useEffect(() => {
    if (nearEnd && hasMore && !loadingMore && error === null) more();
  }, [nearEnd, hasMore, loadingMore, error, more]);
  return (
    <div ref={place}>
      <DataTable
        {...table}
        rows={items.flatMap(({ index }) => nodes[index] ?? [])}
        window={{
          from: first?.index ?? 0,
          before: first ? first.start - top : 0,
          after: last ? virtual.getTotalSize() - (last.end - top) : 0,
          // A count may say so many or more.
          total: Math.max(totalCount ?? 0, nodes.length),
          measure: virtual.measureElement,
        }}
      />
    </div>
  );
}
