import { Button, Select, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useAct, useAsk } from '../../api/index.ts';
import { AlertAssignDocument, AlertColleaguesDocument, type AlertRowFragment } from '../../generated/graphql.ts';
import { useRefusalText, useTexts } from '../../i18n/index.ts';
import { useSession } from '../../session/index.ts';
import { Dialog, useFaultText } from '../../ui/index.ts';
import { texts } from './texts.ts';

interface AssignFormProps {
  readonly alert: AlertRowFragment;
  readonly onClose: () => void;
}

/** Gives an alert to a colleague, to oneself or to nobody. */
export function AssignForm({ alert, onClose }: AssignFormProps) {
  const t = useTexts(texts);
  const faultText = useFaultText();
  const refusalText = useRefusalText();
  const { me } = useSession();
  const { act, busy } = useAct(AlertAssignDocument);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const asked = useAsk(AlertColleaguesDocument, { search: search || null }, { live: false, keep: true });
  const [userId, setUserId] = useState(alert.assignedTo?.id ?? null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const self = { id: me.id, name: t.me(me.name) };
  const others = [...(alert.assignedTo ? [alert.assignedTo] : []), ...(asked.data?.colleagues.nodes ?? [])];
  const people = new Map([self, ...others.filter(({ id }) => id !== me.id)].map((each) => [each.id, each.name]));
  const assign = async (to: string | null) => {
    const { data, fault } = await act({ input: { alertId: alert.id, userId: to } });
    if (fault) return setTrouble(faultText(fault));
    if (data.assignAlert.__typename !== 'Alert') return setTrouble(refusalText(data.assignAlert));
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
            error={trouble}
            data-autofocus
          />
          <Button type="submit" loading={busy}>
            {userId === null ? t.assignNobody : t.assign}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
