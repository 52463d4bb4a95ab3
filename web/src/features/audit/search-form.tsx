import { Button, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback, useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useQuery } from '../../api/index.ts';
import { AuditPeopleDocument } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { dayAgo, type useSearch } from './search.ts';
import { texts } from './texts.ts';

const periods = [
  { name: 'today', days: 0 },
  { name: 'week', days: 6 },
  { name: 'month', days: 29 },
] as const;

interface SearchFormProps extends ReturnType<typeof useSearch> {
  readonly withAction: boolean;
}

/** By person, record, request, action and period. */
export function SearchForm({ search, change, clear, withAction }: SearchFormProps) {
  const t = useTexts(texts);
  const [round, setRound] = useState(0);
  return (
    <Group gap="sm" mb="md" align="flex-end" role="search" aria-label={t.search} key={round}>
      <PersonSelect value={search.actorId} onChange={(actorId) => change({ actorId })} />
      <Typed
        label={t.record}
        hint={t.recordHint}
        value={search.entityId}
        onChange={(entityId) => change({ entityId })}
      />
      {withAction && (
        <Typed label={t.action} hint={t.actionHint} value={search.action} onChange={(action) => change({ action })} />
      )}
      <Typed label={t.request} hint="" value={search.requestId} onChange={(requestId) => change({ requestId })} />
      <Group gap="sm" wrap="nowrap">
        <TextInput
          type="date"
          label={t.from}
          value={search.from ?? ''}
          onChange={({ currentTarget: { value } }) => change({ from: value })}
        />
        <TextInput
          type="date"
          label={t.until}
          value={search.until ?? ''}
          onChange={({ currentTarget: { value } }) => change({ until: value })}
        />
      </Group>
      <Group gap={6}>
        {periods.map(({ name, days }) => (
          <Button
            key={name}
            size="xs"
            variant="default"
            onClick={() => change({ from: dayAgo(days), until: dayAgo(0) })}
          >
            {t.periods[name]}
          </Button>
        ))}
        <Button
          size="xs"
          variant="subtle"
          onClick={() => {
            clear();
            setRound(round + 1);
          }}
        >
          {t.clear}
        </Button>
      </Group>
    </Group>
  );
}

interface TypedProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string | null;
  readonly onChange: (value: string) => void;
}

/** A field that is looked for a moment after the last letter. */
function Typed({ label, hint, value, onChange }: TypedProps) {
  const [typed, setTyped] = useState(value ?? '');
  const tell = useDebouncedCallback((text: string) => onChange(text.trim()), 250);
  return (
    <TextInput
      label={label}
      placeholder={hint}
      value={typed}
      onChange={({ currentTarget: { value: text } }) => {
        setTyped(text);
        tell(text);
      }}
    />
  );
}

function PersonSelect({
  value,
  onChange,
}: {
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}) {
  const t = useTexts(texts);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const query = useQuery(AuditPeopleDocument, { search: search || null }, { live: false, keepPrevious: true });
  const [known, setKnown] = useState<{ value: string; label: string } | null>(null);
  const found = (query.data?.colleagues.nodes ?? []).map(({ id, name, email }) => ({
    value: id,
    label: `${name} (${email})`,
  }));
  // A person who came with the address is shown by number until they are found.
  const chosen = known ?? (value ? { value, label: value } : null);
  const data = chosen && !found.some((each) => each.value === chosen.value) ? [chosen, ...found] : found;
  return (
    <Select
      label={t.person}
      searchable
      clearable
      data={data}
      filter={({ options }) => options}
      value={value}
      onSearchChange={setTyped}
      onChange={(id) => {
        setKnown(data.find((each) => each.value === id) ?? null);
        onChange(id);
      }}
      w={260}
    />
  );
}
