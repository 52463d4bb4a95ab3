import type { Caller } from '../../../platform/platform.ts';
import type { OrderStepWithReasonInput } from '../order.input.ts';
import { endOrder } from './end-order.ts';

/** Turns a request down. */
export function rejectOrder(caller: Caller, { orderId, reason }: OrderStepWithReasonInput) {
  return endOrder(caller, orderId, 'REJECTED', 'order:approve', reason);
}
