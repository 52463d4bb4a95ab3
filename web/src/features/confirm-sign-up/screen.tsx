import { Button, Stack, Text } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { useAct, useClient } from '../../api/index.ts';
import { ConfirmSignUpDocument } from '../../generated/graphql.ts';
import { useRefusalText, useTexts } from '../../i18n/index.ts';
import { PasswordField, Trouble, useFaultText } from '../../ui/index.ts';
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
  const faultText = useFaultText();
  const refusalText = useRefusalText();
  const client = useClient();
  const [, go] = useLocation();
  const [password, setPassword] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const { act, busy } = useAct(ConfirmSignUpDocument);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (password === '') return setTrouble(t.needsPassword);
    setTrouble(null);
    const { deviceToken } = client;
    const { data, fault } = await act({ input: { token, password, deviceToken } });
    if (fault) return setTrouble(faultText(fault));
    const { confirmSignUp: answer } = data;
    if (answer.__typename !== 'SignedIn') return setTrouble(refusalText(answer));
    go('/', { replace: true });
    client.continueWith(answer.token);
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t.lead}
        </Text>
        <Trouble>{trouble}</Trouble>
        <PasswordField
          label={t.password}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoFocus
        />
        <Button type="submit" fullWidth loading={busy}>
          {t.confirm}
        </Button>
      </Stack>
    </form>
  );
}
