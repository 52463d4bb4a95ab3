import type { Permission } from '../authorization/permissions.ts';
import { mayFollow, type OrderStatus } from './order-state.ts';

export const orderSteps = ['APPROVE', 'REJECT', 'SEND', 'FULFILL', 'CLOSE_SHORT', 'CANCEL', 'ACKNOWLEDGE'] as const;
/** What somebody can do next with an order. */
export type OrderStep = (typeof orderSteps)[number];

/** What the steps ask of the one who takes them. */
export interface StepTaker {
  /** Whether they may, where the order is. */
  readonly may: (permission: Permission) => boolean;
  readonly requestedIt: boolean;
  /** The organization's rule: whether one may approve what one requested. */
  readonly requesterMayApprove: boolean;
}

interface OrderState {
  readonly status: OrderStatus;
  readonly acknowledgedAt: Date | null;
}

/** The steps that would be taken now if this person asked for them, short of what the goods themselves stand against. */
export function allowedSteps({ status, acknowledgedAt }: OrderState, taker: StepTaker): OrderStep[] {
  const { may, requestedIt, requesterMayApprove } = taker;
  const follows = (to: OrderStatus) => mayFollow(status, to);
  const allowed: Readonly<Record<OrderStep, boolean>> = {
    APPROVE: follows('APPROVED') && may('order:approve') && (!requestedIt || requesterMayApprove),
    REJECT: follows('REJECTED') && may('order:approve'),
    SEND: follows('SENT') && may('order:fulfill'),
    FULFILL: follows('FULFILLED') && may('order:fulfill'),
    CLOSE_SHORT: follows('CLOSED_SHORT') && may('order:fulfill'),
    CANCEL:
      follows('CANCELED') && may('order:request') && (may('order:approve') || (requestedIt && status === 'PENDING')),
    ACKNOWLEDGE:
      (status === 'FULFILLED' || status === 'CLOSED_SHORT') &&
      acknowledgedAt === null &&
      may('order:request') &&
      (requestedIt || may('order:approve')),
  };
  return orderSteps.filter((step) => allowed[step]);
}
