import { Button, Select, Stack, Text, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { type ApothecaError, kindOf, useClient, useMutation } from '../../api/index.ts';
import { SignUpDocument, type SignUpMutation } from '../../generated/graphql.ts';
import { useRefusalText, useTexts } from '../../i18n/index.ts';
import { FormErrors, PasswordField, shortestPassword, useErrorText } from '../../ui/index.ts';
import { texts } from './texts.ts';
import { ownTimezone, timezones } from './timezones.ts';

export type Confirmation = Extract<SignUpMutation['signUp'], { __typename: 'ConfirmationSent' }>;

const nothing = { organizationName: '', pharmacyName: '', pharmacyCode: 'MAIN', name: '', email: '', password: '' };

/** All that an organization begins with. */
export function SignUpForm({ onSent }: { readonly onSent: (confirmation: Confirmation) => void }) {
  const t = useTexts(texts);
  const refusalText = useRefusalText();
  const errorText = useSignUpErrorText();
  const client = useClient();
  const [, go] = useLocation();
  const [fields, setFields] = useState(() => ({ ...nothing, timezone: ownTimezone() }));
  const [zones] = useState(timezones);
  const [formError, setFormError] = useState<string | null>(null);
  const { mutate, loading } = useMutation(SignUpDocument);
  const field = (name: keyof typeof nothing) => ({
    name,
    label: t[name],
    value: fields[name],
    onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }) =>
      setFields((before) => ({ ...before, [name]: value })),
  });

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const { password, pharmacyCode } = fields;
    if (Object.values(fields).some((value) => value.trim() === '')) return setFormError(t.needsAll);
    if (password.length < shortestPassword) return setFormError(t.needsPassword);
    setFormError(null);
    const { deviceToken } = client;
    const input = {
      ...fields,
      email: fields.email.trim(),
      pharmacyCode: pharmacyCode.trim().toUpperCase(),
      deviceToken,
    };
    const { data, error } = await mutate({ input });
    if (error) return setFormError(errorText(error));
    const { signUp: answer } = data;
    if (answer.__typename === 'ConfirmationSent') return onSent(answer);
    if (answer.__typename !== 'SignedIn') return setFormError(refusalText(answer));
    go('/', { replace: true });
    client.continueWith(answer.token);
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
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
          value={fields.timezone}
          onChange={(timezone) => timezone !== null && setFields((before) => ({ ...before, timezone }))}
          searchable
          allowDeselect={false}
        />
        <TextInput {...field('name')} autoComplete="name" />
        <TextInput {...field('email')} type="email" inputMode="email" autoComplete="username" />
        <PasswordField {...field('password')} description={t.passwordHint} autoComplete="new-password" />
        {/* By the button, which is where one looks at the end of a long form. */}
        <FormErrors>{formError}</FormErrors>
        <Button type="submit" fullWidth loading={loading}>
          {t.begin}
        </Button>
      </Stack>
    </form>
  );
}

/** What the server did not take, in words for this form. */
function useSignUpErrorText(): (error: ApothecaError) => string {
  const t = useTexts(texts);
  const errorText = useErrorText();
  return (error) => {
    if (kindOf(error) === 'forbidden') return t.closed;
    const [problem] = error.problems;
    const field = problem?.field.split('.').at(-1);
    if (field === 'email') return t.noAddress;
    if (field === 'pharmacyCode') return t.noCode;
    return problem?.message ?? errorText(error);
  };
}
