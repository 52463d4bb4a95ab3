import { Button, Group, Switch, Text } from '@mantine/core';
import { Link, useSearchParams } from 'wouter';
import { usePages } from '../../api/index.ts';
import { ConversationsPageDocument, type ConversationsPageQuery } from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { Empty, Failed, Loading, StatusBadge } from '../../ui/index.ts';
import classes from './messages.module.css';
import { useConversationNames } from './subject.tsx';
import { texts } from './texts.ts';

const pickConversations = ({ conversations }: ConversationsPageQuery) => conversations;

/** The conversations the person takes part in, the newest message first. */
export function ConversationList({ openId }: { readonly openId: string | null }) {
  const t = useTexts(texts);
  const format = useFormat();
  const names = useConversationNames();
  const [params, setParams] = useSearchParams();
  const unread = params.get('unread') !== null;
  const pages = usePages(
    ConversationsPageDocument,
    { filter: unread ? { unread: true } : {}, first: 30 },
    pickConversations,
  );
  const { nodes, loading, error, hasMore, loadingMore, more, refetch } = pages;
  return (
    <nav aria-label={t.conversations}>
      <Switch
        label={t.unreadOnly}
        checked={unread}
        onChange={({ currentTarget: { checked } }) => setParams(checked ? { unread: '1' } : {}, { replace: true })}
        mb="sm"
      />
      {loading && <Loading rows={5} />}
      {error && nodes.length === 0 && <Failed error={error} onRetry={refetch} />}
      {!loading && !error && nodes.length === 0 && <Empty title={t.none}>{t.noneWhy}</Empty>}
      <ul className={classes.list}>
        {nodes.map((conversation) => (
          <li key={conversation.id}>
            <Link
              href={`/messages/${conversation.id}`}
              className={classes.entry ?? ''}
              {...(conversation.id === openId && { 'aria-current': 'page' as const })}
            >
              <Group justify="space-between" wrap="nowrap" gap="xs">
                <Text fw={conversation.unread > 0 ? 650 : 450} lineClamp={2}>
                  {names.title(conversation)}
                </Text>
                {conversation.unread > 0 && (
                  <StatusBadge color="teal">{t.unread(format.number(conversation.unread))}</StatusBadge>
                )}
              </Group>
              <Text size="xs" c="dimmed" lineClamp={1}>
                {format.relative(conversation.lastMessageAt)} · {names.participants(conversation)}
              </Text>
            </Link>
          </li>
        ))}
      </ul>
      {hasMore && (
        <Button variant="default" size="xs" fullWidth onClick={more} loading={loadingMore}>
          {t.older}
        </Button>
      )}
    </nav>
  );
}
