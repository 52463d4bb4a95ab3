import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../api/index.ts';
import { StockUndoDocument } from '../../generated/graphql.ts';
import { useRefusalText, useTexts } from '../../i18n/index.ts';
import { Dialog, notify, useFaultText } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** What is to be undone, and how it is told. */
export interface Undoing {
  readonly transactionId: string;
  readonly said: string;
}

/** Asks why before a movement is undone by its exact negation. */
export function UndoForm({ transactionId, said, onClose }: Undoing & { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const refusalText = useRefusalText();
  const faultText = useFaultText();
  const { act, busy } = useAct(StockUndoDocument);
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const submit = async () => {
    if (reason.trim() === '') return setTrouble(t.needsReason);
    const { data, fault } = await act({ input: { transactionId, reason: reason.trim() } });
    if (fault) return setTrouble(faultText(fault));
    const { reverseTransaction: answer } = data;
    if (answer.__typename !== 'StockMovement') return setTrouble(refusalText(answer));
    notify.done(t.undone);
    onClose();
  };
  return (
    <Dialog opened onClose={onClose} title={t.undoTitle}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void submit();
        }}
      >
        <Stack gap="sm">
          <Text size="sm">{said}</Text>
          <TextInput
            label={t.reason}
            description={t.undoHint}
            value={reason}
            onChange={({ currentTarget: { value } }) => setReason(value)}
            error={trouble}
            data-autofocus
          />
          <Button type="submit" loading={busy}>
            {t.undo}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
