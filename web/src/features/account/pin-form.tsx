import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useAct } from '../../api/index.ts';
import { AccountRemovePinDocument, AccountSetPinDocument } from '../../generated/graphql.ts';
import { useFormat, useRefusalText, useTexts } from '../../i18n/index.ts';
import { notify, Trouble, useFaultText } from '../../ui/index.ts';
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
  const faultText = useFaultText();
  const refusalText = useRefusalText();
  const setting = useAct(AccountSetPinDocument);
  const removing = useAct(AccountRemovePinDocument);
  const [pin, setPin] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const done = (text: string) => {
    setPin('');
    notify.done(text);
    onChanged();
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!/^\d{6,8}$/.test(pin)) return setTrouble(t.needsPin);
    setTrouble(null);
    const { data, fault } = await setting.act({ input: { pin } });
    if (fault) return setTrouble(faultText(fault));
    const { setPin: answer } = data;
    if (answer.__typename !== 'PinChanged') return setTrouble(refusalText(answer));
    done(t.pinSet);
  };
  const remove = async () => {
    setTrouble(null);
    const { fault } = await removing.act({});
    if (fault) return setTrouble(faultText(fault));
    done(t.pinRemoved);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="xs" maw={380}>
        {since !== null && <Text size="sm">{t.pinSince(format.dateTime(since))}</Text>}
        <Trouble>{trouble}</Trouble>
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
          <Button type="submit" size="compact-sm" variant="default" loading={setting.busy}>
            {since === null ? t.setPin : t.changePin}
          </Button>
          {since !== null && (
            <Button size="compact-sm" variant="default" loading={removing.busy} onClick={() => void remove()}>
              {t.removePin}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
