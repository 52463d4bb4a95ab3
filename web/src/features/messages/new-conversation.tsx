import { Alert, Button, MultiSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { useMutation, useQuery } from '../../api/index.ts';
import { ConversationStartDocument, MessageColleaguesDocument, MessageSendDocument } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { Drawer, useErrorText } from '../../ui/index.ts';
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
    <Drawer opened={opened} onClose={onClose} size="md" title={t.newConversation}>
      {opened && <Form onStarted={onStarted} />}
    </Drawer>
  );
}

const records = ['orderId', 'stockId', 'alertId'] as const;

function Form({ onStarted }: Pick<NewConversationProps, 'onStarted'>) {
  const t = useTexts(texts);
  const errorText = useErrorText();
  const [params] = useSearchParams();
  const start = useMutation(ConversationStartDocument);
  const send = useMutation(MessageSendDocument);
  const [people, setPeople] = useState<string[]>([]);
  const [known, setKnown] = useState(new Map<string, string>());
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const query = useQuery(MessageColleaguesDocument, { search: search || null }, { live: false, keepPrevious: true });
  const [title, setTitle] = useState('');
  const [body, setBody] = useState('');
  const [started, setStarted] = useState<string | null>(null);
  const [formError, setFormError] = useState<string | null>(null);
  const found = new Map([...known, ...(query.data?.colleagues.nodes ?? []).map(({ id, name }) => [id, name] as const)]);

  const submit = async () => {
    if (people.length === 0 || body.trim() === '') return setFormError(t.needsBoth);
    setFormError(null);
    let id = started;
    if (id === null) {
      const about = Object.fromEntries(records.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : [])));
      const { data, error } = await start.mutate({ input: { ...about, userIds: people, title: title.trim() || null } });
      if (error) return setFormError(error.problems[0]?.message ?? errorText(error));
      id = data.startConversation.id;
      // Tried again after an error of the message, it is the same conversation.
      setStarted(id);
    }
    const { error } = await send.mutate({ input: { conversationId: id, body: body.trim() } });
    if (error) return setFormError(errorText(error));
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
        {formError !== null && (
          <Alert role="alert" color="red" variant="light">
            {formError}
          </Alert>
        )}
        <Button type="submit" loading={start.loading || send.loading}>
          {t.send}
        </Button>
      </Stack>
    </form>
  );
}
