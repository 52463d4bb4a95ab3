import { Button, Fieldset, Stack, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/index.ts';
import type { Extra } from './delivery-draft.ts';
import { texts } from './texts.ts';

interface ExtraGoodsProps {
  readonly extra: Extra;
  readonly tried: boolean;
  readonly onReason: (id: string, reason: string) => void;
  readonly onRemove: (id: string) => void;
  readonly children: ReactNode;
}

/** Goods that nobody ordered, or too many of them, with the reason why they are kept. */
export function ExtraGoods({ extra: { id, name, reason }, tried, onReason, onRemove, children }: ExtraGoodsProps) {
  const t = useTexts(texts);
  return (
    <Fieldset legend={t.extra(name)}>
      <Stack gap="xs">
        {children}
        <TextInput
          label={t.extraReason}
          value={reason}
          onChange={({ currentTarget: { value } }) => onReason(id, value)}
          error={tried && reason.trim() === '' ? t.needsReason : null}
        />
        <Button variant="subtle" size="xs" onClick={() => onRemove(id)}>
          {t.removeExtra}
        </Button>
      </Stack>
    </Fieldset>
  );
}
