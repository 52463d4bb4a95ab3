export const orderStatuses = [
  'PENDING',
  'APPROVED',
  'REJECTED',
  'SENT',
  'PARTIALLY_FULFILLED',
  'FULFILLED',
  'CLOSED_SHORT',
  'CANCELED',
] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** Which status may follow which. Acknowledging is no status: an instant and a person, once the order is FULFILLED or CLOSED_SHORT. */
export const orderTransitions: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  PENDING: ['APPROVED', 'REJECTED', 'CANCELED'],
  APPROVED: ['SENT', 'PARTIALLY_FULFILLED', 'FULFILLED', 'CANCELED'],
  REJECTED: [],
  SENT: ['PARTIALLY_FULFILLED', 'FULFILLED', 'CANCELED'],
  PARTIALLY_FULFILLED: ['PARTIALLY_FULFILLED', 'FULFILLED', 'CLOSED_SHORT'],
  FULFILLED: [],
  CLOSED_SHORT: [],
  CANCELED: [],
};

export function mayFollow(from: OrderStatus, to: OrderStatus): boolean {
  return orderTransitions[from].includes(to);
}

/** The three states of a simple client. */
export type OrderProgress = 'PENDING' | 'FULFILLED' | 'CANCELED';

const progresses: Readonly<Record<OrderStatus, OrderProgress>> = {
  PENDING: 'PENDING',
  APPROVED: 'PENDING',
  REJECTED: 'CANCELED',
  SENT: 'PENDING',
  PARTIALLY_FULFILLED: 'PENDING',
  FULFILLED: 'FULFILLED',
  CLOSED_SHORT: 'FULFILLED',
  CANCELED: 'CANCELED',
};

export function progressOf(status: OrderStatus): OrderProgress {
  return progresses[status];
}

export function statusesOf(progress: OrderProgress): OrderStatus[] {
  return orderStatuses.filter((status) => progresses[status] === progress);
}

interface LineState {
  readonly quantity: number;
  readonly fulfilledQuantity: number;
  readonly canceledQuantity: number;
}

/** What is still to come of a line. */
export function outstanding({ quantity, fulfilledQuantity, canceledQuantity }: LineState): number {
  return quantity - fulfilledQuantity - canceledQuantity;
}

/** The status that lines give an order some of which has been fulfilled. */
export function statusByLines(lines: readonly LineState[]): 'FULFILLED' | 'PARTIALLY_FULFILLED' {
  return lines.every((line) => outstanding(line) === 0) ? 'FULFILLED' : 'PARTIALLY_FULFILLED';
}
