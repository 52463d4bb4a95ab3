import { Stack, Text, Title } from '@mantine/core';
import { useTexts } from '../../i18n/index.ts';
import { useSession } from '../../session/index.ts';
import { PageTitle } from '../../ui/index.ts';
import { Factors } from '../factors/index.ts';
import { Sessions } from '../sessions/index.ts';
import { PasswordForm } from './password-form.tsx';
import { texts } from './texts.ts';

/** One's own sessions, second factors and password. */
export function Screen() {
  const t = useTexts(texts);
  const { me } = useSession();
  return (
    <>
      <PageTitle title={t.title} />
      <Stack gap="xl">
        <Text>
          {me.name}, {me.email}
        </Text>
        <section>
          <Title order={2} size="h4" mb={4}>
            {t.sessions}
          </Title>
          <Text size="sm" c="dimmed" mb="xs">
            {t.sessionsHint}
          </Text>
          <Sessions userId={me.id} />
        </section>
        <section>
          <Title order={2} size="h4" mb={4}>
            {t.factors}
          </Title>
          <Text size="sm" c="dimmed" mb="sm">
            {t.factorsHint}
          </Text>
          <Factors headings={3} />
        </section>
        <section>
          <Title order={2} size="h4" mb="sm">
            {t.changePassword}
          </Title>
          <PasswordForm />
        </section>
      </Stack>
    </>
  );
}
