import type { LotStatus } from './fefo.ts';

/** Which status may follow which; leaving quarantine or a recall is never automatic. */
export const lotTransitions: Readonly<Record<LotStatus, readonly LotStatus[]>> = {
  RELEASED: ['ON_HOLD', 'QUARANTINED', 'RECALLED'],
  ON_HOLD: ['RELEASED', 'QUARANTINED', 'RECALLED'],
  QUARANTINED: ['RELEASED', 'RECALLED'],
  RECALLED: ['QUARANTINED'],
};
