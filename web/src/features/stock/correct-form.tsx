import { Alert, Button, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useMutation } from '../../api/index.ts';
import { StockCorrectLotDocument } from '../../generated/graphql.ts';
import { useRefusalText, useTexts } from '../../i18n/index.ts';
import { Dialog, DoubtList, notify, useDoubts, useErrorText } from '../../ui/index.ts';
import type { Lot } from './lot.ts';
import { texts } from './texts.ts';

interface CorrectFormProps {
  readonly lot: Lot;
  readonly onClose: () => void;
}

/** What the package of a lot really says: its number, its date, and why it is corrected. */
export function CorrectForm({ lot, onClose }: CorrectFormProps) {
  const t = useTexts(texts);
  const refusalText = useRefusalText();
  const errorText = useErrorText();
  const { mutate, loading } = useMutation(StockCorrectLotDocument);
  const doubts = useDoubts();
  const [fields, setFields] = useState({ lotNumber: lot.lotNumber, expiresOn: lot.expiresOn ?? '', reason: '' });
  const [formError, setFormError] = useState<string | null>(null);
  const submit = async () => {
    if (fields.lotNumber.trim() === '') return setFormError(t.needsLot);
    if (fields.reason.trim() === '') return setFormError(t.needsReason);
    const input = {
      lotId: lot.id,
      lotNumber: fields.lotNumber.trim(),
      expiresOn: fields.expiresOn || null,
      reason: fields.reason.trim(),
    };
    const { data, error } = await mutate({ input: { ...input, ...doubts.confirm(input) } });
    doubts.clear();
    setFormError(null);
    if (error) return setFormError(errorText(error));
    const { correctLot: answer } = data;
    if (answer.__typename === 'ConfirmationNeeded') return doubts.ask(input, answer.doubts);
    if (answer.__typename !== 'LotCorrected') return setFormError(refusalText(answer));
    notify.done(t.correct.done(answer.lot.lotNumber));
    for (const notice of answer.notices) notify.news(notice);
    onClose();
  };
  const set = (changes: Partial<typeof fields>) => setFields((before) => ({ ...before, ...changes }));
  return (
    <Dialog opened onClose={onClose} title={t.correct.of(lot.lotNumber)}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!loading && doubts.armed) void submit();
        }}
      >
        <Stack gap="sm">
          <Text size="sm">{t.correct.hint}</Text>
          <TextInput
            label={t.lotNumber}
            value={fields.lotNumber}
            onChange={({ currentTarget: { value } }) => set({ lotNumber: value })}
            autoComplete="off"
            data-autofocus
          />
          <TextInput
            type="date"
            label={t.expiresOn}
            value={fields.expiresOn}
            onChange={({ currentTarget: { value } }) => set({ expiresOn: value })}
          />
          <TextInput
            label={t.reason}
            value={fields.reason}
            onChange={({ currentTarget: { value } }) => set({ reason: value })}
          />
          {formError !== null && (
            <Alert role="alert" variant="light" color="red" icon={<IconAlertCircle />}>
              {formError}
            </Alert>
          )}
          <DoubtList of={doubts} />
          <Button
            type="submit"
            loading={loading}
            {...(!doubts.armed && { 'aria-disabled': true, 'data-disabled': true })}
          >
            {doubts.open.length > 0 ? t.allTheSame : t.correct.submit}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
