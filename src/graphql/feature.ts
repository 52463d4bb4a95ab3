import type { NonEmptyArray } from 'type-graphql';
import type { SecurityKinds } from '../platform/audit/security-log.ts';
import type { Reactions } from '../platform/command.ts';
import type { ConstraintMeaning } from '../platform/database/database-errors.ts';
import type { DatabaseFunctions, Tables } from '../platform/database/tables.ts';
import type { Figures } from '../platform/metrics/figures.ts';
import type { Platform } from '../platform/platform.ts';
import type { Nodes } from './node.ts';
import type { Entities } from './subgraph.ts';
import type { SensitiveTypes } from './views.ts';

/** All that belongs to a feature, as its `index.ts` declares it. `app/declarations.ts` puts the features' together; nothing below knows one by name. */
export interface Feature {
  readonly resolvers: NonEmptyArray<Function>;
  readonly reactions?: Reactions;
  readonly jobs?: readonly Job[];
  /** What its tables tell of themselves to whoever watches the server. */
  readonly figures?: readonly Figures[];
  /** The types whose records leave an access record when they are read. */
  readonly sensitive?: SensitiveTypes;
  /** The types that other services may refer to by key. */
  readonly entities?: Entities;
  /** The types whose records are found by their id alone, as Relay asks for them. */
  readonly nodes?: Nodes;
  /** Its tables: the server's rights to them, what is exported of them, how long rows are kept. */
  readonly tables?: Tables;
  /** The functions of the database that its commands call. */
  readonly functions?: DatabaseFunctions;
  /** What it means when one of its constraints stands against a command. */
  readonly constraints?: readonly ConstraintMeaning[];
  /** The kinds of its actions that the log tells as events of security. */
  readonly security?: SecurityKinds;
  /** The other kinds: what a pharmacy does every day, which the audit trail alone tells. */
  readonly daily?: readonly string[];
}

/** Work by the clock. Any node may do it, and one at a time does. A node that froze may go on beside its successor: it does no harm to do it twice. */
export interface Job {
  readonly name: string;
  readonly everyMs: number;
  /** Whether nodes may do it at the same time, since it takes a lock of its own for each step. */
  readonly together?: true;
  /** Lets it have a turn at once when there is something to do, besides those by the clock. */
  readonly wakes?: (platform: Platform, wake: () => void) => void;
  run(platform: Platform): Promise<void>;
}
