import { Select, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { type ApothecaError, useClient, useMutation } from '../../api/index.ts';
import { SignUpDocument, type SignUpMutation } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { Form, PasswordField, shortestPassword, useErrorText } from '../../ui/index.ts';
import { texts } from './texts.ts';
import { ownTimezone, timezones } from './timezones.ts';

export type Confirmation = Extract<SignUpMutation['signUp'], { __typename: 'ConfirmationSent' }>;

const nothing = { organizationName: '', pharmacyName: '', pharmacyCode: 'MAIN', name: '', email: '', password: '' };

/** All that an organization begins with. */
export function SignUpForm({ onSent }: { readonly onSent: (confirmation: Confirmation) => void }) {
  const t = useTexts(texts);
  const errorText = useSignUpErrorText();
  const client = useClient();
  const [, go] = useLocation();
  const form = useForm({ initialValues: { ...nothing, timezone: ownTimezone() } });
  const [zones] = useState(timezones);
  const { mutate, loading } = useMutation(SignUpDocument);
  const field = (name: keyof typeof nothing) => ({ name, label: t[name], ...form.getInputProps(name) });

  const submit = async (fields: typeof form.values) => {
    if (Object.values(fields).some((value) => value.trim() === '')) return form.setErrors({ form: t.needsAll });
    if (fields.password.length < shortestPassword) return form.setErrors({ form: t.needsPassword });
    const { deviceToken } = client;
    const input = {
      ...fields,
      email: fields.email.trim(),
      pharmacyCode: fields.pharmacyCode.trim().toUpperCase(),
      deviceToken,
    };
    const { data, error } = await mutate({ input });
    if (error) return form.setErrors({ form: errorText(error) });
    const { signUp: answer } = data;
    if (answer.__typename === 'ConfirmationSent') return onSent(answer);
    if (answer.__typename !== 'SignedIn') return form.setErrors({ form: answer.message });
    go('/', { replace: true });
    client.continueWith(answer.token);
  };

  return (
    <Form form={form} submit={t.begin} loading={loading} onSubmit={submit}>
      <Text size="sm" c="dimmed">
        {t.lead}
      </Text>
      <TextInput {...field('organizationName')} autoComplete="organization" autoFocus />
      <TextInput {...field('pharmacyName')} autoComplete="off" />
      <TextInput {...field('pharmacyCode')} description={t.pharmacyCodeHint} autoComplete="off" />
      <Select
        label={t.timezone}
        description={t.timezoneHint}
        data={zones}
        searchable
        allowDeselect={false}
        {...form.getInputProps('timezone')}
      />
      <TextInput {...field('name')} autoComplete="name" />
      <TextInput {...field('email')} type="email" inputMode="email" autoComplete="username" />
      <PasswordField {...field('password')} description={t.passwordHint} autoComplete="new-password" />
    </Form>
  );
}

/** What the server did not take, in words for this form. */
function useSignUpErrorText(): (error: ApothecaError) => string {
  const t = useTexts(texts);
  const errorText = useErrorText();
  return (error) => {
    const [problem] = error.problems;
    const field = problem?.field.split('.').at(-1);
    if (field === 'email') return t.noAddress;
    if (field === 'pharmacyCode') return t.noCode;
    return problem?.message ?? errorText(error);
  };
}
