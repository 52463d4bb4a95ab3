declare module '../../../platform/events/events.ts' {
  interface EventPayloads {
    /** How somebody proves who they are is other than before. They are told by a letter, which the change itself writes. */
    'factor.changed': { userId: string; what: FactorChange };
  }
}

export type FactorChange =
  | 'TOTP_SET'
  | 'TOTP_REMOVED'
  | 'PASSKEY_ADDED'
  | 'PASSKEY_REMOVED'
  | 'RECOVERY_CODES_MADE'
  | 'RECOVERY_CODE_USED'
  | 'RESET';

/** How this person proves who they are has changed. */
export function factorChanged(organizationId: string, userId: string, what: FactorChange) {
  return { type: 'factor.changed' as const, organizationId, pharmacyId: null, payload: { userId, what } };
}
