import { Alert, Button, Group, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useMutation } from '../../api/index.ts';
import type { Role } from '../../generated/enums.ts';
import { PeopleChangeRoleDocument, type PeopleMemberFragment } from '../../generated/graphql.ts';
import { useTerms, useTexts } from '../../i18n/index.ts';
import { useMay } from '../../session/index.ts';
import { useErrorText } from '../../ui/index.ts';
import { roles, usePlaces } from './places.ts';
import { texts } from './texts.ts';

/** The roles somebody holds, each to be changed or ended, and one more to be given. */
export function Roles({ member }: { readonly member: PeopleMemberFragment }) {
  const t = useTexts(texts);
  const terms = useTerms();
  const may = useMay();
  const places = usePlaces();
  const errorText = useErrorText();
  const { mutate, loading } = useMutation(PeopleChangeRoleDocument);
  const [place, setPlace] = useState<string | null>(null);
  const [formError, setFormError] = useState<string | null>(null);
  const change = async (pharmacyId: string | null, role: Role | null) => {
    setFormError(null);
    const { data, error } = await mutate({ input: { userId: member.id, pharmacyId, role } });
    if (error) setFormError(errorText(error));
    else if (data.changeMembership.__typename !== 'User') setFormError(data.changeMembership.message);
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
              disabled={loading}
              onChange={(value) => void change(pharmacyId ?? null, roleOf(value))}
              allowDeselect={false}
            />
            <Button
              variant="default"
              disabled={loading}
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
              disabled={loading}
              onChange={(value) => void change(places.idOf(place), roleOf(value))}
            />
          )}
        </Group>
      )}
      {formError !== null && (
        <Alert role="alert" color="red" variant="light">
          {formError}
        </Alert>
      )}
    </Stack>
  );
}
