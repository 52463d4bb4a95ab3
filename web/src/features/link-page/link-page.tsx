import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useToken } from '../../api/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { EntryPage, FormErrors } from '../../ui/index.ts';
import { useLinkToken } from './link.ts';
import { SignedInAlready } from './signed-in-already.tsx';
import { texts } from './texts.ts';
import { ToSignIn } from './to-sign-in.tsx';

interface LinkPageProps {
  readonly title: string;
  /** Whether it is for nobody who is signed in: it begins another session, or ends those that there are. */
  readonly signedOut?: boolean;
  readonly children: (token: string) => ReactNode;
}

/** A page that a link with a token opens. */
export function LinkPage({ title, signedOut = false, children }: LinkPageProps) {
  const t = useTexts(texts);
  const session = useToken();
  const token = useLinkToken();
  return (
    <EntryPage title={title}>
      {signedOut && session !== null ? (
        <SignedInAlready />
      ) : token === '' ? (
        <Stack gap="md">
          <FormErrors>{t.noToken}</FormErrors>
          <ToSignIn />
        </Stack>
      ) : (
        children(token)
      )}
    </EntryPage>
  );
}
