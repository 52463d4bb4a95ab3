import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '../../api/index.ts';
import { SecurityProviderDocument, SecurityRulesDocument } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { PageTitle, QueryBoundary } from '../../ui/index.ts';
import { FactorPolicyForm } from './factor-policy-form.tsx';
import { Provider } from './provider.tsx';
import { texts } from './texts.ts';

/** How people of the organization show who they are: who must have a second factor, and through which provider they sign in. */
export function Screen() {
  const t = useTexts(texts);
  const rules = useQuery(SecurityRulesDocument, {});
  const provider = useQuery(SecurityProviderDocument, {});
  return (
    <>
      <PageTitle title={t.title} />
      <Stack gap="xl" maw={720}>
        <section>
          <Title order={2} size="h4" mb={4}>
            {t.factors}
          </Title>
          <Text size="sm" c="dimmed" mb="sm">
            {t.factorsLead}
          </Text>
          <QueryBoundary query={rules}>
            {({ organization }) => <FactorPolicyForm organization={organization} />}
          </QueryBoundary>
        </section>
        <section>
          <Title order={2} size="h4" mb={4}>
            {t.provider}
          </Title>
          <Text size="sm" c="dimmed" mb="sm">
            {t.providerLead}
          </Text>
          <QueryBoundary query={rules}>
            {({ organization: { redirectUri } }) => (
              <QueryBoundary query={provider}>
                {({ identityProvider }) => (
                  <Provider
                    provider={identityProvider ?? null}
                    redirectUri={redirectUri ?? null}
                    onChanged={provider.refetch}
                  />
                )}
              </QueryBoundary>
            )}
          </QueryBoundary>
        </section>
      </Stack>
    </>
  );
}
