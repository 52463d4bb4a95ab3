declare module '../../platform/events/events.ts' {
  interface EventPayloads {
    /** Sessions that ended before their time: signed out, ended by somebody, or the user was disabled. A revoked service key is told in the same way. */
    'session.ended': { userId: string; sessionIds: string[] };
    /**
     * Who may do what: the user came, was disabled or has other roles; without a user, which pharmacies there are or the rule of approval, and
     * everybody of the organization is concerned.
     */
    'access.changed': { userId: string | null };
  }
}

/** Who may do what changed for this user; null for everybody of the organization. */
export function accessChanged(organizationId: string, userId: string | null) {
  return { type: 'access.changed' as const, organizationId, pharmacyId: null, payload: { userId } };
}
