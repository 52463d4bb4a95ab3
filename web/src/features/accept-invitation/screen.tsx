import { Button, Stack, Text, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { useClient, useMutation } from '../../api/index.ts';
import { AcceptInvitationDocument } from '../../generated/graphql.ts';
import { useRefusalText, useTexts } from '../../i18n/index.ts';
import { FormErrors, PasswordField, shortestPassword, useErrorText } from '../../ui/index.ts';
import { type FactorQuestion, SecondStep } from '../factors/index.ts';
import { LinkPage } from '../link-page/index.ts';
import { texts } from './texts.ts';

/** What the link of an invitation opens: a name and a password make the account, and the person is signed in. */
export function Screen() {
  const t = useTexts(texts);
  return (
    <LinkPage title={t.title} signedOut>
      {(token) => <AcceptForm token={token} />}
    </LinkPage>
  );
}

function AcceptForm({ token }: { readonly token: string }) {
  const t = useTexts(texts);
  const errorText = useErrorText();
  const refusalText = useRefusalText();
  const client = useClient();
  const [, go] = useLocation();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [formError, setFormError] = useState<string | null>(null);
  const { mutate, loading } = useMutation(AcceptInvitationDocument);
  const [asked, setAsked] = useState<FactorQuestion | null>(null);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (name.trim() === '' || password.length < shortestPassword) return setFormError(t.needsAll);
    setFormError(null);
    const { deviceToken } = client;
    const { data, error } = await mutate({ input: { token, name: name.trim(), password, deviceToken } });
    if (error) return setFormError(errorText(error));
    const { acceptInvitation: answer } = data;
    if (answer.__typename === 'SecondFactorRequired') return setAsked(answer);
    if (answer.__typename !== 'SignedIn') return setFormError(refusalText(answer));
    go('/', { replace: true });
    client.continueWith(answer.token);
  };

  if (asked) return <SecondStep asked={asked} onBack={() => go('/', { replace: true })} />;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t.lead}
        </Text>
        <FormErrors>{formError}</FormErrors>
        <TextInput
          label={t.name}
          name="name"
          autoComplete="name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          autoFocus
        />
        <PasswordField
          label={t.password}
          description={t.passwordHint}
          name="password"
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" fullWidth loading={loading}>
          {t.accept}
        </Button>
      </Stack>
    </form>
  );
}
