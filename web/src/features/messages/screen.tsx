import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Link, useLocation, useRoute } from 'wouter';
import { useTexts } from '../../i18n/index.ts';
import { useMay } from '../../session/index.ts';
import { Empty, PageTitle } from '../../ui/index.ts';
import { ConversationList } from './conversation-list.tsx';
import classes from './messages.module.css';
import { NewConversation } from './new-conversation.tsx';
import { texts } from './texts.ts';
import { Thread } from './thread.tsx';

/** What the staff say about orders, stocks and each other's work; one conversation at a time where it is narrow. */
export function Screen() {
  const t = useTexts(texts);
  const may = useMay();
  const [, route] = useRoute('/messages/:id');
  const [, go] = useLocation();
  const narrow = useMediaQuery('(max-width: 61.99em)', false, { getInitialValueInEffect: false });
  const opened = route?.id ?? null;
  const open = opened === 'new' ? null : opened;
  return (
    <>
      <PageTitle title={t.title}>
        {may('MESSAGE_SEND') && (
          <Button component={Link} href="/messages/new">
            {t.newConversation}
          </Button>
        )}
      </PageTitle>
      <div className={classes.columns}>
        {(!narrow || open === null) && <ConversationList openId={open} />}
        {open !== null && <Thread key={open} id={open} onBack={narrow ? () => go('/messages') : null} />}
        {open === null && !narrow && <Empty title={t.chooseOne} />}
      </div>
      <NewConversation
        opened={opened === 'new'}
        onClose={() => go('/messages')}
        onStarted={(id) => go(`/messages/${id}`)}
      />
    </>
  );
}
