import { Button, FileInput, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAct } from '../../api/index.ts';
import { RecallEnterDocument } from '../../generated/graphql.ts';
import { useFormat, useRefusalText, useTexts } from '../../i18n/index.ts';
import { Dialog, notify, Trouble, useFaultText } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** What one request may carry, as the server counts it. */
const longest = 200_000;

/** Takes a notice that was pasted or chosen as a file, and opens it. */
export function EnterForm({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const faultText = useFaultText();
  const refusalText = useRefusalText();
  const [, go] = useLocation();
  const { act, busy } = useAct(RecallEnterDocument);
  const [text, setText] = useState('');
  const [source, setSource] = useState('');
  const [number, setNumber] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const choose = async (file: File | null) => {
    if (!file) return;
    const read = await file.text();
    if (read.length > longest) return setTrouble(t.tooLong);
    setTrouble(null);
    setText(read);
  };
  const submit = async () => {
    if (text.trim() === '') return setTrouble(t.needsText);
    setTrouble(null);
    const { data, fault } = await act({
      input: { text, source: source.trim() || null, number: number.trim() || null },
    });
    if (fault) return setTrouble(faultText(fault));
    const { enterRecalls: answer } = data;
    if (answer.__typename !== 'RecallsEntered') return setTrouble(refusalText(answer));
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
          <Trouble>{trouble}</Trouble>
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
          <Button type="submit" loading={busy}>
            {t.submit}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
