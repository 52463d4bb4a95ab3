import { Button, Center, Group, Paper, Text, Title } from '@mantine/core';
import { useQuery } from '../api/index.ts';
import { SessionHolderDocument } from '../generated/graphql.ts';
import { useTexts } from '../i18n/index.ts';
import { Brand } from '../ui/index.ts';
import { ProofForm } from './proof-form.tsx';
import { useSignOut } from './sign-out.tsx';
import { texts } from './texts.ts';

/** In the place of the page while it is locked: the way back for whoever is signed in, and the way out for everybody else. */
export function LockScreen({ onOpen }: { readonly onOpen: () => void }) {
  const t = useTexts(texts);
  const signOut = useSignOut();
  const { data } = useQuery(SessionHolderDocument, {});
  return (
    <Center component="main" mih="100dvh" p="md">
      <Paper withBorder p="lg" radius="md" shadow="xs" w={400} maw="100%">
        <Group gap="xs" mb="md">
          <Brand size={26} />
          <Title order={1} size="h3">
            {t.lockedTitle}
          </Title>
        </Group>
        <Text size="sm">{data?.me ? t.holder(data.me.name, data.me.email) : ' '}</Text>
        <Text size="sm" c="dimmed" mb="md">
          {t.lockedLead}
        </Text>
        <ProofForm pin submit={t.open} onProved={onOpen}>
          <Button variant="default" onClick={() => void signOut()}>
            {t.signOut}
          </Button>
        </ProofForm>
      </Paper>
    </Center>
  );
}
