import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useMutation, useQuery } from '../../api/index.ts';
import {
  FactorsDocument,
  FactorsRecoveryCodesDocument,
  FactorsRemovePasskeyDocument,
  FactorsRemoveTotpDocument,
} from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { notify, QueryBoundary, useErrorText } from '../../ui/index.ts';
import { PasskeyForm } from './passkey-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { texts } from './texts.ts';
import { TotpForm } from './totp-form.tsx';

/** One's own second factors: what there is, and setting up, replacing and removing them. Its headings are of the level below the page's. */
export function Factors({ headings }: { readonly headings: 2 | 3 }) {
  const t = useTexts(texts);
  const format = useFormat();
  const errorText = useErrorText();
  const query = useQuery(FactorsDocument, {});
  const removingTotp = useMutation(FactorsRemoveTotpDocument);
  const removingPasskey = useMutation(FactorsRemovePasskeyDocument);
  const makingCodes = useMutation(FactorsRecoveryCodesDocument);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const changed = (recoveryCodes: readonly string[]) => {
    if (recoveryCodes.length > 0) setCodes(recoveryCodes);
    else notify.done(t.changed);
    query.refetch();
  };
  const removeTotp = async () => {
    const { data, error } = await removingTotp.mutate({});
    if (error) return notify.failed(errorText(error));
    const { removeTotp: answer } = data;
    if (answer.__typename !== 'FactorsChanged') return notify.failed(answer.message);
    changed([]);
  };
  const removePasskey = async (passkeyId: string) => {
    const { data, error } = await removingPasskey.mutate({ input: { passkeyId } });
    if (error) return notify.failed(errorText(error));
    const { removePasskey: answer } = data;
    if (answer.__typename !== 'FactorsChanged') return notify.failed(answer.message);
    changed([]);
  };
  const makeCodes = async () => {
    const { data, error } = await makingCodes.mutate({});
    if (error) return notify.failed(errorText(error));
    const { createRecoveryCodes: answer } = data;
    if (answer.__typename !== 'FactorsChanged') return notify.failed(answer.message);
    changed(answer.recoveryCodes);
  };
  return (
    <QueryBoundary query={query}>
      {({ myFactors: { totpSince, passkeys, recoveryCodesLeft } }) => (
        <Stack gap="lg">
          {codes.length > 0 && <RecoveryCodes codes={codes} onKept={() => setCodes([])} />}
          <div>
            <Title order={headings} size="h5">
              {t.app}
            </Title>
            <Text size="sm" c="dimmed" mb="xs">
              {totpSince === null ? t.appNone : t.appSince(format.dateTime(totpSince))}
            </Text>
            <Group gap="xs" align="flex-start">
              <TotpForm begin={totpSince === null ? t.setUp : t.replace} onChanged={changed} />
              {totpSince !== null && (
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={removingTotp.loading}
                  onClick={() => void removeTotp()}
                >
                  {t.remove}
                </Button>
              )}
            </Group>
          </div>
          <div>
            <Title order={headings} size="h5">
              {t.passkeys}
            </Title>
            {passkeys.length === 0 && (
              <Text size="sm" c="dimmed" mb="xs">
                {t.noPasskeys}
              </Text>
            )}
            {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
              <Group key={id} gap="xs" mb="xs">
                <Text size="sm">
                  {name}{' '}
                  <Text span c="dimmed" size="sm">
                    {t.passkeyOf(format.dateTime(createdAt), lastUsedAt === null ? null : format.relative(lastUsedAt))}
                  </Text>
                </Text>
                <Button
                  size="compact-sm"
                  variant="default"
                  disabled={removingPasskey.loading}
                  onClick={() => void removePasskey(id)}
                  aria-label={t.removePasskey(name)}
                >
                  {t.remove}
                </Button>
              </Group>
            ))}
            <PasskeyForm onChanged={changed} />
          </div>
          {(totpSince !== null || passkeys.length > 0) && (
            <div>
              <Title order={headings} size="h5">
                {t.codes}
              </Title>
              <Text size="sm" c="dimmed" mb="xs">
                {t.codesLeft(format.number(recoveryCodesLeft))}
              </Text>
              <Button
                size="compact-sm"
                variant="default"
                loading={makingCodes.loading}
                onClick={() => void makeCodes()}
              >
                {t.newCodes}
              </Button>
            </div>
          )}
        </Stack>
      )}
    </QueryBoundary>
  );
}
