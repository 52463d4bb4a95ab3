declare module '../../platform/events.ts' {
  interface EventPayloads {
    /** Sessions that ended before their time: signed out, ended by somebody, or the user was disabled. A revoked service key is told in the same way. */
    'session.ended': { userId: string; sessionIds: string[] };
    /** The user's roles changed, or the pharmacies there are. Without a user it concerns everybody of the organization. */
    'access.changed': { userId: string | null };
  }
}

export {};
