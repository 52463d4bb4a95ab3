import { Alert, Button, Checkbox, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useMutation } from '../../api/index.ts';
import type { RecallState } from '../../generated/enums.ts';
import { RecallCloseDocument } from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { Dialog, Form, useErrorText } from '../../ui/index.ts';
import { texts } from './texts.ts';

interface CloseFormProps {
  readonly recall: {
    readonly id: string;
    readonly number: string;
    readonly state: RecallState;
    /** How many pharmacies have not acknowledged it. */
    readonly awaiting: number;
  };
}

/** Closes a recall, with a reason; one that pharmacies do not know of yet is asked about once more. */
export function CloseForm({ recall: { id, number, state, awaiting } }: CloseFormProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const errorText = useErrorText();
  const { mutate, loading } = useMutation(RecallCloseDocument);
  const [opened, setOpened] = useState(false);
  const verb = state === 'ACTIVE' ? t.close : t.notConcerned;
  const unknown = state === 'ACTIVE' && awaiting > 0;
  const form = useForm({
    initialValues: { reason: '', anyway: false },
    validate: {
      reason: (value) => (value.trim() === '' ? t.needsReason : null),
      anyway: (value) => (unknown && !value ? t.needsAllTheSame : null),
    },
  });
  const submit = async ({ reason }: typeof form.values) => {
    const { data, error } = await mutate({ input: { recallId: id, reason } });
    if (error) return form.setErrors({ form: errorText(error) });
    if (data.closeRecall.__typename !== 'Recall') return form.setErrors({ form: data.closeRecall.message });
    setOpened(false);
  };
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {verb}
      </Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={t.closeTitle(number)}>
        <Form form={form} submit={verb} loading={loading} onSubmit={submit}>
          <Text size="sm">{t.closeHint}</Text>
          <Textarea label={t.closeReason} data-autofocus {...form.getInputProps('reason')} />
          {unknown && (
            <Alert color="orange" variant="light" title={t.receiptsLeft(awaiting, format)}>
              <Checkbox label={t.closeAllTheSame} {...form.getInputProps('anyway', { type: 'checkbox' })} />
            </Alert>
          )}
        </Form>
      </Dialog>
    </>
  );
}
