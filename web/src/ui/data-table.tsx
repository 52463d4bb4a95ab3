import { Table, UnstyledButton } from '@mantine/core';
import type { Key, ReactNode } from 'react';
import classes from './data-table.module.css';

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

/** Which part of a long list stands in the document, and how much room the rest takes. */
export interface RowWindow {
  readonly from: number;
  readonly before: number;
  readonly after: number;
  readonly total: number;
  readonly measure: (row: HTMLElement | null) => void;
}

export interface DataTableProps<Row> {
  /** What the table holds, for those who do not see the page around it. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => Key;
  /** Opens a row: by clicking anywhere in it, or with the keyboard by its first cell. */
  readonly onOpen?: (row: Row) => void;
  readonly isOpen?: (row: Row) => boolean;
  readonly window?: RowWindow;
}

/** Rows under titled columns; where the window is narrow each row stands as a block with the titles beside its values. */
export function DataTable<Row>({ label, columns, rows, rowKey, onOpen, isOpen, window }: DataTableProps<Row>) {
  return (
    <Table
      className={classes.table ?? ''}
      aria-label={label}
      highlightOnHover={onOpen !== undefined}
      verticalSpacing={6}
      // The head is the first row.
      {...(window && { 'aria-rowcount': window.total + 1 })}
    >
      <Table.Thead>
        <Table.Tr {...(window && { 'aria-rowindex': 1 })}>
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
        <Gap height={window?.before ?? 0} />
        {rows.map((row, index) => (
          <Table.Tr
            key={rowKey(row)}
            {...(onOpen && { onClick: () => onOpen(row), className: classes.opens ?? '' })}
            {...(isOpen?.(row) && { 'data-open': true })}
            {...(window && {
              ref: window.measure,
              'data-index': window.from + index,
              'aria-rowindex': window.from + index + 2,
            })}
          >
            {columns.map(({ key, title, cell, number }, place) => (
              <Table.Td key={key} ta={number ? 'right' : 'left'} data-title={title}>
                {onOpen && place === 0 ? (
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
                  <div>{cell(row)}</div>
                )}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
        <Gap height={window?.after ?? 0} />
      </Table.Tbody>
    </Table>
  );
}

/** The room of rows that are not in the document. */
function Gap({ height }: { readonly height: number }) {
  return height > 0 ? <tr aria-hidden className={classes.gap ?? ''} style={{ height }} /> : null;
}
