import { Button, Stack, Text } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { useClient, useMutation } from '../../api/index.ts';
import { ConfirmSignUpDocument } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { FormErrors, PasswordField, useErrorText } from '../../ui/index.ts';
import { LinkPage } from '../link-page/index.ts';
import { texts } from './texts.ts';

/** What the link of a sign-up opens: with the password that was chosen there, the organization is made and its owner signed in. */
export function Screen() {
  const t = useTexts(texts);
  return (
    <LinkPage title={t.title} signedOut>
      {(token) => <ConfirmForm token={token} />}
    </LinkPage>
  );
}

function ConfirmForm({ token }: { readonly token: string }) {
  const t = useTexts(texts);
  const errorText = useErrorText();
  const client = useClient();
  const [, go] = useLocation();
  const [password, setPassword] = useState('');
  const [formError, setFormError] = useState<string | null>(null);
  const { mutate, loading } = useMutation(ConfirmSignUpDocument);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (password === '') return setFormError(t.needsPassword);
    setFormError(null);
    const { deviceToken } = client;
    const { data, error } = await mutate({ input: { token, password, deviceToken } });
    if (error) return setFormError(errorText(error));
    const { confirmSignUp: answer } = data;
    if (answer.__typename !== 'SignedIn') return setFormError(answer.message);
    go('/', { replace: true });
    client.continueWith(answer.token);
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t.lead}
        </Text>
        <FormErrors>{formError}</FormErrors>
        <PasswordField
          label={t.password}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoFocus
        />
        <Button type="submit" fullWidth loading={loading}>
          {t.confirm}
        </Button>
      </Stack>
    </form>
  );
}
