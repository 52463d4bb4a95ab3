import { Alert, Button, Checkbox, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../api/index.ts';
import type { RecallState } from '../../generated/enums.ts';
import { RecallCloseDocument } from '../../generated/graphql.ts';
import { useFormat, useRefusalText, useTexts } from '../../i18n/index.ts';
import { Dialog, Trouble, useFaultText } from '../../ui/index.ts';
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
  const faultText = useFaultText();
  const refusalText = useRefusalText();
  const { act, busy } = useAct(RecallCloseDocument);
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState('');
  const [allTheSame, setAllTheSame] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const verb = state === 'ACTIVE' ? t.close : t.notConcerned;
  const unknown = state === 'ACTIVE' && awaiting > 0;
  const submit = async () => {
    if (reason.trim() === '') return setTrouble(t.needsReason);
    if (unknown && !allTheSame) return setTrouble(t.needsAllTheSame);
    const { data, fault } = await act({ input: { recallId: id, reason } });
    if (fault) return setTrouble(faultText(fault));
    if (data.closeRecall.__typename !== 'Recall') return setTrouble(refusalText(data.closeRecall));
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
            <Trouble>{trouble}</Trouble>
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
            <Button type="submit" loading={busy}>
              {verb}
            </Button>
          </Stack>
        </form>
      </Dialog>
    </>
  );
}
