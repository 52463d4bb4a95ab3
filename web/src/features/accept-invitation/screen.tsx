import { Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useClient, useMutation } from '../../api/index.ts';
import { AcceptInvitationDocument } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { Form, PasswordField, shortestPassword, useErrorText } from '../../ui/index.ts';
import { type FactorQuestion, SecondStep } from '../factors/index.ts';
import { LinkPage } from '../link-page/index.ts';
import { texts } from './texts.ts';

/** What the link of an invitation opens: a name and a password make the account, and the person is signed in. */
export function Screen() {
  const t = useTexts(texts);
  return (
    <LinkPage title={t.title} signedOut>
      {(token) => <AcceptForm token={token} />}
    </LinkPage>
  );
}

function AcceptForm({ token }: { readonly token: string }) {
  const t = useTexts(texts);
  const errorText = useErrorText();
  const client = useClient();
  const [, go] = useLocation();
  const form = useForm({ initialValues: { name: '', password: '' } });
  const { mutate, loading } = useMutation(AcceptInvitationDocument);
  const [asked, setAsked] = useState<FactorQuestion | null>(null);

  const submit = async ({ name, password }: typeof form.values) => {
    if (name.trim() === '' || password.length < shortestPassword) return form.setErrors({ form: t.needsAll });
    const { deviceToken } = client;
    const { data, error } = await mutate({ input: { token, name: name.trim(), password, deviceToken } });
    if (error) return form.setErrors({ form: errorText(error) });
    const { acceptInvitation: answer } = data;
    if (answer.__typename === 'SecondFactorRequired') return setAsked(answer);
    if (answer.__typename !== 'SignedIn') return form.setErrors({ form: answer.message });
    go('/', { replace: true });
    client.continueWith(answer.token);
  };

  if (asked) return <SecondStep asked={asked} onBack={() => go('/', { replace: true })} />;
  return (
    <Form form={form} submit={t.accept} loading={loading} onSubmit={submit}>
      <Text size="sm" c="dimmed">
        {t.lead}
      </Text>
      <TextInput label={t.name} name="name" autoComplete="name" autoFocus {...form.getInputProps('name')} />
      <PasswordField
        label={t.password}
        description={t.passwordHint}
        name="password"
        autoComplete="new-password"
        {...form.getInputProps('password')}
      />
    </Form>
  );
}
