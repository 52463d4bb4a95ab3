import { Button, Code, Group, Stack, Text, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useAct } from '../../api/index.ts';
import { FactorsBeginTotpDocument, FactorsConfirmTotpDocument } from '../../generated/graphql.ts';
import { useRefusalText, useTexts } from '../../i18n/index.ts';
import { Trouble, useFaultText } from '../../ui/index.ts';
import { QrCode } from './qr-code.tsx';
import { texts } from './texts.ts';

interface TotpFormProps {
  /** What the button that begins is called. */
  readonly begin: string;
  readonly onChanged: (recoveryCodes: readonly string[]) => void;
}

/** Sets an authenticator app up: the secret as a picture, and the first code as the proof that the app has it. */
export function TotpForm({ begin, onChanged }: TotpFormProps) {
  const t = useTexts(texts);
  const faultText = useFaultText();
  const refusalText = useRefusalText();
  const starting = useAct(FactorsBeginTotpDocument);
  const confirming = useAct(FactorsConfirmTotpDocument);
  const [begun, setBegun] = useState<{ readonly secret: string; readonly uri: string } | null>(null);
  const [totp, setTotp] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const start = async () => {
    setTrouble(null);
    const { data, fault } = await starting.act({});
    if (fault) return setTrouble(faultText(fault));
    setBegun(data.beginTotp);
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (totp.trim() === '') return setTrouble(t.needsCode);
    setTrouble(null);
    const { data, fault } = await confirming.act({ input: { totp } });
    if (fault) return setTrouble(faultText(fault));
    const { confirmTotp: answer } = data;
    if (answer.__typename !== 'FactorsChanged') return setTrouble(refusalText(answer));
    setBegun(null);
    setTotp('');
    onChanged(answer.recoveryCodes);
  };
  if (!begun) {
    return (
      <>
        <Trouble>{trouble}</Trouble>
        <Button size="compact-sm" variant="default" loading={starting.busy} onClick={() => void start()}>
          {begin}
        </Button>
      </>
    );
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="sm" maw={380}>
        <Text size="sm">{t.scan}</Text>
        <QrCode text={begun.uri} label={t.picture} />
        <Text size="sm">
          {t.secret}: <Code>{begun.secret}</Code>
        </Text>
        <Trouble>{trouble}</Trouble>
        <TextInput
          label={t.code}
          name="totp"
          autoComplete="one-time-code"
          inputMode="numeric"
          value={totp}
          onChange={({ currentTarget: { value } }) => setTotp(value)}
        />
        <Group gap="xs">
          <Button type="submit" loading={confirming.busy}>
            {t.confirm}
          </Button>
          <Button variant="default" onClick={() => setBegun(null)}>
            {t.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
