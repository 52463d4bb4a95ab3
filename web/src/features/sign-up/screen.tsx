import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useToken } from '../../api/index.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { EntryPage } from '../../ui/index.ts';
import { SignedInAlready, ToSignIn } from '../link-page/index.ts';
import { type Confirmation, SignUpForm } from './sign-up-form.tsx';
import { texts } from './texts.ts';

/** Begins an organization with its first pharmacy and its owner. */
export function Screen() {
  const t = useTexts(texts);
  const session = useToken();
  const [sent, setSent] = useState<Confirmation | null>(null);
  return (
    <EntryPage title={t.title}>
      {session !== null ? (
        <SignedInAlready />
      ) : (
        <Stack gap="md">
          {sent === null ? <SignUpForm onSent={setSent} /> : <Sent confirmation={sent} />}
          <ToSignIn />
        </Stack>
      )}
    </EntryPage>
  );
}

function Sent({ confirmation: { email, expiresAt } }: { readonly confirmation: Confirmation }) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <Text size="sm" role="status">
      {t.sent(email, format.dateTime(expiresAt))}
    </Text>
  );
}
