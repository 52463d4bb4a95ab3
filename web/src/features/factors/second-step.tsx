import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { type SubmitEvent, useState } from 'react';
import { toApothecaError, useClient } from '../../api/index.ts';
import type { FactorMethod } from '../../generated/enums.ts';
import { useTexts } from '../../i18n/index.ts';
import { signWithPasskey } from '../../session/index.ts';
import { FormErrors, useErrorText } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** What the first step of a sign-in answers to the right password of an account with a second factor. */
export interface FactorQuestion {
  readonly challenge: string;
  readonly methods: readonly FactorMethod[];
  readonly passkeyOptions: string | null;
}

/** The second step of a sign-in: the code of the app, a passkey, or a recovery code. */
export function SecondStep({ asked, onBack }: { readonly asked: FactorQuestion; readonly onBack: () => void }) {
  const { challenge, methods, passkeyOptions } = asked;
  const t = useTexts(texts);
  const errorText = useErrorText();
  const client = useClient();
  const [recovering, setRecovering] = useState(!methods.includes('TOTP') && passkeyOptions === null);
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [formError, setFormError] = useState<string | null>(null);
  const byCode = recovering || methods.includes('TOTP');

  const confirm = async (
    proof: () => Promise<{ passkey: string } | { totp: string } | { recoveryCode: string } | null>,
  ) => {
    setBusy(true);
    setFormError(null);
    try {
      const shown = await proof();
      if (shown === null) return setFormError(t.passkeyFailed);
      const outcome = await client.confirmSignIn({ challenge, ...shown });
      if (outcome.__typename !== 'SignedIn') setFormError(outcome.message);
    } catch (error) {
      setFormError(errorText(toApothecaError(error)));
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (code.trim() === '') return setFormError(t.needsCode);
    void confirm(async () => (recovering ? { recoveryCode: code } : { totp: code }));
  };
  const showPasskey = async () => {
    const passkey = passkeyOptions === null ? null : await signWithPasskey(passkeyOptions);
    return passkey === null ? null : { passkey };
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t.secondLead}
        </Text>
        <FormErrors>{formError}</FormErrors>
        {byCode && (
          <>
            <TextInput
              key={String(recovering)}
              label={recovering ? t.recoveryCode : t.code}
              name={recovering ? 'recovery-code' : 'totp'}
              autoComplete={recovering ? 'off' : 'one-time-code'}
              inputMode={recovering ? 'text' : 'numeric'}
              value={code}
              onChange={({ currentTarget: { value } }) => setCode(value)}
              autoFocus
            />
            <Button type="submit" fullWidth loading={busy}>
              {t.signIn}
            </Button>
          </>
        )}
        {passkeyOptions !== null && browserSupportsWebAuthn() && (
          <Button
            variant={byCode ? 'default' : 'filled'}
            fullWidth
            loading={busy}
            onClick={() => void confirm(showPasskey)}
          >
            {t.usePasskey}
          </Button>
        )}
        {methods.includes('RECOVERY_CODE') && (
          <Anchor
            component="button"
            type="button"
            size="sm"
            onClick={() => {
              setRecovering(!recovering);
              setCode('');
            }}
          >
            {recovering && methods.includes('TOTP') ? t.useCode : t.useRecovery}
          </Anchor>
        )}
        <Anchor component="button" type="button" size="sm" onClick={onBack}>
          {t.back}
        </Anchor>
      </Stack>
    </form>
  );
}
