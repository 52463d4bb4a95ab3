import { Button, Stack, Text } from '@mantine/core';
import { useLocation } from 'wouter';
import { useTexts } from '../i18n/index.ts';
import { useSignOut } from './sign-out.tsx';
import { texts } from './texts.ts';

/** For whom the provider of their organization vouches: another sign-in there is a proof too, but begins another session. */
export function SignOnAgain() {
  const t = useTexts(texts);
  const signOut = useSignOut();
  const [, go] = useLocation();
  const signOnAgain = () => {
    go('/sign-on');
    void signOut();
  };
  return (
    <Stack gap={4}>
      <Text size="sm" c="dimmed">
        {t.signOnAgainLead}
      </Text>
      <Button variant="default" onClick={signOnAgain}>
        {t.signOnAgain}
      </Button>
    </Stack>
  );
}
