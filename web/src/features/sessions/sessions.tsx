import { Button, Text } from '@mantine/core';
import { useAct, useAsk } from '../../api/index.ts';
import { SessionEndDocument, SessionsDocument } from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { DataTable, notify, Shown, Sign, useFaultText } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** Where somebody is signed in; each can be ended, and then ends on its screen within a second. */
export function Sessions({ userId }: { readonly userId: string }) {
  const t = useTexts(texts);
  const format = useFormat();
  const faultText = useFaultText();
  const asked = useAsk(SessionsDocument, { userId });
  const { act, busy } = useAct(SessionEndDocument);
  const end = async (sessionId: string) => {
    const { fault } = await act({ input: { sessionId } });
    if (fault && fault.kind !== 'missing' && fault.kind !== 'ended') notify.failed(faultText(fault));
  };
  if (asked.fault?.kind === 'forbidden') return <Text c="dimmed">{t.notYours}</Text>;
  return (
    <Shown of={asked}>
      {({ sessions }) =>
        sessions.length === 0 ? (
          <Text c="dimmed">{t.noSessions}</Text>
        ) : (
          <DataTable
            label={t.sessions}
            rows={sessions}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'seen',
                title: t.lastSeen,
                cell: ({ lastSeenAt, current }) => (
                  <>
                    {format.relative(lastSeenAt)} {current && <Sign color="teal">{t.thisOne}</Sign>}
                  </>
                ),
              },
              { key: 'since', title: t.since, cell: ({ createdAt }) => format.dateTime(createdAt) },
              { key: 'ip', title: t.address, cell: ({ ip }) => ip ?? '–' },
              {
                key: 'act',
                title: t.acts,
                cell: ({ id, lastSeenAt }) => (
                  <Button
                    size="compact-sm"
                    variant="default"
                    disabled={busy}
                    onClick={() => void end(id)}
                    aria-label={t.endSessionOf(format.relative(lastSeenAt))}
                  >
                    {t.end}
                  </Button>
                ),
              },
            ]}
          />
        )
      }
    </Shown>
  );
}
