import type { Caller } from '../../../platform/platform.ts';
import type { OrderStepWithReasonInput } from '../order.input.ts';
import { endOrder } from './end-order.ts';

/** Calls an order off before anything of it was delivered; its requester may do so themselves while it is PENDING. */
export function cancelOrder(caller: Caller, { orderId, reason }: OrderStepWithReasonInput) {
  return endOrder(caller, orderId, 'CANCELED', 'order:approve', reason);
}
