import { Button } from '@mantine/core';
import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useState } from 'react';
import { faultOf, useClient } from '../../api/index.ts';
import { useRefusalText, useTexts } from '../../i18n/index.ts';
import { signWithPasskey } from '../../session/index.ts';
import { Trouble, useFaultText } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** Signs in by a passkey alone: nothing is typed. */
export function PasskeySignIn() {
  const t = useTexts(texts);
  const faultText = useFaultText();
  const refusalText = useRefusalText();
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  if (!browserSupportsWebAuthn()) return null;
  const signIn = async () => {
    setBusy(true);
    setTrouble(null);
    try {
      const passkey = await signWithPasskey(await client.passkeyOptions());
      if (passkey === null) return setTrouble(t.passkeyFailed);
      const outcome = await client.signInWithPasskey(passkey);
      if (outcome.__typename !== 'SignedIn') setTrouble(refusalText(outcome));
    } catch (error) {
      setTrouble(faultText(faultOf(error)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Trouble>{trouble}</Trouble>
      <Button variant="default" fullWidth loading={busy} onClick={() => void signIn()}>
        {t.signInPasskey}
      </Button>
    </>
  );
}
