import { Button, Group, Menu } from '@mantine/core';
import { useState } from 'react';
import { type OperationResult, useMutation } from '../../api/index.ts';
import {
  AlertAcknowledgeDocument,
  AlertResolveDocument,
  type AlertRowFragment,
  AlertSnoozeDocument,
} from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { notify, useErrorText } from '../../ui/index.ts';
import { AssignForm } from './assign-form.tsx';
import { texts } from './texts.ts';

const hour = 3_600_000;
/** For how long an alert is put off. */
const snoozes = [
  { name: 'hour', ms: hour },
  { name: 'shift', ms: 8 * hour },
  { name: 'day', ms: 24 * hour },
  { name: 'week', ms: 7 * 24 * hour },
] as const;

interface Answer {
  readonly __typename: string;
  readonly message?: string;
}

/** What can be done with an alert now. */
export function AlertActs({ alert }: { readonly alert: AlertRowFragment }) {
  const t = useTexts(texts);
  const errorText = useErrorText();
  const acknowledge = useMutation(AlertAcknowledgeDocument);
  const snooze = useMutation(AlertSnoozeDocument);
  const resolve = useMutation(AlertResolveDocument);
  const [assigning, setAssigning] = useState(false);
  const loading = acknowledge.loading || snooze.loading || resolve.loading;
  const { id: alertId, state, stock } = alert;
  const name = stock.drug.name;

  const tell = <Key extends string>({ data, error }: OperationResult<Readonly<Record<Key, Answer>>>, key: Key) => {
    if (error) return notify.failed(errorText(error));
    const { message } = data[key];
    if (message !== undefined) notify.failed(message);
  };
  if (state === 'RESOLVED') return null;
  return (
    <Group gap={6} wrap="nowrap">
      {state !== 'ACKNOWLEDGED' && (
        <Button
          size="compact-sm"
          loading={acknowledge.loading}
          disabled={loading}
          aria-label={t.acknowledgeOf(name)}
          onClick={async () => tell(await acknowledge.mutate({ input: { alertId } }), 'acknowledgeAlert')}
        >
          {t.acknowledge}
        </Button>
      )}
      <Menu withinPortal>
        <Menu.Target>
          <Button size="compact-sm" variant="default" disabled={loading} aria-label={t.moreOf(name)}>
            {t.more}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setAssigning(true)}>{t.assign}</Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t.snooze}</Menu.Label>
          {snoozes.map(({ name: term, ms }) => (
            <Menu.Item
              key={term}
              onClick={async () =>
                tell(
                  await snooze.mutate({ input: { alertId, until: new Date(Date.now() + ms).toISOString() } }),
                  'snoozeAlert',
                )
              }
            >
              {t.snoozes[term]}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={async () => tell(await resolve.mutate({ input: { alertId } }), 'resolveAlert')}>
            {t.resolve}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {assigning && <AssignForm alert={alert} onClose={() => setAssigning(false)} />}
    </Group>
  );
}
