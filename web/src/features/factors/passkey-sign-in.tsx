import { Button } from '@mantine/core';
import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useState } from 'react';
import { toApothecaError, useClient } from '../../api/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { signWithPasskey } from '../../session/index.ts';
import { FormErrors, useErrorText } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** Signs in by a passkey alone: nothing is typed. */
export function PasskeySignIn() {
  const t = useTexts(texts);
  const errorText = useErrorText();
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [formError, setFormError] = useState<string | null>(null);
  if (!browserSupportsWebAuthn()) return null;
  const signIn = async () => {
    setBusy(true);
    setFormError(null);
    try {
      const passkey = await signWithPasskey(await client.passkeyOptions());
      if (passkey === null) return setFormError(t.passkeyFailed);
      const outcome = await client.signInWithPasskey(passkey);
      if (outcome.__typename !== 'SignedIn') setFormError(outcome.message);
    } catch (error) {
      setFormError(errorText(toApothecaError(error)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <FormErrors>{formError}</FormErrors>
      <Button variant="default" fullWidth loading={busy} onClick={() => void signIn()}>
        {t.signInPasskey}
      </Button>
    </>
  );
}
