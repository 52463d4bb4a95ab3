import { Alert, Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useMutation } from '../../api/index.ts';
import { type SecurityIdentityProviderFragment, SecurityRemoveProviderDocument } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { Confirm, FormErrors, notify, useErrorText } from '../../ui/index.ts';
import { Address } from './address.tsx';
import { ProviderForm } from './provider-form.tsx';
import { texts } from './texts.ts';

interface ProviderProps {
  readonly provider: SecurityIdentityProviderFragment | null;
  /** Null where the server does not know its own address. */
  readonly redirectUri: string | null;
  readonly onChanged: () => void;
}

/** The identity provider of the organization: the addresses that each side needs of the other, its settings, and taking it away. */
export function Provider({ provider: known, redirectUri, onChanged }: ProviderProps) {
  const t = useTexts(texts);
  const errorText = useErrorText();
  const { mutate, loading } = useMutation(SecurityRemoveProviderDocument);
  const [removed, setRemoved] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const [formError, setFormError] = useState<string | null>(null);
  // Until it is heard that there is none.
  const provider = known?.id === removed ? null : known;
  const remove = async () => {
    const { data, error } = await mutate({});
    setAsking(false);
    setFormError(error && errorText(error));
    if (error) return;
    setRemoved(data.removeIdentityProvider.id);
    onChanged();
    notify.done(t.removed);
  };
  return (
    <Stack gap="md">
      {redirectUri === null ? (
        <Alert color="orange" variant="light">
          {t.noAddress}
        </Alert>
      ) : (
        <Address label={t.redirectUri} hint={t.redirectHint} address={redirectUri} />
      )}
      {provider?.signOnUrl && <Address label={t.signOnUrl} hint={t.signOnHint} address={provider.signOnUrl} />}
      {/* What was entered for the one before is gone with it. */}
      <ProviderForm key={removed ?? ''} provider={provider} onChanged={onChanged}>
        {provider && (
          <Button variant="default" onClick={() => setAsking(true)}>
            {t.remove}
          </Button>
        )}
      </ProviderForm>
      <FormErrors>{formError}</FormErrors>
      <Confirm
        opened={asking}
        title={t.remove}
        confirm={t.remove}
        danger
        loading={loading}
        onConfirm={() => void remove()}
        onClose={() => setAsking(false)}
      >
        {t.removeWhat}
      </Confirm>
    </Stack>
  );
}
