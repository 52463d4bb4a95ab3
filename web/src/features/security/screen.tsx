import { Stack, Text, Title } from '@mantine/core';
import { useAsk } from '../../api/index.ts';
import { SecurityProviderDocument, SecurityRulesDocument } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { PageTitle, Shown } from '../../ui/index.ts';
import { FactorPolicyForm } from './factor-policy-form.tsx';
import { Provider } from './provider.tsx';
import { texts } from './texts.ts';

/** How people of the organization show who they are: who must have a second factor, and through which provider they sign in. */
export function Screen() {
  const t = useTexts(texts);
  const rules = useAsk(SecurityRulesDocument, {});
  const provider = useAsk(SecurityProviderDocument, {});
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
          <Shown of={rules}>{({ organization }) => <FactorPolicyForm organization={organization} />}</Shown>
        </section>
        <section>
          <Title order={2} size="h4" mb={4}>
            {t.provider}
          </Title>
          <Text size="sm" c="dimmed" mb="sm">
            {t.providerLead}
          </Text>
          <Shown of={rules}>
            {({ organization: { redirectUri } }) => (
              <Shown of={provider}>
                {({ identityProvider }) => (
                  <Provider
                    provider={identityProvider ?? null}
                    redirectUri={redirectUri ?? null}
                    onChanged={provider.again}
                  />
                )}
              </Shown>
            )}
          </Shown>
        </section>
      </Stack>
    </>
  );
}
