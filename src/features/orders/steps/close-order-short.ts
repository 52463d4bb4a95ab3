import type { Caller } from '../../../platform/platform.ts';
import type { OrderStepWithReasonInput } from '../order.input.ts';
import { endOrder } from './end-order.ts';

/** Gives up on what has not come of an order of which some was delivered. */
export function closeOrderShort(caller: Caller, { orderId, reason }: OrderStepWithReasonInput) {
  return endOrder(caller, orderId, 'CLOSED_SHORT', 'order:fulfill', reason);
}
