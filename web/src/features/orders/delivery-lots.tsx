import { ActionIcon, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { IconAlertHexagon, IconTrash } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useTexts } from '../../i18n/index.ts';
import type { Came } from './delivery-draft.ts';
import { texts } from './texts.ts';

interface DeliveryLotsProps {
  readonly rows: readonly Came[];
  readonly onChange: (key: number, changes: Partial<Came>) => void;
  readonly onRemove: (key: number) => void;
  /** It was tried to enter it: what is missing is said. */
  readonly tried: boolean;
  readonly quantities: RefObject<Map<number, HTMLInputElement>>;
}

/** The lots of one line: number, expiry, quantity, and why one of them goes into quarantine. */
export function DeliveryLots({ rows, onChange, onRemove, tried, quantities }: DeliveryLotsProps) {
  const t = useTexts(texts);
  return rows.map((row, place) => {
    const counts = tried && typeof row.quantity === 'number' && row.quantity > 0;
    return (
      <Stack key={row.key} gap={4}>
        <Group gap="xs" align="flex-start" wrap="nowrap">
          <Group gap="xs" align="flex-start" grow preventGrowOverflow={false} flex={1}>
            <TextInput
              label={t.lotNumber}
              value={row.lotNumber}
              onChange={({ currentTarget: { value } }) => onChange(row.key, { lotNumber: value })}
              error={counts && row.lotNumber.trim() === '' ? t.needsLot : null}
              autoComplete="off"
            />
            <TextInput
              type="date"
              label={t.expiresOn}
              value={row.expiresOn}
              onChange={({ currentTarget: { value } }) => onChange(row.key, { expiresOn: value })}
            />
            <NumberInput
              ref={(input) => {
                if (input) quantities.current.set(row.key, input);
                else quantities.current.delete(row.key);
              }}
              label={t.quantity}
              allowDecimal={false}
              allowNegative={false}
              thousandSeparator
              value={row.quantity}
              onChange={(quantity) => onChange(row.key, { quantity })}
            />
          </Group>
          <ActionIcon
            variant={row.quarantine === null ? 'default' : 'filled'}
            size="lg"
            mt={24}
            aria-label={t.intoQuarantine(place + 1)}
            aria-pressed={row.quarantine !== null}
            title={t.intoQuarantine(place + 1)}
            onClick={() => onChange(row.key, { quarantine: row.quarantine === null ? '' : null })}
          >
            <IconAlertHexagon size={16} />
          </ActionIcon>
          {rows.length > 1 && (
            <ActionIcon
              variant="default"
              size="lg"
              mt={24}
              aria-label={t.removeLot(place + 1)}
              onClick={() => onRemove(row.key)}
            >
              <IconTrash size={16} />
            </ActionIcon>
          )}
        </Group>
        {row.quarantine !== null && (
          <TextInput
            label={t.quarantine}
            description={t.quarantineHint}
            value={row.quarantine}
            onChange={({ currentTarget: { value } }) => onChange(row.key, { quarantine: value })}
            error={counts && row.quarantine.trim() === '' ? t.needsReason : null}
          />
        )}
      </Stack>
    );
  });
}
