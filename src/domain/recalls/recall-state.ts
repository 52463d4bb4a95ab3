export const recallStates = ['NEW', 'REVIEWED', 'ACTIVE', 'CLOSED'] as const;
export type RecallState = (typeof recallStates)[number];

/**
 * Which state may follow which. What a recall covers may be said again until it is active; one that concerns nobody here is closed without. Closing
 * frees nothing, and is final: a notice that is taken up again has a number of its own.
 */
export const recallTransitions: Readonly<Record<RecallState, readonly RecallState[]>> = {
  NEW: ['REVIEWED', 'CLOSED'],
  REVIEWED: ['REVIEWED', 'ACTIVE', 'CLOSED'],
  ACTIVE: ['CLOSED'],
  CLOSED: [],
};
