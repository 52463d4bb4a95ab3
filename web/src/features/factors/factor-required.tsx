import { Button, Group, Stack, Text } from '@mantine/core';
import { useTexts } from '../../i18n/index.ts';
import { useSignOut } from '../../session/index.ts';
import { EntryPage } from '../../ui/index.ts';
import { Factors } from './factors.tsx';
import { texts } from './texts.ts';

/** Before anything else, for somebody of whom the organization asks for a second factor. */
export function FactorRequired({ onDone }: { readonly onDone: () => void }) {
  const t = useTexts(texts);
  const signOut = useSignOut();
  return (
    <EntryPage title={t.requiredTitle}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t.requiredLead}
        </Text>
        <Factors headings={2} />
        <Group gap="xs">
          <Button onClick={onDone}>{t.goOn}</Button>
          <Button variant="default" onClick={() => void signOut()}>
            {t.signOut}
          </Button>
        </Group>
      </Stack>
    </EntryPage>
  );
}
