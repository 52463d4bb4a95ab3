import { Stack, Text, Title } from '@mantine/core';
import { useTexts } from '../../i18n/index.ts';
import { useSession } from '../../session/index.ts';
import { PageTitle } from '../../ui/index.ts';
import { Factors } from '../factors/index.ts';
import { Organizations } from '../organizations/index.ts';
import { Sessions } from '../sessions/index.ts';
import { EmailForm } from './email-form.tsx';
import { LockChoice } from './lock-choice.tsx';
import { PasswordForm } from './password-form.tsx';
import { texts } from './texts.ts';

/** One's own organizations, sessions, second factors, password and address, and when this browser locks. */
export function Screen() {
  const t = useTexts(texts);
  const { me, organizations } = useSession();
  return (
    <>
      <PageTitle title={t.title} />
      <Stack gap="xl">
        <Text>
          {me.name}, {me.email}
        </Text>
        {organizations.length > 1 && (
          <section>
            <Title order={2} size="h4" mb="xs">
              {t.organizations}
            </Title>
            <Organizations />
          </section>
        )}
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
          <Title order={2} size="h4" mb={4}>
            {t.lock}
          </Title>
          <Text size="sm" c="dimmed" mb="xs">
            {t.lockHint}
          </Text>
          <LockChoice />
        </section>
        <section>
          <Title order={2} size="h4" mb="sm">
            {t.changePassword}
          </Title>
          <PasswordForm />
        </section>
        <section>
          <Title order={2} size="h4" mb="sm">
            {t.changeAddress}
          </Title>
          <EmailForm />
        </section>
      </Stack>
    </>
  );
}
