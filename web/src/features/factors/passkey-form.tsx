import { Button, Group, Stack, TextInput } from '@mantine/core';
import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { type SubmitEvent, useState } from 'react';
import { useAct, useFind } from '../../api/index.ts';
import { FactorsAddPasskeyDocument, FactorsPasskeyOptionsDocument } from '../../generated/graphql.ts';
import { useRefusalText, useTexts } from '../../i18n/index.ts';
import { createPasskey } from '../../session/index.ts';
import { Trouble, useFaultText } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** Adds a passkey of this device, or of one that is near. */
export function PasskeyForm({ onChanged }: { readonly onChanged: (recoveryCodes: readonly string[]) => void }) {
  const t = useTexts(texts);
  const faultText = useFaultText();
  const refusalText = useRefusalText();
  const find = useFind(FactorsPasskeyOptionsDocument);
  const { act, busy } = useAct(FactorsAddPasskeyDocument);
  const [name, setName] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  if (!browserSupportsWebAuthn()) return null;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setTrouble(null);
    const options = await find({});
    if (options.fault) return setTrouble(faultText(options.fault));
    const passkey = await createPasskey(options.data.newPasskeyOptions);
    if (passkey === null) return setTrouble(t.passkeyFailed);
    const { data, fault } = await act({ input: { name: name.trim() || t.passkeyDefault, passkey } });
    if (fault) return setTrouble(faultText(fault));
    const { addPasskey: answer } = data;
    if (answer.__typename !== 'FactorsChanged') return setTrouble(refusalText(answer));
    setName('');
    onChanged(answer.recoveryCodes);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="xs" maw={380}>
        <Trouble>{trouble}</Trouble>
        <TextInput
          label={t.passkeyName}
          name="passkey-name"
          placeholder={t.passkeyDefault}
          maxLength={100}
          value={name}
          onChange={({ currentTarget: { value } }) => setName(value)}
        />
        <Group>
          <Button type="submit" size="compact-sm" variant="default" loading={busy}>
            {t.addPasskey}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
