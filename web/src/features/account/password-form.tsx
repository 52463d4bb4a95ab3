import { Button, Group, Stack } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useAct, useClient } from '../../api/index.ts';
import { AccountPasswordDocument, type AccountPasswordMutation } from '../../generated/graphql.ts';
import { useRefusalText, useTexts } from '../../i18n/index.ts';
import { notify, PasswordField, shortestPassword, Trouble, useFaultText } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** They end with the password that they began with, this one too: the answer holds a new one. */
const allSessions = {
  changes: ['Session'],
  newToken: ({ changePassword }: AccountPasswordMutation) =>
    changePassword.__typename === 'SignedIn' ? changePassword.token : undefined,
};

/** Another password for oneself; whoever is signed in elsewhere with the old one is signed out. */
export function PasswordForm() {
  const t = useTexts(texts);
  const faultText = useFaultText();
  const refusalText = useRefusalText();
  const client = useClient();
  const { act, busy } = useAct(AccountPasswordDocument, allSessions);
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (currentPassword === '' || newPassword.length < shortestPassword) return setTrouble(t.needsAll);
    setTrouble(null);
    const { deviceToken } = client;
    const { data, fault } = await act({ input: { currentPassword, newPassword, deviceToken } });
    if (fault) return setTrouble(faultText(fault));
    const { changePassword: answer } = data;
    if (answer.__typename === 'InvalidCredentials') return setTrouble(t.notRight);
    if (answer.__typename !== 'SignedIn') return setTrouble(refusalText(answer));
    setCurrent('');
    setNew('');
    notify.done(t.changed);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md" maw={380}>
        <Trouble>{trouble}</Trouble>
        <PasswordField
          label={t.current}
          name="current-password"
          autoComplete="current-password"
          value={currentPassword}
          onChange={({ currentTarget: { value } }) => setCurrent(value)}
        />
        <PasswordField
          label={t.next}
          description={t.nextHint}
          name="new-password"
          autoComplete="new-password"
          value={newPassword}
          onChange={({ currentTarget: { value } }) => setNew(value)}
        />
        <Group>
          <Button type="submit" loading={busy}>
            {t.changePassword}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
