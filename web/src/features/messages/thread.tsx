import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentVisibility } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useMutation, usePages, useQuery } from '../../api/index.ts';
import {
  ConversationDetailsDocument,
  ConversationMessagesDocument,
  type ConversationMessagesQuery,
  ConversationReadDocument,
} from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { useMay } from '../../session/index.ts';
import { Empty, Failed, Loading } from '../../ui/index.ts';
import { Composer } from './composer.tsx';
import { MessageItem } from './message-item.tsx';
import { useConversationNames } from './subject.tsx';
import { texts } from './texts.ts';

const pickMessages = ({ conversation }: ConversationMessagesQuery) => conversation?.messages;

interface ThreadProps {
  readonly id: string;
  /** Back to the list, where only one of them fits. */
  readonly onBack: (() => void) | null;
}

/** One conversation: its messages from the oldest, and what is to be said next. */
export function Thread({ id, onBack }: ThreadProps) {
  const t = useTexts(texts);
  const names = useConversationNames();
  const may = useMay();
  const head = useQuery(ConversationDetailsDocument, { id });
  const { nodes, loading, error, hasMore, loadingMore, more, refetch } = usePages(
    ConversationMessagesDocument,
    { id, first: 30 },
    pickMessages,
  );
  const conversation = head.data?.conversation;
  useMarkedRead(id, conversation?.unread ?? 0);
  const end = useRef<HTMLDivElement>(null);
  const newest = nodes[0]?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is brought into sight
  useEffect(() => {
    // Newer browsers answer a promise here, which is no way to clean up.
    void end.current?.scrollIntoView({ block: 'nearest' });
  }, [newest]);

  // What is shown stays, with the draft below it, also when it cannot be asked again.
  if (head.error && !head.data) return <Failed error={head.error} onRetry={head.refetch} />;
  if (head.data && !conversation) return <Empty title={t.noSuch} />;
  if (!conversation || loading) return <Loading rows={6} />;
  const subject = names.subject(conversation);
  return (
    <section aria-label={names.title(conversation)}>
      <Group gap="xs" mb={4}>
        {onBack && (
          <Button variant="default" size="xs" onClick={onBack}>
            {t.back}
          </Button>
        )}
        <Title order={2} size="h4">
          {names.title(conversation)}
        </Title>
      </Group>
      <Text size="sm" c="dimmed" mb="md">
        {subject && (
          <>
            <Anchor component={Link} href={subject.href} size="sm" underline="always">
              {subject.name}
            </Anchor>{' '}
            ·{' '}
          </>
        )}
        {names.participants(conversation)}
      </Text>
      {error && <Failed error={error} onRetry={refetch} />}
      <Stack gap="sm" role="log" aria-label={t.messages}>
        {hasMore && (
          <Button variant="default" size="xs" onClick={more} loading={loadingMore}>
            {t.older}
          </Button>
        )}
        {nodes.length === 0 && <Text c="dimmed">{t.nothingSaid}</Text>}
        {[...nodes].reverse().map((message) => (
          <MessageItem key={message.id} message={message} />
        ))}
      </Stack>
      <div ref={end} />
      {may('MESSAGE_SEND') && <Composer conversationId={id} />}
    </section>
  );
}

/** What is on an open screen has been read. */
function useMarkedRead(conversationId: string, unread: number): void {
  const { mutate } = useMutation(ConversationReadDocument);
  const visible = useDocumentVisibility() === 'visible';
  useEffect(() => {
    // A mark that fails is made again with the next message; nobody waits for it.
    if (visible && unread > 0) void mutate({ input: { conversationId } });
  }, [mutate, visible, unread, conversationId]);
}
