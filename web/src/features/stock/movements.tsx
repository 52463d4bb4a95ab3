import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { StockMovementRowFragment } from '../../generated/graphql.ts';
import { type Format, useFormat, useTerms, useTexts } from '../../i18n/index.ts';
import { useMay } from '../../session/index.ts';
import { DataTable } from '../../ui/index.ts';
import { type Lots, ReturnForm } from './return-form.tsx';
import { texts } from './texts.ts';
import { UndoForm } from './undo-form.tsx';

type Row = StockMovementRowFragment;

interface MovementsProps {
  readonly movements: readonly Row[];
  readonly lots: Lots;
  /** Shows earlier ones; none when there are none. */
  readonly onMore: (() => void) | undefined;
}

/** What was moved, newest first, and what can be taken back of it. */
export function Movements({ movements, lots, onMore }: MovementsProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const terms = useTerms();
  const [act, setAct] = useState<{ readonly kind: 'undo' | 'return'; readonly row: Row } | null>(null);
  if (movements.length === 0) return <Text c="dimmed">{t.noMovements}</Text>;
  const told = (row: Row) =>
    `${terms.transactionType[row.transactionType]} ${format.change(row.quantity)}, ${format.dateTime(row.occurredAt)}`;
  const close = () => setAct(null);
  return (
    <>
      <DataTable
        label={t.movements}
        rows={movements}
        rowKey={({ id }) => id}
        columns={[
          { key: 'when', title: t.when, cell: (movement) => <When {...movement} /> },
          { key: 'kind', title: t.kind, cell: ({ transactionType }) => terms.transactionType[transactionType] },
          { key: 'change', title: t.change, cell: ({ quantity }) => format.change(quantity), number: true },
          { key: 'lots', title: t.lots, cell: ({ lines }) => linesText(lines, format) },
          { key: 'who', title: t.who, cell: ({ actor }) => actor?.name ?? '–' },
          { key: 'why', title: t.reason, cell: ({ reason, note }) => reason ?? note ?? '' },
          {
            key: 'acts',
            title: t.takeBack,
            cell: (row) => <Acts row={row} onAct={(kind) => setAct({ kind, row })} />,
          },
        ]}
      />
      {onMore && (
        <Button size="xs" variant="subtle" mt={6} onClick={onMore}>
          {t.earlierMovements}
        </Button>
      )}
      {act?.kind === 'undo' && <UndoForm transactionId={act.row.id} said={told(act.row)} onClose={close} />}
      {act?.kind === 'return' && <ReturnForm movement={act.row} lots={lots} said={told(act.row)} onClose={close} />}
    </>
  );
}

/** Each lot that a movement touched, with its change where there are several. */
export function linesText(
  lines: readonly { readonly quantityChanged: number; readonly lot: { readonly lotNumber: string } }[],
  format: Format,
): string {
  if (lines.length === 1) return lines[0]?.lot.lotNumber ?? '';
  return lines.map(({ quantityChanged, lot }) => `${lot.lotNumber} ${format.change(quantityChanged)}`).join(', ');
}

function Acts({ row, onAct }: { readonly row: Row; readonly onAct: (kind: 'undo' | 'return') => void }) {
  const t = useTexts(texts);
  const may = useMay();
  if (row.reversedById !== null)
    return (
      <Text span size="xs" c="dimmed">
        {t.isUndone}
      </Text>
    );
  const open = row.returnable.some(({ moved, returned }) => moved > returned);
  const back = row.transactionType === 'DISPENSE';
  const mayReturn = open && may(back ? 'STOCK_RECEIVE' : 'STOCK_ADJUST');
  return (
    <Group gap={4} wrap="nowrap">
      {row.undoable && (
        <Button size="compact-xs" variant="default" onClick={() => onAct('undo')}>
          {t.undo}
        </Button>
      )}
      {mayReturn && (
        <Button size="compact-xs" variant="default" onClick={() => onAct('return')}>
          {back ? t.cameBack : t.sendBack}
        </Button>
      )}
    </Group>
  );
}

/** When it happened, and when it was recorded where that was later. */
function When({ occurredAt, timestamp }: Pick<Row, 'occurredAt' | 'timestamp'>) {
  const t = useTexts(texts);
  const format = useFormat();
  const late = new Date(timestamp).getTime() - new Date(occurredAt).getTime() >= 60_000;
  return (
    <>
      {format.dateTime(occurredAt)}
      {late && (
        <Text span size="xs" c="dimmed" display="block">
          {t.recordedAt(format.dateTime(timestamp))}
        </Text>
      )}
    </>
  );
}
