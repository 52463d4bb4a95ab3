import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { kindOf, useMutation } from '../../api/index.ts';
import { AccountEmailDocument } from '../../generated/graphql.ts';
import { useFormat, useRefusalText, useTexts } from '../../i18n/index.ts';
import { FormErrors, notify, PasswordField, useErrorText } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** Another address to sign in with; where the server sends mail, once the link that goes there is followed. */
export function EmailForm() {
  const t = useTexts(texts);
  const format = useFormat();
  const errorText = useErrorText();
  const refusalText = useRefusalText();
  const { mutate, loading } = useMutation(AccountEmailDocument);
  const [email, setEmail] = useState('');
  const [currentPassword, setCurrent] = useState('');
  const [formError, setFormError] = useState<string | null>(null);
  const [sent, setSent] = useState<string | null>(null);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (email.trim() === '' || currentPassword === '') return setFormError(t.needsAddress);
    setFormError(null);
    setSent(null);
    const { data, error } = await mutate({ input: { email: email.trim(), currentPassword } });
    if (error) return setFormError(kindOf(error) === 'input' ? t.noAddress : errorText(error));
    const { changeEmail: answer } = data;
    if (answer.__typename === 'InvalidCredentials') return setFormError(t.notRight);
    if (answer.__typename === 'ConfirmationSent')
      setSent(t.addressAsked(answer.email, format.dateTime(answer.expiresAt)));
    else if (answer.__typename === 'User') notify.done(t.addressChanged(answer.email));
    else return setFormError(refusalText(answer));
    setEmail('');
    setCurrent('');
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md" maw={380}>
        <FormErrors>{formError}</FormErrors>
        {sent !== null && (
          <Text size="sm" role="status">
            {sent}
          </Text>
        )}
        <TextInput
          label={t.nextAddress}
          type="email"
          name="new-email"
          inputMode="email"
          autoComplete="email"
          value={email}
          onChange={({ currentTarget: { value } }) => setEmail(value)}
        />
        <PasswordField
          label={t.yourPassword}
          name="password-for-email"
          autoComplete="current-password"
          value={currentPassword}
          onChange={({ currentTarget: { value } }) => setCurrent(value)}
        />
        <Group>
          <Button type="submit" loading={loading}>
            {t.changeAddress}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
