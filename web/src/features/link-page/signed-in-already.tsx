import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../i18n/index.ts';
import { useSignOut } from '../../session/index.ts';
import { texts } from './texts.ts';

/** In the place of what is for nobody who is signed in. */
export function SignedInAlready() {
  const t = useTexts(texts);
  const signOut = useSignOut();
  const [busy, setBusy] = useState(false);
  return (
    <Stack gap="md">
      <Text size="sm">{t.signedIn}</Text>
      <Button
        variant="default"
        loading={busy}
        onClick={() => {
          setBusy(true);
          void signOut();
        }}
      >
        {t.signOut}
      </Button>
    </Stack>
  );
}
