import { Button, Group, Radio, Stack } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useMutation } from '../../api/index.ts';
import type { FactorPolicy } from '../../generated/enums.ts';
import { SecurityFactorPolicyDocument, type SecurityRulesQuery } from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { FormErrors, notify, useErrorText } from '../../ui/index.ts';
import { texts } from './texts.ts';

const policies: readonly FactorPolicy[] = ['NONE', 'MANAGERS', 'EVERYBODY'];

/** Of whom the organization asks for a second factor, and how many of them have none yet. */
export function FactorPolicyForm({ organization }: { readonly organization: SecurityRulesQuery['organization'] }) {
  const t = useTexts(texts);
  const format = useFormat();
  const errorText = useErrorText();
  const { mutate, loading } = useMutation(SecurityFactorPolicyDocument);
  const [chosen, setChosen] = useState<FactorPolicy | null>(null);
  const [formError, setFormError] = useState<string | null>(null);
  const { factorPolicy, membersWithoutFactor, managersWithoutFactor } = organization;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const { error } = await mutate({ input: { factorPolicy: chosen ?? factorPolicy } });
    setFormError(error && errorText(error));
    if (error) return;
    setChosen(null);
    notify.done(t.policySaved);
  };
  const missing = (count: number | null) => {
    if (count === null) return undefined;
    return count === 0 ? t.allHaveOne : t.haveNone(count, format.number(count));
  };
  const hints = {
    NONE: t.whoeverWants,
    MANAGERS: missing(managersWithoutFactor),
    EVERYBODY: missing(membersWithoutFactor),
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <FormErrors>{formError}</FormErrors>
        <Radio.Group
          label={t.who}
          value={chosen ?? factorPolicy}
          onChange={(value) => setChosen(policies.find((each) => each === value) ?? null)}
        >
          <Stack gap="xs" mt="xs">
            {policies.map((each) => (
              <Radio key={each} value={each} label={t.policy[each]} description={hints[each]} />
            ))}
          </Stack>
        </Radio.Group>
        <Group>
          <Button type="submit" loading={loading}>
            {t.savePolicy}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
