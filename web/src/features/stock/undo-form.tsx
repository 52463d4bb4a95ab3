import { Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '../../api/index.ts';
import { StockUndoDocument } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { Dialog, Form, notify, useErrorText } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** What is to be undone, and how it is told. */
export interface Undoing {
  readonly transactionId: string;
  readonly said: string;
}

/** Asks why before a movement is undone by its exact negation. */
export function UndoForm({ transactionId, said, onClose }: Undoing & { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const errorText = useErrorText();
  const { mutate, loading } = useMutation(StockUndoDocument);
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (value) => (value.trim() === '' ? t.needsReason : null) },
  });
  const submit = async ({ reason }: typeof form.values) => {
    const { data, error } = await mutate({ input: { transactionId, reason: reason.trim() } });
    if (error) return form.setErrors({ reason: errorText(error) });
    const { reverseTransaction: answer } = data;
    if (answer.__typename !== 'StockMovement') return form.setErrors({ reason: answer.message });
    notify.done(t.undone);
    onClose();
  };
  return (
    <Dialog opened onClose={onClose} title={t.undoTitle}>
      <Form form={form} submit={t.undo} loading={loading} onSubmit={submit}>
        <Text size="sm">{said}</Text>
        <TextInput label={t.reason} description={t.undoHint} data-autofocus {...form.getInputProps('reason')} />
      </Form>
    </Dialog>
  );
}
