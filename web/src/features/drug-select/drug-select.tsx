import { Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { useQuery } from '../../api/index.ts';
import { type DrugChoiceFragment, DrugSearchDocument } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { DrugLabel, drugDetails, drugText } from '../drug-label/index.ts';
import { texts } from './texts.ts';

interface DrugSelectProps {
  readonly value: DrugChoiceFragment | null;
  readonly onChange: (drug: DrugChoiceFragment) => void;
  readonly error?: ReactNode;
  readonly autoFocus?: boolean;
}

/** A drug of the catalogue, searched as one types. */
export function DrugSelect({ value, onChange, error, autoFocus = false }: DrugSelectProps) {
  const t = useTexts(texts);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const query = useQuery(DrugSearchDocument, { search }, { pause: search.length < 2, live: false, keepPrevious: true });
  const edges = search.length < 2 ? [] : (query.data?.drugs.edges ?? []);
  const found = edges.map(({ node }) => node);
  const otherStrength = new Set(
    edges.flatMap(({ strengthMatch, node }) => (strengthMatch === 'OTHER' ? [node.id] : [])),
  );
  const drugs = value && !found.some(({ id }) => id === value.id) ? [value, ...found] : found;
  return (
    <Select
      label={t.drug}
      placeholder={t.hint}
      searchable
      data={drugs.map((drug) => ({ value: drug.id, label: drugText(drug) }))}
      renderOption={({ option }) => {
        const drug = drugs.find(({ id }) => id === option.value);
        return (
          <div>
            {drug ? (
              <DrugLabel
                drug={drug}
                also={
                  otherStrength.has(drug.id) && (
                    <Text span c="orange.8" fz="sm" fw={600}>
                      {` ${t.otherStrength}`}
                    </Text>
                  )
                }
              />
            ) : (
              option.label
            )}
          </div>
        );
      }}
      description={value ? drugDetails(value) : undefined}
      // The server has searched already, and knows more than the label shows.
      filter={({ options }) => options}
      value={value?.id ?? null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id) => {
        const drug = drugs.find((each) => each.id === id);
        if (drug) onChange(drug);
      }}
      nothingFoundMessage={search.length < 2 ? t.typeMore : t.none}
      error={error}
      allowDeselect={false}
      autoFocus={autoFocus}
      // In a panel the first field is not the first thing that can take the focus.
      data-autofocus={autoFocus || undefined}
    />
  );
}
