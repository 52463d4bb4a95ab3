import { Button, Text } from '@mantine/core';
import { kindOf, useMutation, useQuery } from '../../api/index.ts';
import { SessionEndDocument, SessionsDocument } from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { DataTable, notify, QueryBoundary, StatusBadge, useErrorText } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** Where somebody is signed in; each can be ended, and then ends on its screen within a second. */
export function Sessions({ userId }: { readonly userId: string }) {
  const t = useTexts(texts);
  const format = useFormat();
  const errorText = useErrorText();
  const query = useQuery(SessionsDocument, { userId });
  const { mutate, loading } = useMutation(SessionEndDocument);
  const end = async (sessionId: string) => {
    const { error } = await mutate({ input: { sessionId } });
    if (error && kindOf(error) !== 'missing' && kindOf(error) !== 'ended') notify.failed(errorText(error));
  };
  if (query.error?.code === 'FORBIDDEN') return <Text c="dimmed">{t.notYours}</Text>;
  return (
    <QueryBoundary query={query}>
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
                    {format.relative(lastSeenAt)} {current && <StatusBadge color="teal">{t.thisOne}</StatusBadge>}
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
                    disabled={loading}
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
    </QueryBoundary>
  );
}
