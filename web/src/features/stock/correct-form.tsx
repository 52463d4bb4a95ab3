import { Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { fieldErrorsOf, useMutation } from '../../api/index.ts';
import { StockCorrectLotDocument } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { Dialog, Form, notify, useDoubts, useErrorText } from '../../ui/index.ts';
import type { Lot } from './lot.ts';
import { texts } from './texts.ts';

interface CorrectFormProps {
  readonly lot: Lot;
  readonly onClose: () => void;
}

/** What the package of a lot really says: its number, its date, and why it is corrected. */
export function CorrectForm({ lot, onClose }: CorrectFormProps) {
  const t = useTexts(texts);
  const errorText = useErrorText();
  const { mutate, loading } = useMutation(StockCorrectLotDocument);
  const doubts = useDoubts();
  const form = useForm({
    initialValues: { lotNumber: lot.lotNumber, expiresOn: lot.expiresOn ?? '', reason: '' },
    validate: {
      lotNumber: (value) => (value.trim() === '' ? t.needsLot : null),
      reason: (value) => (value.trim() === '' ? t.needsReason : null),
    },
  });
  const submit = async ({ lotNumber, expiresOn, reason }: typeof form.values) => {
    const input = {
      lotId: lot.id,
      lotNumber: lotNumber.trim(),
      expiresOn: expiresOn || null,
      reason: reason.trim(),
    };
    const { data, error } = await mutate({ input: { ...input, ...doubts.confirm(input) } });
    doubts.clear();
    if (error) return form.setErrors(fieldErrorsOf(error, errorText(error), input));
    const { correctLot: answer } = data;
    if (answer.__typename === 'ConfirmationNeeded') return doubts.ask(input, answer.doubts);
    if (answer.__typename !== 'LotCorrected') return form.setErrors({ form: answer.message });
    notify.done(t.correct.done(answer.lot.lotNumber));
    for (const notice of answer.notices) notify.news(notice);
    onClose();
  };
  return (
    <Dialog opened onClose={onClose} title={t.correct.of(lot.lotNumber)}>
      <Form form={form} submit={t.correct.submit} loading={loading} doubts={doubts} onSubmit={submit}>
        <Text size="sm">{t.correct.hint}</Text>
        <TextInput label={t.lotNumber} autoComplete="off" data-autofocus {...form.getInputProps('lotNumber')} />
        <TextInput type="date" label={t.expiresOn} {...form.getInputProps('expiresOn')} />
        <TextInput label={t.reason} {...form.getInputProps('reason')} />
      </Form>
    </Dialog>
  );
}
