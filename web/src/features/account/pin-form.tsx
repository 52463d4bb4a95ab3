import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useMutation } from '../../api/index.ts';
import { AccountRemovePinDocument, AccountSetPinDocument } from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { FormErrors, notify, useErrorText } from '../../ui/index.ts';
import { texts } from './texts.ts';

interface PinFormProps {
  /** Since when there is one; null when there is none. */
  readonly since: string | null;
  readonly onChanged: () => void;
}

/** The PIN that opens a page which one locked: setting, changing and removing it. */
export function PinForm({ since, onChanged }: PinFormProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const errorText = useErrorText();
  const setting = useMutation(AccountSetPinDocument);
  const removing = useMutation(AccountRemovePinDocument);
  const [pin, setPin] = useState('');
  const [formError, setFormError] = useState<string | null>(null);
  const done = (text: string) => {
    setPin('');
    notify.done(text);
    onChanged();
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!/^\d{6,8}$/.test(pin)) return setFormError(t.needsPin);
    setFormError(null);
    const { data, error } = await setting.mutate({ input: { pin } });
    if (error) return setFormError(errorText(error));
    const { setPin: answer } = data;
    if (answer.__typename !== 'PinChanged') return setFormError(answer.message);
    done(t.pinSet);
  };
  const remove = async () => {
    setFormError(null);
    const { error } = await removing.mutate({});
    if (error) return setFormError(errorText(error));
    done(t.pinRemoved);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="xs" maw={380}>
        {since !== null && <Text size="sm">{t.pinSince(format.dateTime(since))}</Text>}
        <FormErrors>{formError}</FormErrors>
        <PasswordInput
          label={t.newPin}
          description={t.newPinHint}
          name="new-pin"
          autoComplete="off"
          inputMode="numeric"
          visible={false}
          rightSection={<span />}
          value={pin}
          onChange={({ currentTarget: { value } }) => setPin(value)}
        />
        <Group gap="xs">
          <Button type="submit" size="compact-sm" variant="default" loading={setting.loading}>
            {since === null ? t.setPin : t.changePin}
          </Button>
          {since !== null && (
            <Button size="compact-sm" variant="default" loading={removing.loading} onClick={() => void remove()}>
              {t.removePin}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
