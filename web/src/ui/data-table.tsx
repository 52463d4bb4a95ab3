import { Button, Center, Table, UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { Key, ReactNode } from 'react';
import type { Pages } from '../api/index.ts';
import { useTexts } from '../i18n/index.ts';
import classes from './data-table.module.css';
import { Empty, Failed, Loading } from './states.tsx';
import { texts } from './texts.ts';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand at the right. */
  readonly number?: boolean;
  readonly width?: number | string;
  /** Which way the list is sorted by this column now. */
  readonly sorted?: 'ascending' | 'descending' | undefined;
  readonly onSort?: () => void;
}

interface DataTableProps<Row> {
  /** What the table holds, for those who do not see the page around it. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => Key;
  /** Opens a row: by clicking anywhere in it, or with the keyboard by its first cell. */
  readonly onOpen?: (row: Row) => void;
  readonly isOpen?: (row: Row) => boolean;
}

/** Rows under titled columns; where the window is narrow each row stands as a block with the titles beside its values. */
export function DataTable<Row>({ label, columns, rows, rowKey, onOpen, isOpen }: DataTableProps<Row>) {
  return (
    <Table
      className={classes.table ?? ''}
      aria-label={label}
      highlightOnHover={onOpen !== undefined}
      verticalSpacing={6}
    >
      <Table.Thead>
        <Table.Tr>
          {columns.map(({ key, title, number, width, sorted, onSort }) => (
            <Table.Th key={key} w={width} ta={number ? 'right' : 'left'} {...(sorted && { 'aria-sort': sorted })}>
              {onSort ? (
                <UnstyledButton onClick={onSort} className={classes.sort ?? ''}>
                  {title}
                  <span aria-hidden> {sorted === 'ascending' ? '↑' : sorted === 'descending' ? '↓' : '↕'}</span>
                </UnstyledButton>
              ) : (
                title
              )}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr
            key={rowKey(row)}
            {...(onOpen && { onClick: () => onOpen(row), className: classes.opens ?? '' })}
            {...(isOpen?.(row) && { 'data-open': true })}
          >
            {columns.map(({ key, title, cell, number }, index) => (
              <Table.Td key={key} ta={number ? 'right' : 'left'} data-title={title}>
                {onOpen && index === 0 ? (
                  <UnstyledButton
                    className={classes.open ?? ''}
                    onClick={(event) => {
                      event.stopPropagation();
                      onOpen(row);
                    }}
                  >
                    {cell(row)}
                  </UnstyledButton>
                ) : (
                  cell(row)
                )}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

interface PagedTableProps<Row> extends Omit<DataTableProps<Row>, 'rows'> {
  readonly pages: Pages<Row>;
  /** What it means that there is nothing. */
  readonly empty: ReactNode;
}

/** A list of the API as a table that grows when asked to. */
export function PagedTable<Row>({ pages, empty, ...table }: PagedTableProps<Row>) {
  const t = useTexts(texts);
  const { nodes, loading, fault, hasMore, loadingMore, more, again } = pages;
  if (loading) return <Loading rows={10} />;
  if (fault && nodes.length === 0) return <Failed fault={fault} again={again} />;
  if (nodes.length === 0) return typeof empty === 'string' ? <Empty title={empty} /> : empty;
  return (
    <>
      <DataTable {...table} rows={nodes} />
      {fault && <Failed fault={fault} again={again} />}
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
