import { Anchor, Button, Group, Loader, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { type ReactNode, type SubmitEvent, useEffect, useState } from 'react';
import { useLazyQuery, useMutation } from '../api/index.ts';
import type { ProofMethod } from '../generated/enums.ts';
import {
  type ProveIdentityInput,
  SessionPasskeyOptionsDocument,
  SessionProofDocument,
  SessionProofsDocument,
  type SessionProofsQuery,
  SessionUnlockDocument,
} from '../generated/graphql.ts';
import { useFormat, useTexts } from '../i18n/index.ts';
import { FormErrors, PasswordField, useErrorText } from '../ui/index.ts';
import { signWithPasskey } from './passkey.ts';
import { SignOnAgain } from './sign-on-again.tsx';
import { texts } from './texts.ts';

interface ProofFormProps {
  readonly submit: string;
  /** Whether a PIN is enough: it opens a page, and proves nothing. */
  readonly pin?: boolean;
  readonly onProved: () => void;
  /** What can be done instead. */
  readonly children: ReactNode;
}

/** What is typed. A passkey is shown by a button beside it. */
type Typed = 'PIN' | Exclude<ProofMethod, 'PASSKEY'>;

const inputOf = {
  PASSWORD: (password: string) => ({ password }),
  TOTP: (totp: string) => ({ totp }),
  RECOVERY_CODE: (recoveryCode: string) => ({ recoveryCode }),
} as const satisfies Record<Exclude<Typed, 'PIN'>, (text: string) => ProveIdentityInput>;

/** Asks whoever is signed in to show that it is them, by what they have. */
export function ProofForm({ submit, pin = false, onProved, children }: ProofFormProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const errorText = useErrorText();
  const [proofs, setProofs] = useProofs();
  const findOptions = useLazyQuery(SessionPasskeyOptionsDocument);
  const proving = useMutation(SessionProofDocument);
  const unlocking = useMutation(SessionUnlockDocument);
  const [chosen, setChosen] = useState<Typed | null>(null);
  const [text, setText] = useState('');
  const [formError, setFormError] = useState<string | null>(null);
  if (proofs === null) return <Loader size="sm" aria-label={t.loading} />;

  const ways: Typed[] = [
    ...(pin && proofs.pinSince !== null && proofs.pinTriesLeft > 0 ? (['PIN'] as const) : []),
    ...proofs.methods.filter((method) => method !== 'PASSKEY'),
  ];
  const way = ways.find((each) => each === chosen) ?? ways[0];
  const hasPasskey = proofs.methods.includes('PASSKEY') && browserSupportsWebAuthn();
  const loading = proving.loading || unlocking.loading;

  const prove = async (input: ProveIdentityInput) => {
    const { data, error } = await proving.mutate({ input });
    if (error) return setFormError(errorText(error));
    const { proveIdentity: answer } = data;
    if (answer.__typename === 'IdentityProved') return onProved();
    setFormError(answer.__typename === 'InvalidCredentials' ? t.notRight : answer.message);
  };
  const unlock = async () => {
    if (!/^\d{6,8}$/.test(text)) return setFormError(t.needsPin);
    const { data, error } = await unlocking.mutate({ input: { pin: text } });
    if (error) return setFormError(errorText(error));
    const { unlockSession: answer } = data;
    if (answer.__typename === 'Session') return onProved();
    setText('');
    setFormError(answer.triesLeft > 0 ? t.pinNotRight(format.number(answer.triesLeft)) : t.pinUsedUp);
    if (answer.triesLeft === 0) setProofs({ ...proofs, pinTriesLeft: 0 });
  };
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    // In the page's tree it stands within the form of the act that asked.
    event.stopPropagation();
    if (way === undefined) return;
    if (text.trim() === '') return setFormError(t.needs[way]);
    setFormError(null);
    void (way === 'PIN' ? unlock() : prove(inputOf[way](text)));
  };
  const showPasskey = async () => {
    setFormError(null);
    const options = await findOptions({});
    if (options.error) return setFormError(errorText(options.error));
    const passkey = await signWithPasskey(options.data.passkeyProofOptions);
    if (passkey === null) return setFormError(t.passkeyFailed);
    await prove({ passkey });
  };
  const choose = (next: Typed) => {
    setChosen(next);
    setText('');
    setFormError(null);
  };

  return (
    <form onSubmit={send} noValidate>
      <Stack gap="md">
        <FormErrors>{formError}</FormErrors>
        {way && <ProofField key={way} way={way} value={text} onChange={setText} />}
        {!way && !hasPasskey && <Text size="sm">{t.nothingHere}</Text>}
        <Group justify="flex-end" gap="xs">
          {children}
          {way && (
            <Button type="submit" loading={loading}>
              {submit}
            </Button>
          )}
        </Group>
        {hasPasskey && (
          <Button variant={way ? 'default' : 'filled'} loading={loading} onClick={() => void showPasskey()}>
            {t.usePasskey}
          </Button>
        )}
        {ways
          .filter((other) => other !== way)
          .map((other) => (
            <Anchor key={other} component="button" type="button" size="sm" onClick={() => choose(other)}>
              {t.use[other]}
            </Anchor>
          ))}
        {proofs.vouched && <SignOnAgain />}
      </Stack>
    </form>
  );
}

type Proofs = SessionProofsQuery['myProofs'];

/** What the server takes of most people, while it cannot be asked. */
const usual: Proofs = { methods: ['PASSWORD'], vouched: false, pinSince: null, pinTriesLeft: 0 };
const askAgainMs = 5_000;

/** By what the person can show who they are; null until it is known. It is not looked at live: a field that one types in stays what it is. */
function useProofs() {
  const find = useLazyQuery(SessionProofsDocument);
  const [proofs, setProofs] = useState<Proofs | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const ask = async () => {
      const { data } = await find({});
      if (isGone) return;
      setProofs(data?.myProofs ?? usual);
      if (!data) timer = setTimeout(() => void ask(), askAgainMs);
    };
    void ask();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [find]);
  return [proofs, setProofs] as const;
}

interface ProofFieldProps {
  readonly way: Typed;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function ProofField({ way, value, onChange }: ProofFieldProps) {
  const t = useTexts(texts);
  const shared = {
    value,
    onChange: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => onChange(currentTarget.value),
    label: t.field[way],
    'data-autofocus': true,
    autoFocus: true,
  };
  if (way === 'PASSWORD') return <PasswordField {...shared} name="password" autoComplete="current-password" />;
  if (way === 'PIN') {
    // No manager of passwords is to offer the password here, or keep these digits as one.
    return (
      <PasswordInput
        {...shared}
        name="pin"
        autoComplete="off"
        inputMode="numeric"
        visible={false}
        rightSection={<span />}
      />
    );
  }
  if (way === 'TOTP') return <TextInput {...shared} name="totp" autoComplete="one-time-code" inputMode="numeric" />;
  return <TextInput {...shared} name="recovery-code" autoComplete="off" />;
}
