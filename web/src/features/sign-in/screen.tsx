import { Alert, Anchor, Button, Group, Stack, TextInput } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { type ApothecaError, kindOf, toApothecaError, useClient } from '../../api/index.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { givenEmail, useGivenEmail } from '../../session/index.ts';
import { EntryLink, EntryPage, PasswordField, useErrorText } from '../../ui/index.ts';
import { type FactorQuestion, PasskeySignIn, SecondStep } from '../factors/index.ts';
import { rememberedOrganization } from '../sign-on/index.ts';
import { texts } from './texts.ts';

type SignInError =
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'error'; readonly error: ApothecaError };

interface SignInProps {
  /** Why there is no session any more; null when there was none. */
  readonly ended: 'here' | 'elsewhere' | null;
}

/** Where nobody is signed in, at whatever address: the page asked for comes after it. */
export function SignIn({ ended }: SignInProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const errorText = useErrorText();
  const client = useClient();
  const given = useGivenEmail();
  const [email, setEmail] = useState(given);
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [formError, setFormError] = useState<SignInError | null>(null);
  const wait = useWait(formError?.kind === 'error' ? formError.error : null);
  const passwordField = useRef<HTMLInputElement>(null);
  const [asked, setAsked] = useState<FactorQuestion | null>(null);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (email.trim() === '' || password === '') return setFormError({ kind: 'incomplete' });
    setBusy(true);
    setFormError(null);
    try {
      const outcome = await client.signIn({ email: email.trim(), password });
      if (outcome.__typename === 'SecondFactorRequired') setAsked(outcome);
      else if (outcome.__typename !== 'SignedIn') {
        setFormError({ kind: 'refused', message: outcome.message });
        passwordField.current?.select();
      }
    } catch (error) {
      setFormError({ kind: 'error', error: toApothecaError(error) });
    } finally {
      setBusy(false);
    }
  };

  if (asked) {
    return (
      <EntryPage title={t.title}>
        <SecondStep asked={asked} onBack={() => setAsked(null)} />
      </EntryPage>
    );
  }
  return (
    <EntryPage title={t.title}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          {ended !== null && formError === null && (
            <Alert role="status" variant="light" color="blue" icon={<IconInfoCircle />}>
              {ended === 'here' ? t.signedOut : t.ended}
            </Alert>
          )}
          {formError && (formError.kind !== 'error' || kindOf(formError.error) !== 'limited' || wait > 0) && (
            <Alert role="alert" variant="light" color="red" icon={<IconInfoCircle />}>
              {formError.kind === 'refused'
                ? formError.message
                : formError.kind === 'incomplete'
                  ? t.needsBoth
                  : kindOf(formError.error) === 'limited'
                    ? t.wait(format.number(wait))
                    : errorText(formError.error)}
            </Alert>
          )}
          <TextInput
            label={t.email}
            type="email"
            name="email"
            autoComplete="username"
            inputMode="email"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            autoFocus={given === ''}
          />
          <PasswordField
            label={t.password}
            name="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            ref={passwordField}
            autoFocus={given !== ''}
          />
          <Button type="submit" fullWidth loading={busy} disabled={wait > 0}>
            {t.signIn}
          </Button>
          <PasskeySignIn />
          {rememberedOrganization() !== null && (
            <Anchor component={Link} href="/sign-on" size="sm">
              {t.throughOrganization}
            </Anchor>
          )}
          <Group justify="space-between" gap="xs">
            <EntryLink href="/forgot-password" state={givenEmail(email.trim())}>
              {t.forgot}
            </EntryLink>
            <EntryLink href="/sign-up">{t.signUp}</EntryLink>
          </Group>
        </Stack>
      </form>
    </EntryPage>
  );
}

/** The seconds that are left until another try is taken. */
function useWait(error: ApothecaError | null): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const seconds = error?.retryAfterSeconds ?? 0;
    const until = Date.now() + seconds * 1_000;
    setLeft(seconds);
    if (seconds === 0) return;
    const tick = setInterval(() => {
      const rest = Math.max(0, Math.ceil((until - Date.now()) / 1_000));
      setLeft(rest);
      if (rest === 0) clearInterval(tick);
    }, 250);
    return () => clearInterval(tick);
  }, [error]);
  return left;
}
