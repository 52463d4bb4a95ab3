import { SendMessageDocument, StartConversationDocument } from '../generated/graphql.ts';
import { newMember, someText } from '../kit/world.ts';
import { act, done, orderOf, owned, shortage, usual } from './acts.ts';
import { type AuditedChange, type Operations, type Stage } from './operation.ts';
import { at, newConversation, newMessage, somebody } from './scene.ts';

const subjects: Readonly<Record<string, (stage: Stage) => string | Promise<string>>> = {
  alertId: async (stage) => (await shortage(stage)).alertId,
  drugId: ({ drugId }) => drugId,
  orderId: async (stage) => (await orderOf(stage)).orderId,
  stockId: ({ stockId }) => stockId,
};

export const conversations: Operations = {
  conversation: {
    may: 'yes yes yes yes yes yes 404 404 in',
    personsOnly: true,
    variables: async (scene) => ({ id: await newConversation(scene) }),
  },
  conversations: {
    may: 'yes yes yes yes yes yes yes yes in',
    personsOnly: true,
    variables: () => ({ first: 5 }),
  },
  conversationChanged: {
    may: 'yes yes yes yes yes yes 404 404 in',
    variables: async (scene) => ({ conversationId: (await newMessage(scene)).conversationId }),
  },
  messageReceived: {
    may: 'yes yes yes yes yes yes 404 404 in',
    variables: async (scene) => ({ conversationId: (await newMessage(scene)).conversationId }),
  },
  startConversation: {
    may: 'yes yes yes yes yes no  404 404 in',
    personsOnly: true,
    variables: ({ stockId }) => ({ input: { stockId, title: 'Where is the delivery?', announces: true } }),
    changes: [
      ...Object.entries(subjects).map(
        ([subject, idOfSubject]): AuditedChange => ({
          name: `startConversation about ${subject}`,
          creates: { conversation: [], conversation_participant: ['userId'] },
          prepare: async (stage) => {
            const title = someText('Where is the delivery');
            const input = {
              [subject]: await idOfSubject(stage),
              title,
              announces: subject !== 'drugId',
              userIds: [(await somebody(stage)).userId],
              roles: [{ role: 'PHARMACIST', ...at(stage) }],
            };
            return { mutation: 'startConversation', input, secrets: [title] };
          },
        }),
      ),
    ],
  },
  addParticipant: {
    may: 'yes yes yes yes yes no  404 404 in',
    personsOnly: true,
    variables: async (scene) => {
      const { userId } = await newMember(scene.world, 'TECHNICIAN', scene.world.pharmacyId);
      return { input: { conversationId: await newConversation(scene), userId } };
    },
    changes: [
      {
        name: 'addParticipant',
        creates: { conversation_participant: [] },
        prepare: (stage) => act(stage, 'addParticipant'),
      },
      {
        name: 'addParticipant of a role',
        creates: { conversation_participant: [] },
        prepare: async (stage) => {
          const { startConversation } = await stage.world.owner.client.ask(StartConversationDocument, {
            input: { announces: false },
          });
          const role = { role: 'AUDITOR', ...at(stage) };
          return { mutation: 'addParticipant', input: { conversationId: startConversation.id, role } };
        },
      },
      {
        name: 'addParticipant who had left, by another one than the first time',
        changes: ['conversation_participant.left_at', 'conversation_participant.added_by_id'],
        prepare: async (stage) => {
          const [conversationId, { userId, client }] = [await newConversation(stage), await somebody(stage)];
          const input = { conversationId, userId };
          await owned(stage, 'addParticipant', input);
          await done(client, 'leaveConversation', { conversationId });
          return { mutation: 'addParticipant', input, by: stage.requester.client };
        },
      },
    ],
  },
  removeParticipant: {
    may: 'yes no  yes no  no  no  404 404 in',
    personsOnly: true,
    variables: async (scene) => ({
      input: { conversationId: await newConversation(scene), role: { role: 'TECHNICIAN', ...at(scene) } },
    }),
    changes: [
      {
        name: 'removeParticipant',
        changes: ['conversation_participant.left_at'],
        prepare: async (stage) => {
          const { input } = await usual(stage, 'addParticipant');
          await owned(stage, 'addParticipant', input);
          return { mutation: 'removeParticipant', input };
        },
      },
      {
        name: 'removeParticipant of a role',
        changes: ['conversation_participant.left_at'],
        prepare: (stage) => act(stage, 'removeParticipant'),
      },
    ],
  },
  leaveConversation: {
    may: 'yes yes yes yes yes yes 404 404 in',
    personsOnly: true,
    variables: async (scene) => ({ input: { conversationId: await newConversation(scene) } }),
    changes: [
      {
        name: 'leaveConversation',
        changes: ['conversation_participant.left_at'],
        prepare: (stage) => act(stage, 'leaveConversation'),
      },
    ],
  },
  markConversationRead: {
    may: 'yes yes yes yes yes yes 404 404 in',
    personsOnly: true,
    variables: async (scene) => ({ input: { conversationId: await newConversation(scene) } }),
    changesNothing: 'inserts a record',
  },
  sendMessage: {
    may: 'yes yes yes yes yes no  404 404 in',
    personsOnly: true,
    variables: async (scene) => ({
      input: {
        conversationId: await newConversation(scene),
        body: 'Is there any left?',
        acknowledgementRequired: false,
      },
    }),
    changes: [
      {
        name: 'sendMessage',
        creates: { message: ['position'] },
        prepare: async (stage) => {
          const body = someText('Is there any left');
          return { ...(await act(stage, 'sendMessage', { body, acknowledgementRequired: true })), secrets: [body] };
        },
      },
    ],
  },
  acknowledgeMessage: {
    may: 'yes yes yes yes yes yes 404 404 in',
    personsOnly: true,
    variables: async (scene) => ({ input: { messageId: (await newMessage(scene)).messageId } }),
    changesNothing: 'inserts a record',
  },
  redactMessage: {
    may: 'yes no  yes no  no  no  404 404 in',
    personsOnly: true,
    variables: async (scene) => ({ input: { messageId: (await newMessage(scene)).messageId } }),
    changes: [
      {
        name: 'redactMessage',
        changes: ['message.body', 'message.redacted_at', 'message.redacted_by_id'],
        prepare: async (stage) => {
          const body = someText('What nobody should have read');
          const { sendMessage } = await stage.requester.client.ask(SendMessageDocument, {
            input: { conversationId: await newConversation(stage), body, acknowledgementRequired: false },
          });
          const input = { messageId: sendMessage.id, reason: 'It was about somebody else' };
          return { mutation: 'redactMessage', input, secrets: [body] };
        },
      },
    ],
  },
};
