import { requireAt } from '../../../domain/authorization/scope.ts';
import { actorOf, type Context } from '../../../graphql/context.ts';
import { noteView } from '../../../graphql/views.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Order } from '../order.type.ts';

const recipientCell = (orderId: string) => ({ table: 'supply_order', id: orderId, column: 'recipient' });

/** Whom an order is for, as it is kept; null when nobody is named. */
export async function encryptRecipient(
  { vault }: Platform,
  organizationId: string,
  orderId: string,
  recipient: string | null | undefined,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const name = recipient?.trim();
  return name ? (await vault.encryptorOf(organizationId)).encrypt(recipientCell(orderId), name) : null;
}

/**
 * Whom an order is for, in clear; the view is recorded.
 * @throws ApothecaError FORBIDDEN, also where nobody is named: the answer would tell that.
 */
export async function readRecipient(context: Context, order: Order): Promise<string | null> {
  requireAt(actorOf(context), 'order:read-recipient', order.pharmacyId);
  if (order.recipient === null) return null;
  const name = await context.platform.vault.decrypt(order.organizationId, recipientCell(order.id), order.recipient);
  noteView(context, 'Order', order.id, 'recipient');
  return name;
}
