import type { Feature } from '../../graphql/feature.ts';
import { loadConversation } from './conversation.queries.ts';
import { ConversationResolver, ParticipantResolver } from './conversation.resolver.ts';
import { ConversationChangedResolver } from './conversation-changed.resolver.ts';
import { MessageResolver } from './message.resolver.ts';
import { MessageReceivedResolver } from './message-received.resolver.ts';
import { messagingTables } from './tables.ts';
import './messaging.events.ts';
import { postNotices } from './notices.ts';
import {
  AlertConversationsResolver,
  DrugConversationsResolver,
  OrderConversationsResolver,
  StockConversationsResolver,
} from './subject.resolver.ts';

export { sendMessage } from './send-message.ts';
export { startConversation } from './start-conversation.ts';

/** Staff talking next to the record itself, unreadable for everybody else. */
export const messaging: Feature = {
  resolvers: [
    ConversationResolver,
    ParticipantResolver,
    MessageResolver,
    MessageReceivedResolver,
    ConversationChangedResolver,
    OrderConversationsResolver,
    StockConversationsResolver,
    AlertConversationsResolver,
    DrugConversationsResolver,
  ],
  reactions: { 'order.status-changed': postNotices, 'alert.opened': postNotices, 'alert.changed': postNotices },
  nodes: { Conversation: { table: 'conversation', policy: 'message:read', load: loadConversation } },
  tables: messagingTables,
  daily: ['conversation', 'message'],
};
