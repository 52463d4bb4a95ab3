import { Button, Code, Group, Stack, Text, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useMutation } from '../../api/index.ts';
import { FactorsBeginTotpDocument, FactorsConfirmTotpDocument } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { FormErrors, useErrorText } from '../../ui/index.ts';
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
  const errorText = useErrorText();
  const starting = useMutation(FactorsBeginTotpDocument);
  const confirming = useMutation(FactorsConfirmTotpDocument);
  const [begun, setBegun] = useState<{ readonly secret: string; readonly uri: string } | null>(null);
  const [totp, setTotp] = useState('');
  const [formError, setFormError] = useState<string | null>(null);
  const start = async () => {
    setFormError(null);
    const { data, error } = await starting.mutate({});
    if (error) return setFormError(errorText(error));
    setBegun(data.beginTotp);
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (totp.trim() === '') return setFormError(t.needsCode);
    setFormError(null);
    const { data, error } = await confirming.mutate({ input: { totp } });
    if (error) return setFormError(errorText(error));
    const { confirmTotp: answer } = data;
    if (answer.__typename !== 'FactorsChanged') return setFormError(answer.message);
    setBegun(null);
    setTotp('');
    onChanged(answer.recoveryCodes);
  };
  if (!begun) {
    return (
      <>
        <FormErrors>{formError}</FormErrors>
        <Button size="compact-sm" variant="default" loading={starting.loading} onClick={() => void start()}>
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
        <FormErrors>{formError}</FormErrors>
        <TextInput
          label={t.code}
          name="totp"
          autoComplete="one-time-code"
          inputMode="numeric"
          value={totp}
          onChange={({ currentTarget: { value } }) => setTotp(value)}
        />
        <Group gap="xs">
          <Button type="submit" loading={confirming.loading}>
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
