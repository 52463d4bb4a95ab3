import { Alert, Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { type SubmitEvent, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useAct, useClient, useToken } from '../../api/index.ts';
import { AcceptInvitationDocument } from '../../generated/graphql.ts';
import { useRefusalText, useTexts } from '../../i18n/index.ts';
import { useSignOut } from '../../session/index.ts';
import { EntryPage, PasswordField, shortestPassword, useFaultText } from '../../ui/index.ts';
import { type FactorQuestion, SecondStep } from '../factors/index.ts';
import { invitationToken } from './link.ts';
import { texts } from './texts.ts';

/** What the link of an invitation opens: a name and a password make the account, and the person is signed in. */
export function Screen() {
  const t = useTexts(texts);
  const session = useToken();
  const [token] = useState(invitationToken);
  return (
    <EntryPage title={t.title}>
      {session !== null ? <SignedInAlready /> : token === '' ? <NoToken /> : <AcceptForm token={token} />}
    </EntryPage>
  );
}

function AcceptForm({ token }: { readonly token: string }) {
  const t = useTexts(texts);
  const faultText = useFaultText();
  const refusalText = useRefusalText();
  const client = useClient();
  const [, go] = useLocation();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const { act, busy } = useAct(AcceptInvitationDocument);
  const [asked, setAsked] = useState<FactorQuestion | null>(null);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (name.trim() === '' || password.length < shortestPassword) return setTrouble(t.needsAll);
    setTrouble(null);
    const { deviceToken } = client;
    const { data, fault } = await act({ input: { token, name: name.trim(), password, deviceToken } });
    if (fault) return setTrouble(faultText(fault));
    const { acceptInvitation: answer } = data;
    if (answer.__typename === 'SecondFactorRequired') return setAsked(answer);
    if (answer.__typename !== 'SignedIn') return setTrouble(refusalText(answer));
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
        {trouble !== null && (
          <Alert role="alert" variant="light" color="red" icon={<IconInfoCircle />}>
            {trouble}
          </Alert>
        )}
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
        <Button type="submit" fullWidth loading={busy}>
          {t.accept}
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

function SignedInAlready() {
  const t = useTexts(texts);
  const signOut = useSignOut();
  const [busy, setBusy] = useState(false);
  return (
    <Stack gap="md">
      <Text size="sm">{t.signedIn}</Text>
      <Button
        variant="default"
        loading={busy}
        onClick={() => {
          setBusy(true);
          void signOut();
        }}
      >
        {t.signOut}
      </Button>
    </Stack>
  );
}
