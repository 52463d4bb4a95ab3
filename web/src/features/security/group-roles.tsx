import { Button, Fieldset, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { newKey } from '../../api/index.ts';
import { useTerms, useTexts } from '../../i18n/index.ts';
import { roles, usePlaces } from '../people/index.ts';
import type { ProviderFields } from './provider-fields.ts';
import { texts } from './texts.ts';

/** Which group of the provider gives which role where. */
export function GroupRoles({ form }: { readonly form: UseFormReturnType<ProviderFields> }) {
  const t = useTexts(texts);
  const terms = useTerms();
  const places = usePlaces();
  const add = () =>
    form.insertListItem('groupRoles', { key: newKey(), group: '', role: 'TECHNICIAN', pharmacyId: null });
  return (
    <Fieldset legend={t.groups}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t.groupsLead}
        </Text>
        {form.errors['groupRoles'] && (
          <Text size="sm" c="red" role="alert">
            {form.errors['groupRoles']}
          </Text>
        )}
        {form.values.groupRoles.map(({ key, group, pharmacyId }, nth) => (
          <Group key={key} gap="xs" align="flex-end" role="group" aria-label={t.groupNth(String(nth + 1))}>
            <TextInput
              label={t.group}
              {...form.getInputProps(`groupRoles.${nth}.group`)}
              autoComplete="off"
              maxLength={200}
              flex="1 1 180px"
            />
            <Select
              label={t.role}
              data={roles.map((each) => ({ value: each, label: terms.role[each] }))}
              allowDeselect={false}
              {...form.getInputProps(`groupRoles.${nth}.role`)}
              flex="1 1 130px"
            />
            <Select
              label={t.place}
              data={places.choices}
              {...form.getInputProps(`groupRoles.${nth}.pharmacyId`)}
              value={places.choiceOf(pharmacyId)}
              onChange={(value) => form.setFieldValue(`groupRoles.${nth}.pharmacyId`, places.idOf(value))}
              allowDeselect={false}
              flex="1 1 160px"
            />
            <Button
              variant="default"
              onClick={() => form.removeListItem('groupRoles', nth)}
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
