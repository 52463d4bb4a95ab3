import { FileInput, Group, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useLocation } from 'wouter';
import { fieldErrorsOf, useMutation } from '../../api/index.ts';
import { RecallEnterDocument } from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { Dialog, Form, notify, useErrorText } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** What one request may carry, as the server counts it. */
const longest = 200_000;

/** Takes a notice that was pasted or chosen as a file, and opens it. */
export function EnterForm({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const errorText = useErrorText();
  const [, go] = useLocation();
  const { mutate, loading } = useMutation(RecallEnterDocument);
  const form = useForm({
    initialValues: { text: '', source: '', number: '' },
    validate: { text: (value) => (value.trim() === '' ? t.needsText : null) },
  });
  const choose = async (file: File | null) => {
    if (!file) return;
    const text = await file.text();
    if (text.length > longest) return form.setErrors({ form: t.tooLong });
    form.setValues({ text });
    form.clearErrors();
  };
  const submit = async ({ text, source, number }: typeof form.values) => {
    const input = { text, source: source.trim() || null, number: number.trim() || null };
    const { data, error } = await mutate({ input });
    if (error) return form.setErrors(fieldErrorsOf(error, errorText(error), input));
    const { enterRecalls: answer } = data;
    if (answer.__typename !== 'RecallsEntered') return form.setErrors({ form: answer.message });
    const { entered, known, refused, recallIds } = answer;
    notify.done(t.entered(format.number(entered), format.number(known), format.number(refused.length)));
    go(recallIds.length === 1 ? `/recalls/${recallIds[0]}` : '/recalls');
  };
  return (
    <Dialog opened onClose={onClose} title={t.enterTitle} size="lg">
      <Form form={form} submit={t.submit} loading={loading} onSubmit={submit}>
        <Text size="sm">{t.enterHint}</Text>
        <Textarea label={t.text} autosize minRows={8} maxRows={16} data-autofocus {...form.getInputProps('text')} />
        <FileInput
          label={t.file}
          accept=".json,.txt,application/json,text/plain"
          onChange={(file) => void choose(file)}
        />
        <Group grow align="flex-start">
          <TextInput label={t.numberOf} description={t.numberHint} {...form.getInputProps('number')} />
          <TextInput label={t.source} description={t.sourceHint} {...form.getInputProps('source')} />
        </Group>
      </Form>
    </Dialog>
  );
}
