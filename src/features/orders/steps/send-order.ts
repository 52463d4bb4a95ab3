import type { Caller } from '../../../platform/platform.ts';
import type { OrderStepInput } from '../order.input.ts';
import { admitStep, lockOrder, takeStep } from './load-order.ts';

/** Says that an approved order is with the supplier, or on its way. */
export function sendOrder(caller: Caller, { orderId, note }: OrderStepInput) {
  const { actor, now } = caller;
  return caller.run({
    load: (tx) => lockOrder(tx, actor, orderId),
    decide: (order) => admitStep(actor, order, 'order:fulfill', 'SENT'),
    apply: async (tx, order) => {
      const step = await takeStep(tx, actor, order, 'SENT', note, { sentAt: now });
      return {
        answer: step.order,
        change: { before: step.before, after: step.after },
        subject: { entityId: order.id, pharmacyId: order.pharmacyId },
        events: [step.event],
      };
    },
  });
}
