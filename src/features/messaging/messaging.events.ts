declare module '../../platform/events/events.ts' {
  interface EventPayloads {
    /** A message was written into a conversation, by somebody or by the system. */
    'message.sent': { conversationId: string; messageId: string };
    /** The text of a message was taken away. */
    'message.redacted': { conversationId: string; messageId: string };
    /** Somebody confirmed a message whose sender asked for that. */
    'message.acknowledged': { conversationId: string; messageId: string };
    /** A conversation was started, or who takes part in it changed. */
    'conversation.changed': { conversationId: string };
    /** Somebody has read a conversation further than before. */
    'conversation.read': { conversationId: string; userId: string };
  }
}

export {};
