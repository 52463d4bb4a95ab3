import { Button, Group, Stack } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useClient, useMutation } from '../../api/index.ts';
import { AccountPasswordDocument, type AccountPasswordMutation } from '../../generated/graphql.ts';
import { useRefusalText, useTexts } from '../../i18n/index.ts';
import { FormErrors, notify, PasswordField, shortestPassword, useErrorText } from '../../ui/index.ts';
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
  const errorText = useErrorText();
  const refusalText = useRefusalText();
  const client = useClient();
  const { mutate, loading } = useMutation(AccountPasswordDocument, allSessions);
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const [formError, setFormError] = useState<string | null>(null);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (currentPassword === '' || newPassword.length < shortestPassword) return setFormError(t.needsAll);
    setFormError(null);
    const { deviceToken } = client;
    const { data, error } = await mutate({ input: { currentPassword, newPassword, deviceToken } });
    if (error) return setFormError(errorText(error));
    const { changePassword: answer } = data;
    if (answer.__typename === 'InvalidCredentials') return setFormError(t.notRight);
    if (answer.__typename !== 'SignedIn') return setFormError(refusalText(answer));
    setCurrent('');
    setNew('');
    notify.done(t.changed);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md" maw={380}>
        <FormErrors>{formError}</FormErrors>
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
          <Button type="submit" loading={loading}>
            {t.changePassword}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
