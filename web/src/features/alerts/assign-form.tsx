import { Button, Select, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useMutation, useQuery } from '../../api/index.ts';
import { AlertAssignDocument, AlertColleaguesDocument, type AlertRowFragment } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { useSession } from '../../session/index.ts';
import { Dialog, useErrorText } from '../../ui/index.ts';
import { texts } from './texts.ts';

interface AssignFormProps {
  readonly alert: AlertRowFragment;
  readonly onClose: () => void;
}

/** Gives an alert to a colleague, to oneself or to nobody. */
export function AssignForm({ alert, onClose }: AssignFormProps) {
  const t = useTexts(texts);
  const errorText = useErrorText();
  const { me } = useSession();
  const { mutate, loading } = useMutation(AlertAssignDocument);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const query = useQuery(AlertColleaguesDocument, { search: search || null }, { live: false, keepPrevious: true });
  const [userId, setUserId] = useState(alert.assignedTo?.id ?? null);
  const [formError, setFormError] = useState<string | null>(null);
  const self = { id: me.id, name: t.me(me.name) };
  const others = [...(alert.assignedTo ? [alert.assignedTo] : []), ...(query.data?.colleagues.nodes ?? [])];
  const people = new Map([self, ...others.filter(({ id }) => id !== me.id)].map((each) => [each.id, each.name]));
  const assign = async (to: string | null) => {
    const { data, error } = await mutate({ input: { alertId: alert.id, userId: to } });
    if (error) return setFormError(errorText(error));
    if (data.assignAlert.__typename !== 'Alert') return setFormError(data.assignAlert.message);
    onClose();
  };
  return (
    <Dialog opened onClose={onClose} title={t.assignTitle(alert.stock.drug.name)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void assign(userId);
        }}
      >
        <Stack gap="sm">
          <Select
            label={t.assignee}
            searchable
            data={[...people].map(([value, label]) => ({ value, label }))}
            value={userId}
            onChange={setUserId}
            onSearchChange={setTyped}
            clearable
            error={formError}
            data-autofocus
          />
          <Button type="submit" loading={loading}>
            {userId === null ? t.assignNobody : t.assign}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
