export type AlertState = 'OPEN' | 'ACKNOWLEDGED' | 'SNOOZED' | 'RESOLVED';

/** Which state may follow which. A snoozed alert opens again by the clock; every alert resolves by itself when its cause is gone. */
export const alertTransitions: Readonly<Record<AlertState, readonly AlertState[]>> = {
  OPEN: ['ACKNOWLEDGED', 'SNOOZED', 'RESOLVED'],
  ACKNOWLEDGED: ['SNOOZED', 'RESOLVED'],
  SNOOZED: ['OPEN', 'RESOLVED'],
  RESOLVED: [],
};
