import { Button, Menu, Text } from '@mantine/core';
import { useState } from 'react';
import type { LotStatus } from '../../generated/enums.ts';

import { useFormat, useTerms, useTexts } from '../../i18n/index.ts';
import { useMay } from '../../session/index.ts';
import { type Column, DataTable, Empty, StatusBadge } from '../../ui/index.ts';
import { CorrectForm } from './correct-form.tsx';
import type { Lot } from './lot.ts';
import { LotStatusForm } from './lot-status-form.tsx';
import { Expiry } from './stock-status.tsx';
import { texts } from './texts.ts';

const colors = { RELEASED: 'teal', ON_HOLD: 'orange', QUARANTINED: 'orange', RECALLED: 'red' } as const;
/** What a lot can be made; the server says what of it is not possible, as for what was recalled. */
const statuses: readonly LotStatus[] = ['RELEASED', 'ON_HOLD', 'QUARANTINED', 'RECALLED'];

/** The lots of a stock, and what may be made of them. */
export function LotTable({ lots }: { readonly lots: readonly Lot[] }) {
  const t = useTexts(texts);
  const terms = useTerms();
  const format = useFormat();
  const may = useMay();
  const [wrong, setWrong] = useState<Lot | null>(null);
  const [change, setChange] = useState<{ readonly lot: Lot; readonly status: LotStatus } | null>(null);
  if (lots.length === 0) return <Empty title={t.noLots}>{t.receiveFirst}</Empty>;
  const columns: Column<Lot>[] = [
    { key: 'number', title: t.lotNumber, cell: (lot) => <LotNumber lot={lot} /> },
    { key: 'expiry', title: t.expiresOn, cell: ({ expiresOn }) => <Expiry day={expiresOn} /> },
    { key: 'quantity', title: t.onHand, cell: ({ quantity }) => format.number(quantity), number: true },
    { key: 'usable', title: t.usable, cell: ({ usable }) => format.number(usable), number: true },
    {
      key: 'status',
      title: t.status,
      cell: (lot) =>
        may('STOCK_SET_LOT_STATUS') && lot.status !== 'RECALLED' ? (
          <Menu withinPortal>
            <Menu.Target>
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t.statusOf(lot.lotNumber, terms.lotStatus[lot.status])}
              >
                {terms.lotStatus[lot.status]}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {statuses
                .filter((status) => status !== lot.status)
                .map((status) => (
                  <Menu.Item key={status} onClick={() => setChange({ lot, status })}>
                    {terms.lotStatus[status]}
                  </Menu.Item>
                ))}
            </Menu.Dropdown>
          </Menu>
        ) : (
          <StatusBadge color={colors[lot.status]}>{terms.lotStatus[lot.status]}</StatusBadge>
        ),
    },
    ...(may('STOCK_ADJUST')
      ? [
          {
            key: 'correct',
            title: t.correct.column,
            cell: (lot: Lot) => (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={t.correct.of(lot.lotNumber)}
                onClick={() => setWrong(lot)}
              >
                {t.correct.act}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      <DataTable label={t.lots} columns={columns} rows={lots} rowKey={({ id }) => id} />
      {change && <LotStatusForm {...change} onClose={() => setChange(null)} />}
      {wrong && <CorrectForm lot={wrong} onClose={() => setWrong(null)} />}
    </>
  );
}

/** The number, that it is a part of a lot, and what had been written before it was corrected. */
function LotNumber({ lot: { lotNumber, partOf, corrections } }: { readonly lot: Lot }) {
  const t = useTexts(texts);
  const format = useFormat();
  const [last] = corrections;
  return (
    <>
      {lotNumber}
      {partOf && (
        <Text size="xs" c="dimmed">
          {t.partOfLot}
        </Text>
      )}
      {last && (
        <Text size="xs" c="dimmed" title={last.reason}>
          {t.correct.was(last.lotNumberWas, last.expiresOnWas ? format.day(last.expiresOnWas) : '–')}
        </Text>
      )}
    </>
  );
}
