import { Loader, TextInput } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTexts } from '../../i18n/index.ts';
import { DrugSelect } from '../drug-select/index.ts';
import type { useProduct } from './product.ts';
import { texts } from './texts.ts';

interface ProductFieldsProps {
  readonly of: ReturnType<typeof useProduct>;
  /** Why the drug cannot be moved. */
  readonly error?: string | undefined;
}

/** What is moved: by its code, scanned or typed, or by its name. */
export function ProductFields({ of: { product, finding, trouble, choose, scan }, error }: ProductFieldsProps) {
  const t = useTexts(texts);
  const [code, setCode] = useState('');

  const pressed = (event: KeyboardEvent<HTMLInputElement>) => {
    // A scanner that is a keyboard sends FNC1 as Ctrl+], which would type nothing.
    if (event.ctrlKey && event.key === ']') {
      event.preventDefault();
      setCode((before) => `${before}\u001d`);
    }
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (code.trim() === '') return;
    void scan(code);
    setCode('');
  };

  return (
    <>
      <TextInput
        label={t.scan}
        description={t.scanHint}
        leftSection={<IconBarcode size={18} aria-hidden />}
        rightSection={finding ? <Loader size="xs" /> : null}
        value={code}
        onChange={({ currentTarget: { value } }) => setCode(value)}
        onKeyDown={pressed}
        error={trouble}
        autoComplete="off"
        data-autofocus
        autoFocus
      />
      <DrugSelect value={product?.drug ?? null} onChange={(drug) => void choose(drug)} error={error} />
    </>
  );
}
