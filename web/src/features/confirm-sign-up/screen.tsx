import { Alert, Anchor, Button, Stack, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { type SubmitEvent, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useAct, useClient } from '../../api/index.ts';
import { ConfirmSignUpDocument } from '../../generated/graphql.ts';
import { useRefusalText, useTexts } from '../../i18n/index.ts';
import { EntryPage, PasswordField, useFaultText } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** What the link of a sign-up opens: with the password that was chosen there, the organization is made and its owner signed in. */
export function Screen() {
  const t = useTexts(texts);
  // Behind the #, which no server and no log is ever told.
  const [token] = useState(() => decodeURIComponent(location.hash.slice(1)));
  return <EntryPage title={t.title}>{token === '' ? <NoToken /> : <ConfirmForm token={token} />}</EntryPage>;
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
    const { data, fault } = await act({ input: { token, password } });
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
        {trouble !== null && (
          <Alert role="alert" variant="light" color="red" icon={<IconInfoCircle />}>
            {trouble}
          </Alert>
        )}
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

function NoToken() {
  const t = useTexts(texts);
  return (
    <Stack gap="md">
      <Alert role="alert" variant="light" color="red" icon={<IconInfoCircle />}>
        {t.noToken}
      </Alert>
      <Anchor component={Link} href="/" size="sm">
        {t.toSignIn}
      </Anchor>
    </Stack>
  );
}
