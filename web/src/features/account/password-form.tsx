import { useForm } from '@mantine/form';
import { useClient, useMutation } from '../../api/index.ts';
import { AccountPasswordDocument, type AccountPasswordMutation } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { Form, notify, PasswordField, shortestPassword, useErrorText } from '../../ui/index.ts';
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
  const client = useClient();
  const { mutate, loading } = useMutation(AccountPasswordDocument, allSessions);
  const form = useForm({ initialValues: { currentPassword: '', newPassword: '' } });
  const submit = async ({ currentPassword, newPassword }: typeof form.values) => {
    if (currentPassword === '' || newPassword.length < shortestPassword) return form.setErrors({ form: t.needsAll });
    const { deviceToken } = client;
    const { data, error } = await mutate({ input: { currentPassword, newPassword, deviceToken } });
    if (error) return form.setErrors({ form: errorText(error) });
    const { changePassword: answer } = data;
    if (answer.__typename === 'InvalidCredentials') return form.setErrors({ form: t.notRight });
    if (answer.__typename !== 'SignedIn') return form.setErrors({ form: answer.message });
    form.reset();
    notify.done(t.changed);
  };
  return (
    <Form form={form} submit={t.changePassword} loading={loading} onSubmit={submit} maw={380}>
      <PasswordField
        label={t.current}
        name="current-password"
        autoComplete="current-password"
        {...form.getInputProps('currentPassword')}
      />
      <PasswordField
        label={t.next}
        description={t.nextHint}
        name="new-password"
        autoComplete="new-password"
        {...form.getInputProps('newPassword')}
      />
    </Form>
  );
}
