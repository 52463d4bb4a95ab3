import type { Actor } from '../../../domain/authorization/actor.ts';

/** A living session or service key: who it belongs to and when it ends whatever happens. */
export interface Authentication {
  readonly actor: Actor;
  readonly expiresAt: Date;
}

/** How precise the last use is kept: a write for every request would cost more than a minute of precision is worth. */
export const touchAfterMs = 60_000;
