import { type ApothecaError, badInput } from '../../domain/error.ts';
import { message } from '../../domain/messages/index.ts';
import { ChangedType } from '../../generated/prisma/enums.ts';
import { isId } from '../../platform/database/ids.ts';
import { joined, type ReadPosition } from './reading-positions.ts';

/** What a device's cursor says: of which feed it has read what, and how far. No right comes from it. */
export interface Reading {
  readonly organizationId: string;
  /** Names the organization's feed; null while nothing was ever changed. */
  readonly feed: string | null;
  readonly types: readonly ChangedType[];
  /** Whether of drugs it has those alone that are stocked. */
  readonly stocked: boolean;
  readonly positions: readonly ReadPosition[];
}

export function writeReading({ organizationId, feed, types, stocked, positions }: Reading): string {
  const read = positions.map(({ position, scopes }) => [String(position), scopes]);
  const content = [organizationId, feed, types, read, ...(stocked ? [true] : [])];
  return Buffer.from(JSON.stringify(content)).toString('base64url');
}

/** @throws ApothecaError BAD_USER_INPUT for what is no cursor of this list. */
export function readReading(cursor: string): Reading {
  const [organizationId, feed, types, positions, stocked = false] = list(parse(cursor));
  if (
    !isOne(organizationId) ||
    !(feed === null || isOne(feed)) ||
    !list(types).every(isType) ||
    typeof stocked !== 'boolean'
  )
    throw fromElsewhere();
  return {
    organizationId,
    feed,
    types: list(types) as ChangedType[],
    stocked,
    positions: joined(list(positions).map(readPosition)),
  };
}

/** The error for a cursor that does not continue anything here. */
export function fromElsewhere(): ApothecaError {
  return badInput('since', 'cursor', message('cursorOfOtherCopy'));
}

function readPosition(value: unknown): ReadPosition {
  const [position, scopes] = list(value);
  if (typeof position !== 'string' || !/^\d{1,18}$/.test(position) || !list(scopes).every(isOne)) throw fromElsewhere();
  return { position: BigInt(position), scopes: list(scopes) as string[] };
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    // Not JSON: no cursor of ours, and the caller is told so.
    return null;
  }
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const isOne = (value: unknown): value is string => typeof value === 'string' && isId(value);
const isType = (value: unknown): value is ChangedType => typeof value === 'string' && value in ChangedType;
