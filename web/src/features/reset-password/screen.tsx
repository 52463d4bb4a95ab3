import { Button, Stack, Text } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { useMutation } from '../../api/index.ts';
import { ResetPasswordDocument } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { givenEmail } from '../../session/index.ts';
import { EntryLink, FormErrors, notify, PasswordField, shortestPassword, useErrorText } from '../../ui/index.ts';
import { LinkPage } from '../link-page/index.ts';
import { texts } from './texts.ts';

/** What the link for a new password opens: the person chooses one, and signs in with it. */
export function Screen() {
  const t = useTexts(texts);
  return (
    <LinkPage title={t.title} signedOut>
      {(token) => <ResetForm key={token} token={token} />}
    </LinkPage>
  );
}

function ResetForm({ token }: { readonly token: string }) {
  const t = useTexts(texts);
  const errorText = useErrorText();
  const [, go] = useLocation();
  const [password, setPassword] = useState('');
  const [formError, setFormError] = useState<string | null>(null);
  const { mutate, loading } = useMutation(ResetPasswordDocument);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (password.length < shortestPassword) return setFormError(t.needsPassword);
    setFormError(null);
    const { data, error } = await mutate({ input: { token, password } });
    if (error) return setFormError(errorText(error));
    const { resetPassword: answer } = data;
    if (answer.__typename !== 'PasswordReset') return setFormError(answer.message);
    notify.done(t.changed);
    go('/', { replace: true, state: givenEmail(answer.email) });
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
          description={t.passwordHint}
          name="new-password"
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoFocus
        />
        <Button type="submit" fullWidth loading={loading}>
          {t.change}
        </Button>
        <EntryLink href="/forgot-password">{t.another}</EntryLink>
      </Stack>
    </form>
  );
}
