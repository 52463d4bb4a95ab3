import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from 'react';
import { type FieldErrors, fieldErrorsOf, kindOf, newKey, useMutation } from '../../api/index.ts';
import { type SecurityIdentityProviderFragment, SecuritySetProviderDocument } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { FormErrors, notify, PasswordField, useErrorText } from '../../ui/index.ts';
import { type GroupRole, GroupRoles } from './group-roles.tsx';
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
  const [fields, setFields] = useState({
    issuer: provider?.issuer ?? '',
    clientId: provider?.clientId ?? '',
    clientSecret: '',
    groupsClaim: provider?.groupsClaim ?? 'groups',
    scope: provider?.scope ?? 'openid email profile',
  });
  const [groupRoles, setGroupRoles] = useState<readonly GroupRole[]>(() =>
    (provider?.groupRoles ?? []).map((each) => ({ ...each, key: newKey() })),
  );
  const [errors, setErrors] = useState<FieldErrors>({});
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // The button stands a page below the first field.
    if (Object.keys(errors).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [errors]);
  const issuer = fields.issuer.trim();
  const clientId = fields.clientId.trim();
  const becomesAnother = provider !== null && (provider.issuer !== issuer || provider.clientId !== clientId);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const needsSecret = (provider === null || becomesAnother) && fields.clientSecret === '';
    const missing = {
      ...(issuer === '' && { issuer: t.needsIssuer }),
      ...(clientId === '' && { clientId: t.needsClientId }),
      ...(needsSecret && { clientSecret: t.needsSecret }),
      ...Object.fromEntries(
        groupRoles.flatMap(({ group }, nth) =>
          group.trim() === '' ? [[`groupRoles.${nth}.group`, t.needsGroup]] : [],
        ),
      ),
    };
    setErrors(missing);
    if (Object.keys(missing).length > 0) return;
    const { error } = await mutate({
      input: {
        ...{ issuer, clientId },
        clientSecret: fields.clientSecret || null,
        groupsClaim: fields.groupsClaim.trim(),
        scope: fields.scope.trim(),
        groupRoles: groupRoles.map(({ group, role, pharmacyId }) => ({ group: group.trim(), role, pharmacyId })),
      },
    });
    if (error) {
      const rows = groupRoles.map((_, nth) => `groupRoles.${nth}.group`);
      const text = kindOf(error) === 'forbidden' ? error.message : errorText(error);
      return setErrors(fieldErrorsOf(error, text, [...Object.keys(fields), 'groupRoles', ...rows]));
    }
    setFields((before) => ({ ...before, clientSecret: '' }));
    onChanged();
    notify.done(t.saved);
  };

  const field = (name: keyof typeof fields) => ({
    name,
    value: fields[name],
    error: errors[name],
    autoComplete: 'off',
    onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }) =>
      setFields((before) => ({ ...before, [name]: value })),
  });

  return (
    <form ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
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
        {becomesAnother && (
          <Alert color="orange" variant="light">
            {t.becomesAnother}
          </Alert>
        )}
        <TextInput label={t.groupsClaim} description={t.groupsClaimHint} {...field('groupsClaim')} />
        <TextInput label={t.scope} description={t.scopeHint} {...field('scope')} />
        <GroupRoles groupRoles={groupRoles} onChange={setGroupRoles} errors={errors} />
        {groupRoles.length === 0 && (
          <Alert color="orange" variant="light">
            {t.noGroups}
          </Alert>
        )}
        <FormErrors>{errors['form'] ?? null}</FormErrors>
        <Group gap="xs">
          <Button type="submit" loading={loading}>
            {provider === null ? t.setUp : t.save}
          </Button>
          {children}
        </Group>
      </Stack>
    </form>
  );
}
