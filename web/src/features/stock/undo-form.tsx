import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useMutation } from '../../api/index.ts';
import { StockUndoDocument } from '../../generated/graphql.ts';
import { useRefusalText, useTexts } from '../../i18n/index.ts';
import { Dialog, notify, useErrorText } from '../../ui/index.ts';
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
  const errorText = useErrorText();
  const { mutate, loading } = useMutation(StockUndoDocument);
  const [reason, setReason] = useState('');
  const [formError, setFormError] = useState<string | null>(null);
  const submit = async () => {
    if (reason.trim() === '') return setFormError(t.needsReason);
    const { data, error } = await mutate({ input: { transactionId, reason: reason.trim() } });
    if (error) return setFormError(errorText(error));
    const { reverseTransaction: answer } = data;
    if (answer.__typename !== 'StockMovement') return setFormError(refusalText(answer));
    notify.done(t.undone);
    onClose();
  };
  return (
    <Dialog opened onClose={onClose} title={t.undoTitle}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!loading) void submit();
        }}
      >
        <Stack gap="sm">
          <Text size="sm">{said}</Text>
          <TextInput
            label={t.reason}
            description={t.undoHint}
            value={reason}
            onChange={({ currentTarget: { value } }) => setReason(value)}
            error={formError}
            data-autofocus
          />
          <Button type="submit" loading={loading}>
            {t.undo}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
