import { Alert, Button, Checkbox, Group, Text, Textarea } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useMutation } from '../../api/index.ts';
import { MessageSendDocument } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { useSession } from '../../session/index.ts';
import { useErrorText } from '../../ui/index.ts';
import classes from './messages.module.css';
import { texts } from './texts.ts';

interface Unsent {
  readonly body: string;
  readonly acknowledgementRequired: boolean;
  /** Why it was not sent; null while it is on its way. */
  readonly formError: string | null;
}

interface ComposerProps {
  readonly conversationId: string;
}

/** What is said next. A message that found no way is kept, and sent again under the same key, so that it comes once. */
export function Composer({ conversationId }: ComposerProps) {
  const t = useTexts(texts);
  const errorText = useErrorText();
  const { mutate, loading } = useMutation(MessageSendDocument);
  const { drafts } = useSession();
  const [body, setBody] = useState(drafts.get(conversationId) ?? '');
  const [important, setImportant] = useState(false);
  const [unsent, setUnsent] = useState<Unsent | null>(null);

  const write = (text: string) => {
    drafts.set(conversationId, text);
    setBody(text);
  };
  const send = async ({ body: text, acknowledgementRequired }: Pick<Unsent, 'body' | 'acknowledgementRequired'>) => {
    const message = { body: text, acknowledgementRequired };
    setUnsent({ ...message, formError: null });
    const { error } = await mutate({ input: { conversationId, ...message } });
    if (error) return setUnsent({ ...message, formError: error.problems[0]?.message ?? errorText(error) });
    setUnsent(null);
  };
  const submit = () => {
    if (body.trim() === '' || unsent) return;
    void send({ body: body.trim(), acknowledgementRequired: important });
    write('');
    setImportant(false);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {unsent && (
        <div className={`${classes.message} ${classes.own}`} role="status">
          <Text className={classes.body ?? ''}>{unsent.body}</Text>
          {unsent.formError === null ? (
            <Text size="xs" c="dimmed">
              {t.sending}
            </Text>
          ) : (
            <Alert color="red" variant="light" p="xs" mt={6} role="alert">
              {t.notSent(unsent.formError)}
              <Group gap="xs" mt={6}>
                <Button size="compact-sm" loading={loading} onClick={() => void send(unsent)}>
                  {t.sendAgain}
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => {
                    write(unsent.body);
                    setUnsent(null);
                  }}
                >
                  {t.edit}
                </Button>
              </Group>
            </Alert>
          )}
        </div>
      )}
      <Textarea
        label={t.write}
        description={t.writeHint}
        mt="md"
        autosize
        minRows={2}
        maxRows={10}
        maxLength={10_000}
        value={body}
        onChange={({ currentTarget: { value } }) => write(value)}
        onKeyDown={pressed}
      />
      <Group justify="space-between" mt="xs">
        <Checkbox
          label={t.askAcknowledgement}
          checked={important}
          onChange={({ currentTarget: { checked } }) => setImportant(checked)}
        />
        <Button type="submit" disabled={unsent !== null || body.trim() === ''}>
          {t.send}
        </Button>
      </Group>
    </form>
  );
}
