import { Button, Menu, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../api/index.ts';
import type { LotStatus } from '../../generated/enums.ts';
import { type StockLotsFragment, StockSetLotStatusDocument } from '../../generated/graphql.ts';
import { useFormat, useRefusalText, useTerms, useTexts } from '../../i18n/index.ts';
import { useMay } from '../../session/index.ts';
import { type Column, DataTable, Dialog, Empty, notify, Sign, useFaultText } from '../../ui/index.ts';
import { Expiry } from './stock-sign.tsx';
import { texts } from './texts.ts';

type Lot = StockLotsFragment['lots'][number];

const colors = { RELEASED: 'teal', ON_HOLD: 'orange', QUARANTINED: 'orange', RECALLED: 'red' } as const;
/** What a lot can be made; the server says what of it is not possible, as for what was recalled. */
const statuses: readonly LotStatus[] = ['RELEASED', 'ON_HOLD', 'QUARANTINED', 'RECALLED'];

/** The lots of a stock, and what may be made of them. */
export function LotTable({ lots }: { readonly lots: readonly Lot[] }) {
  const t = useTexts(texts);
  const terms = useTerms();
  const format = useFormat();
  const may = useMay();
  const [change, setChange] = useState<{ readonly lot: Lot; readonly status: LotStatus } | null>(null);
  if (lots.length === 0) return <Empty title={t.noLots}>{t.receiveFirst}</Empty>;
  const columns: Column<Lot>[] = [
    { key: 'number', title: t.lotNumber, cell: ({ lotNumber }) => lotNumber },
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
          <Sign color={colors[lot.status]}>{terms.lotStatus[lot.status]}</Sign>
        ),
    },
  ];
  return (
    <>
      <DataTable label={t.lots} columns={columns} rows={lots} rowKey={({ id }) => id} />
      {change && <LotStatusForm {...change} onClose={() => setChange(null)} />}
    </>
  );
}

interface LotStatusFormProps {
  readonly lot: Lot;
  readonly status: LotStatus;
  readonly onClose: () => void;
}

/** Asks why before goods are held, released or recalled. */
function LotStatusForm({ lot, status, onClose }: LotStatusFormProps) {
  const t = useTexts(texts);
  const terms = useTerms();
  const refusalText = useRefusalText();
  const faultText = useFaultText();
  const { act, busy } = useAct(StockSetLotStatusDocument);
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const submit = async () => {
    if (reason.trim() === '') return setTrouble(t.needsReason);
    const { data, fault } = await act({ input: { lotId: lot.id, status, reason: reason.trim() } });
    if (fault) return setTrouble(faultText(fault));
    if (data.setLotStatus.__typename !== 'Lot') return setTrouble(refusalText(data.setLotStatus));
    notify.done(t.lotNow(lot.lotNumber, terms.lotStatus[status]));
    onClose();
  };
  return (
    <Dialog opened onClose={onClose} title={t.lotBecomes(lot.lotNumber, terms.lotStatus[status])}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack gap="sm">
          <TextInput
            label={t.reason}
            value={reason}
            onChange={({ currentTarget: { value } }) => setReason(value)}
            error={trouble}
            data-autofocus
          />
          <Button type="submit" loading={busy}>
            {terms.lotStatus[status]}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
