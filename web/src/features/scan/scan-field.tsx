import { Group, Loader, TextInput } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { type KeyboardEvent, type Ref, useState } from 'react';
import { readScan, type Scan } from '../../../../src/domain/scan/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Camera } from './camera.tsx';
import { endsScan, scannerKey } from './scanner-keys.ts';
import { texts } from './texts.ts';

interface ScanFieldProps {
  /** A label was read, here and at once; what it means to the server is another question. */
  readonly onScan: (scan: Scan) => void;
  /** What was scanned is being looked up. */
  readonly loading?: boolean;
  readonly hint?: string;
  readonly error?: string | null;
  readonly autoFocus?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

/** Where scanners type, or a person does; a code ends with Enter. Where the browser can read bar codes, the camera serves as well. */
export function ScanField({ onScan, loading = false, hint, error, autoFocus = false, ref }: ScanFieldProps) {
  const t = useTexts(texts);
  const [code, setCode] = useState('');
  const [otherLayout, setOtherLayout] = useState(false);

  const take = (text: string) => {
    setCode('');
    setOtherLayout(false);
    if (text.trim() !== '') onScan(readScan(text, { otherLayout }));
  };
  const pressed = (event: KeyboardEvent<HTMLInputElement>) => {
    const typed = scannerKey(event);
    if (typed) {
      event.preventDefault();
      setCode((before) => before + typed.text);
      if (typed.otherLayout) setOtherLayout(true);
    } else if (endsScan(event)) {
      event.preventDefault();
      take(event.currentTarget.value);
    } else if (event.key === 'Tab' && !event.shiftKey && code.trim() !== '') {
      // Some scanners end with Tab.
      event.preventDefault();
      take(event.currentTarget.value);
    }
  };

  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <TextInput
        ref={ref}
        flex={1}
        label={t.code}
        description={hint ?? t.hint}
        leftSection={<IconBarcode size={18} aria-hidden />}
        rightSection={loading ? <Loader size="xs" /> : null}
        value={code}
        onChange={({ currentTarget: { value } }) => setCode(value)}
        onKeyDown={pressed}
        error={error && <span role="alert">{error}</span>}
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        {...(autoFocus && { 'data-autofocus': true, autoFocus })}
      />
      <Camera onCode={take} />
    </Group>
  );
}
