import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect } from 'vitest';
import { type Checkpoint, type SealedKind } from '../../../src/features/audit/chain/index.ts';
import {
  runCheckpointCommand,
  runExportCommand,
  runVerifyCommand,
  sealAudit,
} from '../../../src/features/audit/index.ts';
import { CreateAuditCheckpointDocument, CreateSupplierDocument } from '../../generated/graphql.ts';
import { type App, startApp } from '../../kit/app.ts';
import { as, type Client } from '../../kit/client.ts';
import { newWorld, someText, type World } from '../../kit/world.ts';

// What the tests of the chain share: a server, organizations with a trail, and whoever tampers with it.

export let app: App;
export let folder: string;
/** An organization whose trail holds attempts made through the API and looks at records, all of them sealed. */
export interface Trail {
  readonly world: World;
  readonly client: Client;
  readonly chain: string;
  readonly head: number;
}

export async function newTrail(on = app): Promise<Trail> {
  const world = await newWorld(on);
  const { client } = world.owner;
  const [organization] = await on.sql<{ id: string }>('SELECT organization_id AS id FROM app_user WHERE id = $1', [
    world.owner.userId,
  ]);
  const chain = organization?.id ?? '';
  for (let nth = 0; nth < 4; nth += 1) {
    await act(client);
    await look(on, world, chain);
  }
  await sealAudit(on.server.platform);
  return { world, client, chain, head: (await sealsOf(chain, on)).length };
}

export async function act(client: Client): Promise<void> {
  const { createSupplier } = await client.ask(CreateSupplierDocument, { input: { name: someText('Süppliér €') } });
  as(createSupplier, 'Supplier');
}

export async function look(on: App, { owner }: World, chain: string, at = new Date()): Promise<string> {
  const [row] = await on.sql<{ id: string }>(
    `INSERT INTO access_log (id, organization_id, actor_id, actor_label, session_id, entity_types, fields, entity_ids, request_id, viewed_at)
     VALUES (uuidv7(), $1, $2, $3, $4, '{Order}', '{recipient}', ARRAY[$4::uuid], 'a-request', $5) RETURNING id`,
    [chain, owner.userId, owner.email, randomUUID(), at],
  );
  return row?.id ?? '';
}

export interface Seal {
  readonly position: number;
  readonly kind: SealedKind;
  readonly rowId: string;
}

export function sealsOf(chain: string, on = app): Promise<Seal[]> {
  return on.sql<Seal & pg.QueryResultRow>(
    `SELECT position::int, kind::text, row_id AS "rowId" FROM audit_seal WHERE chain_id = $1 ORDER BY position`,
    [chain],
  );
}

/** As somebody who has the database in their hands: triggers do not hold them. */
export async function tamper(text: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client(app.databaseUrl);
  await client.connect();
  try {
    await client.query('SET session_replication_role = replica');
    const { rowCount } = await client.query(text, values);
    expect(rowCount).toBeGreaterThan(0);
  } finally {
    await client.end();
  }
}

export async function nthOf(kind: SealedKind, { chain }: Trail, nth = 1): Promise<Seal> {
  const seal = (await sealsOf(chain)).filter((each) => each.kind === kind)[nth];
  if (!seal) throw new Error(`There is no ${kind} row ${nth}.`);
  return seal;
}

export type Command = typeof runVerifyCommand | typeof runExportCommand | typeof runCheckpointCommand;

export async function run(command: Command, args: string[], on = app) {
  let text = '';
  const output = {
    write: (part: string) => {
      text += part;
    },
  };
  const { database, signer, clock, log } = on.server.platform;
  const connect = async () => ({ database, signer, clock, log, close: async () => undefined });
  const code = await command({ args, connect, output, errors: output });
  return { code, text };
}

/** What a verification says of the one chain it looked at: right, or the first finding with its position. */
export async function verified(args: string[]): Promise<string> {
  const { code, text } = await run(runVerifyCommand, args);
  const [, place, finding] = /WRONG (?:at position (\d+)|beside the chain) \((\w+)\)/.exec(text) ?? [];
  expect(code).toBe(finding === undefined ? 0 : 1);
  return finding === undefined ? 'right' : place === undefined ? finding : `${finding} ${place}`;
}

export const verdict = ({ chain }: Trail, ...more: string[]) => verified(['--organization', chain, ...more]);
export async function signed({ client }: Trail): Promise<Checkpoint> {
  const { createAuditCheckpoint } = await client.ask(CreateAuditCheckpointDocument, {});
  const { __typename, createdAt, ...checkpoint } = as(createAuditCheckpoint, 'AuditCheckpoint');
  return { ...checkpoint, createdAt: String(createdAt) };
}

/** All checkpoints there are, in a file as somebody keeps it elsewhere. */
export async function checkpointsFile(): Promise<string> {
  const path = join(folder, `${randomUUID()}.jsonl`);
  await expect(run(runCheckpointCommand, ['--out', path])).resolves.toMatchObject({ code: 0 });
  return path;
}

export const cutTail = async (chain: string, from: number) => {
  for (const [kind, table] of [
    ['AUDIT', 'audit_log'],
    ['ACCESS', 'access_log'],
  ])
    await tamper(
      `DELETE FROM ${table} WHERE id IN (SELECT row_id FROM audit_seal WHERE chain_id = $1 AND position >= $2 AND kind = '${kind}')`,
      [chain, from],
    );
  await tamper('DELETE FROM audit_seal WHERE chain_id = $1 AND position >= $2', [chain, from]);
};

/** What each file needs before its tests, and what is done after them. */
export function useChain(): void {
  beforeAll(async () => {
    app = await startApp();
    folder = await mkdtemp(join(tmpdir(), 'apotheca-trail-'));
  });

  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });
}
