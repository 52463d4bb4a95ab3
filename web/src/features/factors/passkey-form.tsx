import { Button, Group, Stack, TextInput } from '@mantine/core';
import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { type SubmitEvent, useState } from 'react';
import { useLazyQuery, useMutation } from '../../api/index.ts';
import { FactorsAddPasskeyDocument, FactorsPasskeyOptionsDocument } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { createPasskey } from '../../session/index.ts';
import { FormErrors, useErrorText } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** Adds a passkey of this device, or of one that is near. */
export function PasskeyForm({ onChanged }: { readonly onChanged: (recoveryCodes: readonly string[]) => void }) {
  const t = useTexts(texts);
  const errorText = useErrorText();
  const find = useLazyQuery(FactorsPasskeyOptionsDocument);
  const { mutate, loading } = useMutation(FactorsAddPasskeyDocument);
  const [name, setName] = useState('');
  const [formError, setFormError] = useState<string | null>(null);
  if (!browserSupportsWebAuthn()) return null;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setFormError(null);
    const options = await find({});
    if (options.error) return setFormError(errorText(options.error));
    const passkey = await createPasskey(options.data.newPasskeyOptions);
    if (passkey === null) return setFormError(t.passkeyFailed);
    const { data, error } = await mutate({ input: { name: name.trim() || t.passkeyDefault, passkey } });
    if (error) return setFormError(errorText(error));
    const { addPasskey: answer } = data;
    if (answer.__typename !== 'FactorsChanged') return setFormError(answer.message);
    setName('');
    onChanged(answer.recoveryCodes);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="xs" maw={380}>
        <FormErrors>{formError}</FormErrors>
        <TextInput
          label={t.passkeyName}
          name="passkey-name"
          placeholder={t.passkeyDefault}
          maxLength={100}
          value={name}
          onChange={({ currentTarget: { value } }) => setName(value)}
        />
        <Group>
          <Button type="submit" size="compact-sm" variant="default" loading={loading}>
            {t.addPasskey}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
