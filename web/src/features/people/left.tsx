import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../api/index.ts';
import { type PeopleDisableMutation, PeopleRevokeKeyDocument } from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { useMay } from '../../session/index.ts';
import { useFaultText } from '../../ui/index.ts';
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
  const faultText = useFaultText();
  const { act, busy } = useAct(PeopleRevokeKeyDocument);
  const [revoked, setRevoked] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const revoke = async () => {
    const { fault } = await act({ input: { serviceKeyId: id } });
    setTrouble(fault && faultText(fault));
    setRevoked(fault === null);
  };
  return (
    <>
      <Group justify="space-between">
        <Text size="sm">{revoked ? t.keyRevoked(name) : t.keyUntil(name, format.date(expiresAt))}</Text>
        {may('SERVICE_KEY_MANAGE') && !revoked && (
          <Button size="xs" color="red.9" loading={busy} onClick={() => void revoke()}>
            {t.revokeKey(name)}
          </Button>
        )}
      </Group>
      {trouble !== null && (
        <Alert role="alert" color="red" variant="light">
          {trouble}
        </Alert>
      )}
    </>
  );
}
