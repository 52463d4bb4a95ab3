import { Button, Fieldset, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { type FieldErrors, newKey } from '../../api/index.ts';
import type { Role } from '../../generated/enums.ts';
import { useTerms, useTexts } from '../../i18n/index.ts';
import { roles, usePlaces } from '../people/index.ts';
import { texts } from './texts.ts';

/** What a group gives, as it is entered; the key tells rows apart while they change. */
export interface GroupRole {
  readonly key: string;
  readonly group: string;
  readonly role: Role;
  readonly pharmacyId: string | null;
}

interface GroupRolesProps {
  readonly groupRoles: readonly GroupRole[];
  readonly onChange: (groupRoles: readonly GroupRole[]) => void;
  readonly errors: FieldErrors;
}

/** Which group of the provider gives which role where. */
export function GroupRoles({ groupRoles, onChange, errors }: GroupRolesProps) {
  const t = useTexts(texts);
  const terms = useTerms();
  const places = usePlaces();
  const change = (key: string, part: Partial<GroupRole>) =>
    onChange(groupRoles.map((each) => (each.key === key ? { ...each, ...part } : each)));
  const add = () => onChange([...groupRoles, { key: newKey(), group: '', role: 'TECHNICIAN', pharmacyId: null }]);
  return (
    <Fieldset legend={t.groups}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t.groupsLead}
        </Text>
        {errors['groupRoles'] && (
          <Text size="sm" c="red" role="alert">
            {errors['groupRoles']}
          </Text>
        )}
        {groupRoles.map(({ key, group, role, pharmacyId }, nth) => (
          <Group key={key} gap="xs" align="flex-end" role="group" aria-label={t.groupNth(String(nth + 1))}>
            <TextInput
              label={t.group}
              value={group}
              onChange={({ currentTarget: { value } }) => change(key, { group: value })}
              error={errors[`groupRoles.${nth}.group`]}
              autoComplete="off"
              maxLength={200}
              flex="1 1 180px"
            />
            <Select
              label={t.role}
              data={roles.map((each) => ({ value: each, label: terms.role[each] }))}
              value={role}
              onChange={(value) => change(key, { role: roles.find((each) => each === value) ?? role })}
              allowDeselect={false}
              flex="1 1 130px"
            />
            <Select
              label={t.place}
              data={places.choices}
              value={places.choiceOf(pharmacyId)}
              onChange={(value) => change(key, { pharmacyId: places.idOf(value) })}
              allowDeselect={false}
              flex="1 1 160px"
            />
            <Button
              variant="default"
              onClick={() => onChange(groupRoles.filter((each) => each.key !== key))}
              aria-label={t.removeGroup(group || String(nth + 1))}
            >
              {t.removeRow}
            </Button>
          </Group>
        ))}
        <Group>
          <Button variant="default" onClick={add}>
            {t.addGroup}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}
