import { Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { kindOf, useMutation } from '../../api/index.ts';
import { AccountEmailDocument } from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { Form, notify, PasswordField, useErrorText } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** Another address to sign in with; where the server sends mail, once the link that goes there is followed. */
export function EmailForm() {
  const t = useTexts(texts);
  const format = useFormat();
  const errorText = useErrorText();
  const { mutate, loading } = useMutation(AccountEmailDocument);
  const form = useForm({ initialValues: { email: '', currentPassword: '' } });
  const [sent, setSent] = useState<string | null>(null);
  const submit = async ({ email, currentPassword }: typeof form.values) => {
    if (email.trim() === '' || currentPassword === '') return form.setErrors({ form: t.needsAddress });
    setSent(null);
    const { data, error } = await mutate({ input: { email: email.trim(), currentPassword } });
    if (error) return form.setErrors({ form: kindOf(error) === 'input' ? t.noAddress : errorText(error) });
    const { changeEmail: answer } = data;
    if (answer.__typename === 'InvalidCredentials') return form.setErrors({ form: t.notRight });
    if (answer.__typename === 'ConfirmationSent')
      setSent(t.addressAsked(answer.email, format.dateTime(answer.expiresAt)));
    else if (answer.__typename === 'User') notify.done(t.addressChanged(answer.email));
    else return form.setErrors({ form: answer.message });
    form.reset();
  };
  return (
    <Form form={form} submit={t.changeAddress} loading={loading} onSubmit={submit} maw={380}>
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
        {...form.getInputProps('email')}
      />
      <PasswordField
        label={t.yourPassword}
        name="password-for-email"
        autoComplete="current-password"
        {...form.getInputProps('currentPassword')}
      />
    </Form>
  );
}
