import { Loader, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBarcode } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useAsk } from '../../api/index.ts';
import { StockDrugSearchDocument } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
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
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const asked = useAsk(StockDrugSearchDocument, { search }, { pause: search.length < 2, live: false });
  const found = search.length < 2 ? [] : (asked.data?.drugs.nodes ?? []);
  const drugs = product && !found.some(({ id }) => id === product.drug.id) ? [product.drug, ...found] : found;

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
      <Select
        label={t.drug}
        placeholder={t.drugHint}
        searchable
        required
        withAsterisk={false}
        data={drugs.map(({ id, name, dosage }) => ({ value: id, label: [name, dosage].filter(Boolean).join(' ') }))}
        // The server has searched already, and knows more than the label shows.
        filter={({ options }) => options}
        value={product?.drug.id ?? null}
        searchValue={typed}
        onSearchChange={setTyped}
        onChange={(id) => {
          const drug = drugs.find((each) => each.id === id);
          if (drug) void choose(drug);
        }}
        nothingFoundMessage={search.length < 2 ? t.typeMore : t.noDrug}
        error={error}
        allowDeselect={false}
      />
    </>
  );
}
