import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useMutation } from '../../api/index.ts';
import { type PeopleDisableMutation, PeopleRevokeKeyDocument } from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { useMay } from '../../session/index.ts';
import { useErrorText } from '../../ui/index.ts';
import { texts } from './texts.ts';

type Disabled = Extract<PeopleDisableMutation['disableUser'], { __typename: 'UserDisabled' }>;

/** What somebody whose access ended leaves behind: invitations that were taken back, and service keys that still count. */
export function Left({ of: { withdrawnInvitations, serviceKeys } }: { readonly of: Disabled }) {
  const t = useTexts(texts);
  return (
    <Stack gap="xs">
      {withdrawnInvitations.length > 0 && (
        <Text size="sm">{t.withdrawn(withdrawnInvitations.map(({ email }) => email).join(', '))}</Text>
      )}
      {serviceKeys.length > 0 && (
        <section>
          <Title order={2} size="h5" mb={6}>
            {t.keysLeft}
          </Title>
          <Text size="sm" mb={6}>
            {t.keysLeftWhat}
          </Text>
          <Stack gap="xs">
            {serviceKeys.map((key) => (
              <Key key={key.id} of={key} />
            ))}
          </Stack>
        </section>
      )}
    </Stack>
  );
}

function Key({ of: { id, name, expiresAt } }: { readonly of: Disabled['serviceKeys'][number] }) {
  const t = useTexts(texts);
  const format = useFormat();
  const may = useMay();
  const errorText = useErrorText();
  const { mutate, loading } = useMutation(PeopleRevokeKeyDocument);
  const [revoked, setRevoked] = useState(false);
  const [formError, setFormError] = useState<string | null>(null);
  const revoke = async () => {
    const { error } = await mutate({ input: { serviceKeyId: id } });
    setFormError(error && errorText(error));
    setRevoked(error === null);
  };
  return (
    <>
      <Group justify="space-between">
        <Text size="sm">{revoked ? t.keyRevoked(name) : t.keyUntil(name, format.date(expiresAt))}</Text>
        {may('SERVICE_KEY_MANAGE') && !revoked && (
          <Button size="xs" color="red.9" loading={loading} onClick={() => void revoke()}>
            {t.revokeKey(name)}
          </Button>
        )}
      </Group>
      {formError !== null && (
        <Alert role="alert" color="red" variant="light">
          {formError}
        </Alert>
      )}
    </>
  );
}
