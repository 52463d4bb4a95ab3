import type { Nodes } from '../graphql/node.ts';
import type { Entities } from '../graphql/subgraph.ts';
import type { SensitiveTypes } from '../graphql/views.ts';
import type { SecurityKinds } from '../platform/audit/security-log.ts';
import type { Reactions } from '../platform/command.ts';
import type { ConstraintMeaning } from '../platform/database/database-errors.ts';
import type { DatabaseFunctions, Tables } from '../platform/database/tables.ts';
import type { Figures } from '../platform/metrics/figures.ts';
import { platformFigures } from '../platform/metrics/platform-figures.ts';
import { platformTables } from '../platform/platform-tables.ts';
import { features } from './features.ts';

/** What all features declare, put together once. What two of them declare under one name has no one home, and ends the start. */

export const tables: Tables = joined('table', [...features.map((feature) => feature.tables ?? {}), platformTables]);

export const functions: DatabaseFunctions = joined(
  'function',
  features.map((feature) => feature.functions ?? {}),
);

export const constraints: readonly ConstraintMeaning[] = features.flatMap((feature) => feature.constraints ?? []);

/** What whoever watches the server is told of the database. */
export const figures: readonly Figures[] = [
  ...platformFigures(Object.keys(tables)),
  ...features.flatMap((feature) => feature.figures ?? []),
];

export const securityKinds: SecurityKinds = joined(
  'security kind',
  features.map((feature) => feature.security ?? {}),
);

export const sensitiveTypes: SensitiveTypes = joined(
  'sensitive type',
  features.map((feature) => feature.sensitive ?? {}),
);

export const entities: Entities = joined(
  'entity',
  features.map((feature) => feature.entities ?? {}),
);

export const nodes: Nodes = joined(
  'node',
  features.map((feature) => feature.nodes ?? {}),
);

/** One reaction for each event type; two features that react to the same one would have to agree on an order first. */
export const reactions: Reactions = joined(
  'reaction',
  features.map((feature) => feature.reactions ?? {}),
);

/** @throws Error when a name stands in two of them. */
export function joined<Declared extends object>(what: string, parts: readonly Declared[]): Declared {
  const names = parts.flatMap((part) => Object.keys(part));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`The ${what} ${twice} is declared twice.`);
  return Object.assign({}, ...parts) as Declared;
}
