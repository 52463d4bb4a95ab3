import { Button, Stack, Text, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { kindOf, useMutation } from '../../api/index.ts';
import { ForgotPasswordDocument } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { useGivenEmail } from '../../session/index.ts';
import { EntryPage, FormErrors, Loading, QueryBoundary, useErrorText } from '../../ui/index.ts';
import { ToSignIn } from '../link-page/index.ts';
import { useSendsMail } from './sends-mail.ts';
import { texts } from './texts.ts';

/** The way back in for somebody who forgot their password: a link by mail, or whom to ask for one where the server sends none. */
export function Screen() {
  const t = useTexts(texts);
  const email = useGivenEmail();
  const query = useSendsMail();
  return (
    <EntryPage title={t.title}>
      <Stack gap="md">
        <QueryBoundary query={query} loading={<Loading rows={3} />}>
          {({ sendsMail }) => (sendsMail ? <RequestForm email={email} /> : <Text size="sm">{t.ask}</Text>)}
        </QueryBoundary>
        <ToSignIn />
      </Stack>
    </EntryPage>
  );
}

function RequestForm({ email: given }: { readonly email: string }) {
  const t = useTexts(texts);
  const errorText = useErrorText();
  const { mutate, loading } = useMutation(ForgotPasswordDocument);
  const [email, setEmail] = useState(given);
  const [formError, setFormError] = useState<string | null>(null);
  const [sent, setSent] = useState<string | null>(null);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (email.trim() === '') return setFormError(t.needsEmail);
    setFormError(null);
    const { data, error } = await mutate({ input: { email: email.trim() } });
    if (error) return setFormError(kindOf(error) === 'input' ? t.noAddress : errorText(error));
    setSent(data.requestPasswordReset.email);
  };
  if (sent !== null) {
    return (
      <Text size="sm" role="status">
        {t.sent(sent)}
      </Text>
    );
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t.lead}
        </Text>
        <FormErrors>{formError}</FormErrors>
        <TextInput
          label={t.email}
          type="email"
          name="email"
          autoComplete="username"
          inputMode="email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          autoFocus
        />
        <Button type="submit" fullWidth loading={loading}>
          {t.send}
        </Button>
      </Stack>
    </form>
  );
}
