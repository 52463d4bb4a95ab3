import type { Actor } from '../domain/authorization/actor.ts';
import { sendMessage, startConversation } from '../features/messaging/index.ts';
import { sql } from '../platform/database/database.ts';
import { row, text } from '../platform/database/row.ts';
import type { Platform } from '../platform/platform.ts';
import { callerOf } from './caller.ts';

const createDemoMessagesRow = row({ id: text });

/** Conversations next to an order and a stock that is short, between the counter and those who approve. */
export async function createDemoMessages(
  platform: Platform,
  technician: Actor,
  owner: Actor,
  pharmacyId: string,
): Promise<void> {
  const { database } = platform;
  const start = (input: { title: string; orderId?: string; stockId?: string }) =>
    startConversation(callerOf(platform, technician, 'conversation.start', 'Conversation'), {
      ...input,
      announces: true,
      userIds: [owner.userId],
      roles: [{ role: 'PHARMACIST', pharmacyId }],
    });
  const say = (actor: Actor, conversationId: string, body: string, acknowledgementRequired = false) =>
    sendMessage(callerOf(platform, actor, 'message.send', 'Message'), {
      conversationId,
      body,
      acknowledgementRequired,
    });

  const order = await database.row(
    createDemoMessagesRow,
    sql`SELECT id FROM supply_order WHERE pharmacy_id = ${pharmacyId}::uuid AND status = 'PARTIALLY_FULFILLED' ORDER BY number LIMIT 1`,
  );
  if (order) {
    const conversation = await start({ title: 'Second half of the nursing home’s order', orderId: order.id });
    await say(
      technician,
      conversation,
      'Half of it left this morning. The rest is packed and stands in the cold room.',
    );
    await say(owner, conversation, 'Thank you. The driver takes it tomorrow at eight.');
  }
  const stock = await database.row(
    createDemoMessagesRow,
    sql`SELECT s.id FROM stock s JOIN alert a ON a.stock_id = s.id WHERE s.pharmacy_id = ${pharmacyId}::uuid AND a.kind = 'LOW_STOCK' AND a.state = 'OPEN' ORDER BY s.id LIMIT 1`,
  );
  if (stock) {
    const conversation = await start({ title: 'Until the next delivery', stockId: stock.id });
    await say(
      owner,
      conversation,
      'Please dispense no more than a week’s supply of this until the delivery on Thursday.',
      true,
    );
  }
}
