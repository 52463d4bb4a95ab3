import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../api/index.ts';
import { ConfirmEmailDocument } from '../../generated/graphql.ts';
import { useRefusalText, useTexts } from '../../i18n/index.ts';
import { givenEmail } from '../../session/index.ts';
import { EntryLink, Trouble, useFaultText } from '../../ui/index.ts';
import { LinkPage } from '../link-page/index.ts';
import { texts } from './texts.ts';

/** What the link that was sent to a new address opens, signed in or not. */
export function Screen() {
  const t = useTexts(texts);
  return <LinkPage title={t.title}>{(token) => <Confirm key={token} token={token} />}</LinkPage>;
}

/** By a button: programs that look through mail follow links too. */
function Confirm({ token }: { readonly token: string }) {
  const t = useTexts(texts);
  const faultText = useFaultText();
  const refusalText = useRefusalText();
  const { act, busy } = useAct(ConfirmEmailDocument);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [confirmed, setConfirmed] = useState<string | null>(null);
  const confirm = async () => {
    setTrouble(null);
    const { data, fault } = await act({ input: { token } });
    if (fault) return setTrouble(faultText(fault));
    const { confirmEmail: answer } = data;
    if (answer.__typename !== 'EmailConfirmed') return setTrouble(refusalText(answer));
    setConfirmed(answer.email);
  };
  if (confirmed !== null) {
    return (
      <Stack gap="md">
        <Text size="sm" role="status">
          {t.confirmed(confirmed)}
        </Text>
        <EntryLink href="/" state={givenEmail(confirmed)}>
          {t.goOn}
        </EntryLink>
      </Stack>
    );
  }
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t.lead}
      </Text>
      <Trouble>{trouble}</Trouble>
      <Button fullWidth loading={busy} onClick={() => void confirm()} autoFocus>
        {t.confirm}
      </Button>
    </Stack>
  );
}
