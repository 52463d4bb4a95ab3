import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '../../api/index.ts';
import { MessageAcknowledgeDocument, type MessageLineFragment } from '../../generated/graphql.ts';
import { useFormat, useTerms, useTexts } from '../../i18n/index.ts';
import { useSession } from '../../session/index.ts';
import { notify, StatusBadge, useErrorText } from '../../ui/index.ts';
import classes from './messages.module.css';
import { texts } from './texts.ts';

/** One message: who, when, what, and who has confirmed it. */
export function MessageItem({ message }: { readonly message: MessageLineFragment }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { me } = useSession();
  const { sender, createdAt, body, redactedAt, acknowledgementRequired, acknowledgedAt, receipts } = message;
  const own = sender?.id === me.id;
  const confirmed = (receipts ?? []).filter((each) => each.acknowledgedAt);
  if (message.notice) return <Notice message={message} notice={message.notice} />;
  return (
    <article className={`${classes.message} ${own ? classes.own : ''}`}>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {sender?.name ?? t.theServer}
        </Text>
        <Text size="xs" c="dimmed">
          {format.dateTime(createdAt)}
        </Text>
        {acknowledgementRequired && (
          <StatusBadge color={acknowledgedAt ? 'teal' : 'orange'} size="sm">
            {acknowledgedAt ? t.acknowledged : t.wantsAcknowledgement}
          </StatusBadge>
        )}
      </Group>
      <Text className={classes.body ?? ''} {...(redactedAt && { c: 'dimmed', fs: 'italic' })}>
        {redactedAt ? t.redacted : body}
      </Text>
      {acknowledgementRequired && !own && !acknowledgedAt && <Acknowledge messageId={message.id} />}
      {confirmed.length > 0 && (
        <Text size="xs" c="dimmed">
          {t.acknowledgedBy(format.list(confirmed.map(({ user }) => user?.name ?? '')))}
        </Text>
      )}
    </article>
  );
}

function Acknowledge({ messageId }: { readonly messageId: string }) {
  const t = useTexts(texts);
  const errorText = useErrorText();
  const { mutate, loading } = useMutation(MessageAcknowledgeDocument);
  const acknowledge = async () => {
    const { data, error } = await mutate({ input: { messageId } });
    if (error) notify.failed(errorText(error));
    else if (data.acknowledgeMessage.__typename !== 'Message') notify.failed(data.acknowledgeMessage.message);
  };
  return (
    <Button size="compact-sm" mt={6} loading={loading} onClick={() => void acknowledge()}>
      {t.acknowledge}
    </Button>
  );
}

interface NoticeProps {
  readonly message: MessageLineFragment;
  readonly notice: NonNullable<MessageLineFragment['notice']>;
}

/** What the server says by itself: that the record took a step, or lost what was allocated to it. */
function Notice({ message, notice: { kind, from, to } }: NoticeProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const terms = useTerms();
  const words: Readonly<Record<string, string>> = kind === 'ORDER_STATUS' ? terms.orderStatus : terms.alertState;
  const named = (state: string | null | undefined) => (state ? (words[state] ?? state) : null);
  const said =
    kind === 'ORDER_PROMISES_RELEASED'
      ? t.allocationsReleased(to)
      : [named(from), named(to)].filter(Boolean).join(' → ');
  return (
    <Text size="sm" c="dimmed" ta="center">
      {said} · {message.sender?.name ?? t.theServer} · {format.dateTime(message.createdAt)}
    </Text>
  );
}
