import { Button, Stack, Text, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useAct } from '../../api/index.ts';
import { ForgotPasswordDocument } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { useGivenEmail } from '../../session/index.ts';
import { EntryPage, Loading, Shown, Trouble, useFaultText } from '../../ui/index.ts';
import { ToSignIn } from '../link-page/index.ts';
import { useSendsMail } from './sends-mail.ts';
import { texts } from './texts.ts';

/** The way back in for somebody who forgot their password: a link by mail, or whom to ask for one where the server sends none. */
export function Screen() {
  const t = useTexts(texts);
  const email = useGivenEmail();
  const asked = useSendsMail();
  return (
    <EntryPage title={t.title}>
      <Stack gap="md">
        <Shown of={asked} loading={<Loading rows={3} />}>
          {({ sendsMail }) => (sendsMail ? <RequestForm email={email} /> : <Text size="sm">{t.ask}</Text>)}
        </Shown>
        <ToSignIn />
      </Stack>
    </EntryPage>
  );
}

function RequestForm({ email: given }: { readonly email: string }) {
  const t = useTexts(texts);
  const faultText = useFaultText();
  const { act, busy } = useAct(ForgotPasswordDocument);
  const [email, setEmail] = useState(given);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [sent, setSent] = useState<string | null>(null);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (email.trim() === '') return setTrouble(t.needsEmail);
    setTrouble(null);
    const { data, fault } = await act({ input: { email: email.trim() } });
    if (fault) return setTrouble(fault.kind === 'input' ? t.noAddress : faultText(fault));
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
        <Trouble>{trouble}</Trouble>
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
        <Button type="submit" fullWidth loading={busy}>
          {t.send}
        </Button>
      </Stack>
    </form>
  );
}
