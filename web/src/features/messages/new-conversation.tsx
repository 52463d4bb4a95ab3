import { Alert, Button, MultiSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { useAct, useAsk } from '../../api/index.ts';
import { ConversationStartDocument, MessageColleaguesDocument, MessageSendDocument } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { Panel, useFaultText } from '../../ui/index.ts';
import { texts } from './texts.ts';

interface NewConversationProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onStarted: (id: string) => void;
}

/** Begins a conversation: with whom, about what, and the first message. The address may name the record: ?orderId=, ?stockId=, ?alertId=. */
export function NewConversation({ opened, onClose, onStarted }: NewConversationProps) {
  const t = useTexts(texts);
  return (
    <Panel opened={opened} onClose={onClose} size="md" title={t.newConversation}>
      {opened && <Form onStarted={onStarted} />}
    </Panel>
  );
}

const records = ['orderId', 'stockId', 'alertId'] as const;

function Form({ onStarted }: Pick<NewConversationProps, 'onStarted'>) {
  const t = useTexts(texts);
  const faultText = useFaultText();
  const [params] = useSearchParams();
  const start = useAct(ConversationStartDocument);
  const send = useAct(MessageSendDocument);
  const [people, setPeople] = useState<string[]>([]);
  const [known, setKnown] = useState(new Map<string, string>());
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const asked = useAsk(MessageColleaguesDocument, { search: search || null }, { live: false, keep: true });
  const [title, setTitle] = useState('');
  const [body, setBody] = useState('');
  const [started, setStarted] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const found = new Map([...known, ...(asked.data?.colleagues.nodes ?? []).map(({ id, name }) => [id, name] as const)]);

  const submit = async () => {
    if (people.length === 0 || body.trim() === '') return setTrouble(t.needsBoth);
    setTrouble(null);
    let id = started;
    if (id === null) {
      const about = Object.fromEntries(records.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : [])));
      const { data, fault } = await start.act({ input: { ...about, userIds: people, title: title.trim() || null } });
      if (fault) return setTrouble(fault.problems[0]?.message ?? faultText(fault));
      id = data.startConversation.id;
      // Tried again after a fault of the message, it is the same conversation.
      setStarted(id);
    }
    const { fault } = await send.act({ input: { conversationId: id, body: body.trim() } });
    if (fault) return setTrouble(faultText(fault));
    onStarted(id);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="sm">
        <MultiSelect
          label={t.withWhom}
          searchable
          data={[...found].map(([value, label]) => ({ value, label }))}
          filter={({ options }) => options}
          value={people}
          onChange={(chosen) => {
            setKnown(new Map([...found].filter(([id]) => chosen.includes(id))));
            setPeople(chosen);
          }}
          onSearchChange={setTyped}
          disabled={started !== null}
          data-autofocus
        />
        <TextInput
          label={t.about}
          value={title}
          onChange={({ currentTarget: { value } }) => setTitle(value)}
          disabled={started !== null}
        />
        <Textarea
          label={t.write}
          autosize
          minRows={3}
          value={body}
          onChange={({ currentTarget: { value } }) => setBody(value)}
        />
        {trouble !== null && (
          <Alert role="alert" color="red" variant="light">
            {trouble}
          </Alert>
        )}
        <Button type="submit" loading={start.busy || send.busy}>
          {t.send}
        </Button>
      </Stack>
    </form>
  );
}
