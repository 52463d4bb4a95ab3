import { type Actor, canAt } from '../../domain/authorization/actor.ts';
import { type Permission } from '../../domain/authorization/permissions.ts';
import { requireSomewhere } from '../../domain/authorization/scope.ts';
import * as enums from '../../generated/prisma/enums.ts';
import { ChangedType } from '../../generated/prisma/enums.ts';
import type { Context } from '../../graphql/context.ts';
import { type Database, empty, sql } from '../../platform/database/database.ts';
import { digits, oneOf, type RowType, row, text } from '../../platform/database/row.ts';
import type { Change, ChangePage } from './change.type.ts';
import { fromElsewhere, type Reading, readReading, writeReading } from './change-cursor.ts';
import { joined, type ReadPosition, settle } from './reading-positions.ts';

/** What one must hold to read the lists of each type. */
const permissionOf: Readonly<Record<ChangedType, Permission>> = {
  DRUG: 'catalogue:read',
  STOCK: 'stock:read',
  LOT: 'stock:read',
  ORDER: 'order:read',
  ALERT: 'stock:read',
};

export interface ChangesAsked {
  readonly since: string | null | undefined;
  readonly types: readonly ChangedType[] | null | undefined;
  readonly stocked: boolean;
  readonly first: number;
}

/**
 * What changed after a place in the feed, of the pharmacies where the actor may read all that is asked for. The positions furthest behind are
 * read first, until they have caught up with the next: so a pharmacy that is new to the actor is given whole, and the rest goes on as before.
 * @throws ApothecaError FORBIDDEN, or BAD_USER_INPUT for a cursor from elsewhere.
 */
export async function changesPage(
  { platform: { database } }: Context,
  actor: Actor,
  asked: ChangesAsked,
): Promise<ChangePage> {
  const { organizationId } = actor;
  const types = Object.values(ChangedType).filter((type) => asked.types?.includes(type) ?? true);
  const visible = scopesOf(actor, types);
  const head = await headOf(database, organizationId);
  const { positions, lost } = settle(
    positionsOf(asked.since, { organizationId, types, stocked: asked.stocked }, head),
    visible,
  );
  const [behind, ...others] = positions;
  const goal = others[0]?.position ?? head.position;
  const rows = behind ? await readChanges(database, behind, types, asked.stocked, goal, asked.first + 1) : [];
  const changes = rows.slice(0, asked.first);
  const full = rows.length > changes.length;
  const reached = { position: full ? BigInt(changes.at(-1)?.position ?? 0) : goal, scopes: behind?.scopes ?? [] };
  return {
    changes: changes.map(({ type, id, scopeId }): Change => {
      return { type, id, pharmacyId: scopeId === organizationId ? null : scopeId };
    }),
    cursor: writeReading({
      organizationId,
      feed: head.feed,
      types,
      stocked: asked.stocked,
      positions: joined([reached, ...others]),
    }),
    hasMore: full || others.length > 0,
    lostPharmacyIds: lost.filter((id) => id !== organizationId),
  };
}

/** The pharmacies where the actor may read all of the types, and the organization where drugs are among them. */
function scopesOf(actor: Actor, types: readonly ChangedType[]): string[] {
  const needed = types.map((type) => permissionOf[type]);
  for (const permission of needed) requireSomewhere(actor, permission);
  const ofPharmacies = types.some((type) => type !== 'DRUG');
  return [
    ...(types.includes('DRUG') ? [actor.organizationId] : []),
    ...(ofPharmacies ? actor.pharmacyIds.filter((id) => needed.every((each) => canAt(actor, each, id))) : []),
  ];
}

interface Head {
  readonly position: bigint;
  readonly feed: string | null;
}

const headOfRow = row({ position: digits, feed: text });

async function headOf(database: Database, organizationId: string): Promise<Head> {
  const row = await database.row(
    headOfRow,
    sql`SELECT position, feed FROM change_head WHERE organization_id = ${organizationId}::uuid`,
  );
  return { position: BigInt(row?.position ?? 0), feed: row?.feed ?? null };
}

function positionsOf(
  since: string | null | undefined,
  asked: Pick<Reading, 'organizationId' | 'types' | 'stocked'>,
  head: Head,
): readonly { position: bigint; scopes: readonly string[] }[] {
  if (since === null || since === undefined) return [];
  const reading = readReading(since);
  const fits =
    reading.organizationId === asked.organizationId &&
    reading.types.join() === asked.types.join() &&
    reading.stocked === asked.stocked &&
    // A cursor from before the first change has read nothing yet, of whichever feed.
    reading.positions.every(
      ({ position }) => position <= head.position && (reading.feed === head.feed || position === 0n),
    );
  if (!fits) throw fromElsewhere();
  return reading.positions;
}

interface ChangeRow {
  readonly type: ChangedType;
  readonly id: string;
  readonly scopeId: string;
  readonly position: string;
}

const changeRow: RowType<ChangeRow> = row({
  type: oneOf(enums.ChangedType),
  id: text,
  scopeId: text,
  position: digits,
});

/**
 * The condition that the change called `c` is of no drug, of one that a pharmacy of the organization stocks, whoever asks, so that no right that is gained
 * brings drugs that were passed over, or of one that is gone.
 */
const isOfStock = sql`
           AND (c.type <> 'DRUG' OR EXISTS (SELECT 1 FROM stock s WHERE s.drug_id = c.entity_id) OR NOT EXISTS (SELECT 1 FROM drug d WHERE d.id = c.entity_id))`;

/** Each scope is read by its index from its place on, however much the others hold. */
function readChanges(
  database: Database,
  { scopes, position: after }: ReadPosition,
  types: readonly ChangedType[],
  stocked: boolean,
  upTo: bigint,
  count: number,
): Promise<ChangeRow[]> {
  return database.rows(
    changeRow,
    sql`
    SELECT found.type, found.entity_id AS id, found.scope_id AS "scopeId", found.position
      FROM unnest(${[...scopes]}::uuid[]) AS scope(id), LATERAL (
        SELECT c.* FROM entity_change c
         WHERE c.scope_id = scope.id AND c.position > ${String(after)}::bigint AND c.position <= ${String(upTo)}::bigint
           AND c.type = ANY (${[...types]}::changed_type[]) ${stocked ? isOfStock : empty}
         ORDER BY c.position LIMIT ${count}) found
     ORDER BY found.position LIMIT ${count}`,
  );
}
