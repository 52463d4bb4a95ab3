import { Button, FileInput, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useMutation } from '../../api/index.ts';
import { RecallEnterDocument } from '../../generated/graphql.ts';
import { useFormat, useRefusalText, useTexts } from '../../i18n/index.ts';
import { Dialog, FormErrors, notify, useErrorText } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** What one request may carry, as the server counts it. */
const longest = 200_000;

/** Takes a notice that was pasted or chosen as a file, and opens it. */
export function EnterForm({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const errorText = useErrorText();
  const refusalText = useRefusalText();
  const [, go] = useLocation();
  const { mutate, loading } = useMutation(RecallEnterDocument);
  const [text, setText] = useState('');
  const [source, setSource] = useState('');
  const [number, setNumber] = useState('');
  const [formError, setFormError] = useState<string | null>(null);
  const choose = async (file: File | null) => {
    if (!file) return;
    const read = await file.text();
    if (read.length > longest) return setFormError(t.tooLong);
    setFormError(null);
    setText(read);
  };
  const submit = async () => {
    if (text.trim() === '') return setFormError(t.needsText);
    setFormError(null);
    const { data, error } = await mutate({
      input: { text, source: source.trim() || null, number: number.trim() || null },
    });
    if (error) return setFormError(errorText(error));
    const { enterRecalls: answer } = data;
    if (answer.__typename !== 'RecallsEntered') return setFormError(refusalText(answer));
    const { entered, known, refused, recallIds } = answer;
    notify.done(t.entered(format.number(entered), format.number(known), format.number(refused.length)));
    go(recallIds.length === 1 ? `/recalls/${recallIds[0]}` : '/recalls');
  };
  return (
    <Dialog opened onClose={onClose} title={t.enterTitle} size="lg">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack gap="sm">
          <FormErrors>{formError}</FormErrors>
          <Text size="sm">{t.enterHint}</Text>
          <Textarea
            label={t.text}
            value={text}
            onChange={({ currentTarget: { value } }) => setText(value)}
            autosize
            minRows={8}
            maxRows={16}
            data-autofocus
          />
          <FileInput
            label={t.file}
            accept=".json,.txt,application/json,text/plain"
            onChange={(file) => void choose(file)}
          />
          <Group grow align="flex-start">
            <TextInput
              label={t.numberOf}
              description={t.numberHint}
              value={number}
              onChange={({ currentTarget: { value } }) => setNumber(value)}
            />
            <TextInput
              label={t.source}
              description={t.sourceHint}
              value={source}
              onChange={({ currentTarget: { value } }) => setSource(value)}
            />
          </Group>
          <Button type="submit" loading={loading}>
            {t.submit}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
