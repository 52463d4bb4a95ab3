import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '../../api/index.ts';
import { AccountProofsDocument } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { useSession } from '../../session/index.ts';
import { PageTitle, QueryBoundary } from '../../ui/index.ts';
import { Factors } from '../factors/index.ts';
import { Organizations } from '../organizations/index.ts';
import { Sessions } from '../sessions/index.ts';
import { EmailForm } from './email-form.tsx';
import { LockChoice } from './lock-choice.tsx';
import { PasswordForm } from './password-form.tsx';
import { PinForm } from './pin-form.tsx';
import { texts } from './texts.ts';

/** One's own organizations and sessions, when this browser locks and by which PIN it opens, second factors, password and address. */
export function Screen() {
  const t = useTexts(texts);
  const { me, organizations } = useSession();
  const query = useQuery(AccountProofsDocument, {});
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
            {t.lock}
          </Title>
          <Text size="sm" c="dimmed" mb="xs">
            {t.lockHint}
          </Text>
          <LockChoice />
          <Title order={3} size="h5" mt="md" mb={4}>
            {t.pin}
          </Title>
          <Text size="sm" c="dimmed" mb="xs">
            {t.pinHint}
          </Text>
          <QueryBoundary query={query}>
            {({ myProofs: { maySetPin, pinSince } }) =>
              maySetPin ? (
                <PinForm since={pinSince} onChanged={query.refetch} />
              ) : (
                <Text size="sm">{t.pinElsewhere}</Text>
              )
            }
          </QueryBoundary>
        </section>
        <QueryBoundary query={query}>
          {({ myProofs: { vouched } }) => (vouched ? <Text size="sm">{t.vouched}</Text> : <OwnAccount />)}
        </QueryBoundary>
      </Stack>
    </>
  );
}

/** What is changed of the account itself, which whoever an organization’s provider vouches for does not hold. */
function OwnAccount() {
  const t = useTexts(texts);
  return (
    <>
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
      <section>
        <Title order={2} size="h4" mb="sm">
          {t.changeAddress}
        </Title>
        <EmailForm />
      </section>
    </>
  );
}
