import { Alert, Button, Group, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../api/index.ts';
import type { Role } from '../../generated/enums.ts';
import { PeopleChangeRoleDocument, type PeopleMemberFragment } from '../../generated/graphql.ts';
import { useRefusalText, useTerms, useTexts } from '../../i18n/index.ts';
import { useMay } from '../../session/index.ts';
import { useFaultText } from '../../ui/index.ts';
import { roles, usePlaces } from './places.ts';
import { texts } from './texts.ts';

/** The roles somebody holds, each to be changed or ended, and one more to be given. */
export function Roles({ member }: { readonly member: PeopleMemberFragment }) {
  const t = useTexts(texts);
  const terms = useTerms();
  const may = useMay();
  const places = usePlaces();
  const faultText = useFaultText();
  const refusalText = useRefusalText();
  const { act, busy } = useAct(PeopleChangeRoleDocument);
  const [place, setPlace] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const change = async (pharmacyId: string | null, role: Role | null) => {
    setTrouble(null);
    const { data, fault } = await act({ input: { userId: member.id, pharmacyId, role } });
    if (fault) setTrouble(fault.kind === 'forbidden' ? fault.message : faultText(fault));
    else if (data.changeMembership.__typename !== 'User') setTrouble(refusalText(data.changeMembership));
    setPlace(null);
  };
  const choices = roles.map((each) => ({ value: each, label: terms.role[each] }));
  const roleOf = (value: string | null) => roles.find((each) => each === value) ?? null;
  const free = places.choices.filter(({ value }) =>
    member.memberships.every(({ pharmacyId }) => places.choiceOf(pharmacyId) !== value),
  );
  const manages = may('MEMBER_MANAGE') && member.status === 'ACTIVE';
  return (
    <Stack gap="xs">
      {member.memberships.length === 0 && <Text c="dimmed">{t.noRole}</Text>}
      {member.memberships.map(({ id, role, pharmacyId }) =>
        manages ? (
          <Group key={id} gap="xs" align="flex-end" wrap="nowrap">
            <Select
              label={places.name(pharmacyId)}
              data={choices}
              value={role}
              disabled={busy}
              onChange={(value) => void change(pharmacyId ?? null, roleOf(value))}
              allowDeselect={false}
            />
            <Button
              variant="default"
              disabled={busy}
              onClick={() => void change(pharmacyId ?? null, null)}
              aria-label={t.endRole(terms.role[role], places.name(pharmacyId))}
            >
              {t.end}
            </Button>
          </Group>
        ) : (
          <Text key={id} size="sm">
            {terms.role[role]}, {places.name(pharmacyId)}
          </Text>
        ),
      )}
      {manages && free.length > 0 && (
        <Group gap="xs" align="flex-end">
          <Select label={t.oneMore} placeholder={t.place} data={free} value={place} onChange={setPlace} />
          {place !== null && (
            <Select
              label={t.role}
              data={choices}
              value={null}
              disabled={busy}
              onChange={(value) => void change(places.idOf(place), roleOf(value))}
            />
          )}
        </Group>
      )}
      {trouble !== null && (
        <Alert role="alert" color="red" variant="light">
          {trouble}
        </Alert>
      )}
    </Stack>
  );
}
