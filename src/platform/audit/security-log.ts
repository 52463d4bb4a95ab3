import type { Logger } from '../log.ts';
import type { AuditOutcome, AuditRow } from './audit.ts';

/** How the Elastic Common Schema files the actions of one kind, such as `session`: `session.log-in` is the action `log-in` of it. */
export interface SecurityKind {
  readonly category: readonly ('authentication' | 'session' | 'iam' | 'configuration')[];
  /** What an action does; one that is not named here changes something. */
  readonly types?: Readonly<Record<string, 'start' | 'end' | 'creation' | 'deletion' | 'access'>>;
}

/** The kinds of actions that are told to whoever watches over security, by what stands before the dot of an action. */
export type SecurityKinds = Readonly<Record<string, SecurityKind>>;

const outcomes = {
  SUCCEEDED: 'success',
  REFUSED: 'failure',
  DENIED: 'failure',
  FAILED: 'failure',
} as const satisfies Record<AuditOutcome, string>;

/**
 * Tells the log of attempts that concern security, one line each, in the fields of the Elastic Common Schema: what signs in and out, changes who may do
 * what, or was denied. It holds ids and never what was typed: an address may be a password in the wrong field.
 */
export class SecurityLog {
  readonly #log: Logger;

  constructor(
    log: Logger,
    private readonly kinds: SecurityKinds,
  ) {
    // Whoever leaves the request lines out with LOG_LEVEL=warn still wants to know of these.
    this.#log = log.child({}, log.level === 'silent' ? {} : { level: 'info' });
  }

  /** Tells of the attempt that left this row in the trail, if it concerns security. */
  tell(row: AuditRow): void {
    const [kindName = '', verb = ''] = row.action.split('.');
    const kind = this.kinds[kindName];
    const denied = row.outcome === 'DENIED';
    if (!kind && !denied) return;
    // Nobody is signed in: the account is the one that was tried.
    const tried = row.actorId === null && row.entityType === 'User' ? row.entityId : null;
    const target = tried === null && row.entityType === 'User' && row.entityId !== row.actorId ? row.entityId : null;
    const userId = row.actorId ?? tried;
    this.#log.info(
      {
        event: {
          kind: 'event',
          category: kind?.category ?? ['api'],
          type: [kind ? (kind.types?.[verb] ?? 'change') : 'access', ...(denied ? ['denied'] : [])],
          action: row.action,
          outcome: outcomes[row.outcome],
          ...(row.code !== null && { reason: row.code }),
        },
        ...((userId !== null || target !== null) && {
          user: { ...(userId !== null && { id: userId }), ...(target !== null && { target: { id: target } }) },
        }),
        ...(row.organizationId !== null && { organization: { id: row.organizationId } }),
        ...(row.ip !== null && { source: { ip: row.ip } }),
        http: { request: { id: row.requestId } },
        apotheca: {
          entity: { type: row.entityType, ...(row.entityId !== null && { id: row.entityId }) },
          ...(row.pharmacyId !== null && { pharmacy: { id: row.pharmacyId } }),
        },
      },
      'security',
    );
  }
}
