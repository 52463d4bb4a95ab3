export type LotStatus = 'RELEASED' | 'ON_HOLD' | 'QUARANTINED' | 'RECALLED';

/** Goods of a lot that is held may not be used, whatever its date. In SQL: lot_held. */
export function isHeld(status: LotStatus): status is Exclude<LotStatus, 'RELEASED'> {
  return status !== 'RELEASED';
}

/** Which status may follow which; leaving quarantine or a recall is never automatic. */
export const lotTransitions: Readonly<Record<LotStatus, readonly LotStatus[]>> = {
  RELEASED: ['ON_HOLD', 'QUARANTINED', 'RECALLED'],
  ON_HOLD: ['RELEASED', 'QUARANTINED', 'RECALLED'],
  QUARANTINED: ['RELEASED', 'RECALLED'],
  RECALLED: ['QUARANTINED'],
};
