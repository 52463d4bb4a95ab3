import { Alert, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useEffect, useRef } from 'react';
import { fieldErrorsOf, newKey, useMutation } from '../../api/index.ts';
import { type SecurityIdentityProviderFragment, SecuritySetProviderDocument } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { Form, notify, PasswordField, useErrorText } from '../../ui/index.ts';
import { GroupRoles } from './group-roles.tsx';
import type { ProviderFields } from './provider-fields.ts';
import { texts } from './texts.ts';

interface ProviderFormProps {
  readonly provider: SecurityIdentityProviderFragment | null;
  readonly onChanged: () => void;
  /** What else can be done with the provider. */
  readonly children: ReactNode;
}

/** The settings of the identity provider. Its secret is written and never shown: left empty, the one that is there stays. */
export function ProviderForm({ provider, onChanged, children }: ProviderFormProps) {
  const t = useTexts(texts);
  const errorText = useErrorText();
  const { mutate, loading } = useMutation(SecuritySetProviderDocument);
  const isAnother = ({ issuer, clientId }: ProviderFields) =>
    provider !== null && (provider.issuer !== issuer.trim() || provider.clientId !== clientId.trim());
  const form = useForm<ProviderFields>({
    initialValues: {
      issuer: provider?.issuer ?? '',
      clientId: provider?.clientId ?? '',
      clientSecret: '',
      groupsClaim: provider?.groupsClaim ?? 'groups',
      scope: provider?.scope ?? 'openid email profile',
      groupRoles: (provider?.groupRoles ?? []).map((each) => ({ ...each, key: newKey() })),
    },
    validate: {
      issuer: (value) => (value.trim() === '' ? t.needsIssuer : null),
      clientId: (value) => (value.trim() === '' ? t.needsClientId : null),
      clientSecret: (value, fields) =>
        (provider === null || isAnother(fields)) && value === '' ? t.needsSecret : null,
      groupRoles: { group: (value) => (value.trim() === '' ? t.needsGroup : null) },
    },
  });
  const { errors } = form;
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button stands a page below the first field.
    if (Object.keys(errors).length > 0) fields.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [errors]);

  const submit = async ({ issuer, clientId, clientSecret, groupsClaim, scope, groupRoles }: ProviderFields) => {
    const { error } = await mutate({
      input: {
        ...{ issuer: issuer.trim(), clientId: clientId.trim() },
        clientSecret: clientSecret || null,
        groupsClaim: groupsClaim.trim(),
        scope: scope.trim(),
        groupRoles: groupRoles.map(({ group, role, pharmacyId }) => ({ group: group.trim(), role, pharmacyId })),
      },
    });
    if (error) return form.setErrors(fieldErrorsOf(error, errorText(error), form.getValues()));
    form.setFieldValue('clientSecret', '');
    onChanged();
    notify.done(t.saved);
  };

  const field = (name: 'issuer' | 'clientId' | 'clientSecret' | 'groupsClaim' | 'scope') => ({
    name,
    autoComplete: 'off',
    ...form.getInputProps(name),
  });

  return (
    <Form
      form={form}
      submit={provider === null ? t.setUp : t.save}
      loading={loading}
      onSubmit={submit}
      beside={children}
    >
      <Stack ref={fields} gap="md">
        <TextInput
          label={t.issuer}
          description={t.issuerHint}
          placeholder="https://login.example.com"
          inputMode="url"
          {...field('issuer')}
        />
        <TextInput label={t.clientId} description={t.clientIdHint} {...field('clientId')} />
        <PasswordField
          label={t.clientSecret}
          description={provider === null ? t.secretHint : t.secretKept}
          {...field('clientSecret')}
          autoComplete="new-password"
        />
        {isAnother(form.values) && (
          <Alert color="orange" variant="light">
            {t.becomesAnother}
          </Alert>
        )}
        <TextInput label={t.groupsClaim} description={t.groupsClaimHint} {...field('groupsClaim')} />
        <TextInput label={t.scope} description={t.scopeHint} {...field('scope')} />
        <GroupRoles form={form} />
        {form.values.groupRoles.length === 0 && (
          <Alert color="orange" variant="light">
            {t.noGroups}
          </Alert>
        )}
      </Stack>
    </Form>
  );
}
