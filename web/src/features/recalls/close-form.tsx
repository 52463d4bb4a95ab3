import { Alert, Button, Checkbox, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useMutation } from '../../api/index.ts';
import type { RecallState } from '../../generated/enums.ts';
import { RecallCloseDocument } from '../../generated/graphql.ts';
import { useFormat, useRefusalText, useTexts } from '../../i18n/index.ts';
import { Dialog, FormErrors, useErrorText } from '../../ui/index.ts';
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
  const refusalText = useRefusalText();
  const { mutate, loading } = useMutation(RecallCloseDocument);
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState('');
  const [allTheSame, setAllTheSame] = useState(false);
  const [formError, setFormError] = useState<string | null>(null);
  const verb = state === 'ACTIVE' ? t.close : t.notConcerned;
  const unknown = state === 'ACTIVE' && awaiting > 0;
  const submit = async () => {
    if (reason.trim() === '') return setFormError(t.needsReason);
    if (unknown && !allTheSame) return setFormError(t.needsAllTheSame);
    const { data, error } = await mutate({ input: { recallId: id, reason } });
    if (error) return setFormError(errorText(error));
    if (data.closeRecall.__typename !== 'Recall') return setFormError(refusalText(data.closeRecall));
    setOpened(false);
  };
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {verb}
      </Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={t.closeTitle(number)}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <Stack gap="sm">
            <FormErrors>{formError}</FormErrors>
            <Text size="sm">{t.closeHint}</Text>
            <Textarea
              label={t.closeReason}
              value={reason}
              onChange={({ currentTarget: { value } }) => setReason(value)}
              data-autofocus
            />
            {unknown && (
              <Alert color="orange" variant="light" title={t.receiptsLeft(format.number(awaiting))}>
                <Checkbox
                  label={t.closeAllTheSame}
                  checked={allTheSame}
                  onChange={({ currentTarget: { checked } }) => setAllTheSame(checked)}
                />
              </Alert>
            )}
            <Button type="submit" loading={loading}>
              {verb}
            </Button>
          </Stack>
        </form>
      </Dialog>
    </>
  );
}
