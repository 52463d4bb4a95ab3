import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  type Checkpoint,
  type SealedKind,
  sealedColumns,
  sealedRecords,
} from '../../src/features/audit/chain/index.ts';
import { firstHash, sealHash } from '../../src/features/audit/chain/sealed-record.ts';
import {
  runCheckpointCommand,
  runExportCommand,
  runVerifyCommand,
  sealAudit,
  signMovedHeads,
  verifyOn,
} from '../../src/features/audit/index.ts';
import { createSigner, isSignedBy } from '../../src/platform/crypto/signing.ts';
import {
  AuditIntegrityDocument,
  CreateAuditCheckpointDocument,
  CreateSupplierDocument,
  VerifyAuditTrailDocument,
} from '../generated/graphql.ts';
import { type App, appForTest, startApp } from '../kit/app.ts';
import { as, type Client } from '../kit/client.ts';
import { until } from '../kit/until.ts';
import { newMember, newWorld, someText, type World } from '../kit/world.ts';

let app: App;
let folder: string;

beforeAll(async () => {
  app = await startApp();
  folder = await mkdtemp(join(tmpdir(), 'apotheca-trail-'));
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

/** An organization whose trail holds attempts made through the API and looks at records, all of them sealed. */
interface Trail {
  readonly world: World;
  readonly client: Client;
  readonly chain: string;
  readonly head: number;
}

async function newTrail(on = app): Promise<Trail> {
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

async function act(client: Client): Promise<void> {
  const { createSupplier } = await client.ask(CreateSupplierDocument, { input: { name: someText('Süppliér €') } });
  as(createSupplier, 'Supplier');
}

async function look(on: App, { owner }: World, chain: string, at = new Date()): Promise<string> {
  const [row] = await on.sql<{ id: string }>(
    `INSERT INTO access_log (id, organization_id, actor_id, actor_label, session_id, entity_types, fields, entity_ids, request_id, viewed_at)
     VALUES (uuidv7(), $1, $2, $3, $4, '{Order}', '{recipient}', ARRAY[$4::uuid], 'a-request', $5) RETURNING id`,
    [chain, owner.userId, owner.email, randomUUID(), at],
  );
  return row?.id ?? '';
}

interface Seal {
  readonly position: number;
  readonly kind: SealedKind;
  readonly rowId: string;
}

function sealsOf(chain: string, on = app): Promise<Seal[]> {
  return on.sql<Seal & pg.QueryResultRow>(
    `SELECT position::int, kind::text, row_id AS "rowId" FROM audit_seal WHERE chain_id = $1 ORDER BY position`,
    [chain],
  );
}

/** As somebody who has the database in their hands: triggers do not hold them. */
async function tamper(text: string, values: unknown[] = []): Promise<void> {
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

/** Computes every hash from a position on anew, as somebody would who knows how. */
async function rewrite(chain: string, from = 1): Promise<void> {
  let hash = firstHash;
  const records = sealedRecords((type, query) => app.server.platform.database.rows(type, query), chain);
  for await (const { position, kind, row, hash: before } of records) {
    hash = position < from || row === null ? before : sealHash(hash, position, kind, row);
    await tamper(`UPDATE audit_seal SET hash = decode($3, 'hex') WHERE chain_id = $1 AND position = $2`, [
      chain,
      position,
      hash,
    ]);
  }
}

async function nthOf(kind: SealedKind, { chain }: Trail, nth = 1): Promise<Seal> {
  const seal = (await sealsOf(chain)).filter((each) => each.kind === kind)[nth];
  if (!seal) throw new Error(`There is no ${kind} row ${nth}.`);
  return seal;
}

type Command = typeof runVerifyCommand | typeof runExportCommand | typeof runCheckpointCommand;

async function run(command: Command, args: string[], on = app) {
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
async function verified(args: string[]): Promise<string> {
  const { code, text } = await run(runVerifyCommand, args);
  const [, place, finding] = /WRONG (?:at position (\d+)|beside the chain) \((\w+)\)/.exec(text) ?? [];
  expect(code).toBe(finding === undefined ? 0 : 1);
  return finding === undefined ? 'right' : place === undefined ? finding : `${finding} ${place}`;
}
const verdict = ({ chain }: Trail, ...more: string[]) => verified(['--organization', chain, ...more]);

async function signed({ client }: Trail): Promise<Checkpoint> {
  const { createAuditCheckpoint } = await client.ask(CreateAuditCheckpointDocument, {});
  const { __typename, createdAt, ...checkpoint } = as(createAuditCheckpoint, 'AuditCheckpoint');
  return { ...checkpoint, createdAt: String(createdAt) };
}

/** All checkpoints there are, in a file as somebody keeps it elsewhere. */
async function checkpointsFile(): Promise<string> {
  const path = join(folder, `${randomUUID()}.jsonl`);
  await expect(run(runCheckpointCommand, ['--out', path])).resolves.toMatchObject({ code: 0 });
  return path;
}

const cutTail = async (chain: string, from: number) => {
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

describe('sealing', () => {
  it('gives every row of both trails a position of its organization, consecutive and in the order of ids', async () => {
    const trail = await newTrail();
    const rows = await app.sql<{ id: string }>(
      'SELECT id FROM audit_log WHERE organization_id = $1 UNION ALL SELECT id FROM access_log WHERE organization_id = $1 ORDER BY id',
      [trail.chain],
    );
    const seals = await sealsOf(trail.chain);
    expect(seals.map(({ rowId }) => rowId)).toEqual(rows.map(({ id }) => id));
    expect(seals.map(({ position }) => position)).toEqual(rows.map((_row, index) => index + 1));
    expect(new Set(seals.map(({ kind }) => kind))).toEqual(new Set(['AUDIT', 'ACCESS']));
    expect(await app.sql('SELECT 1 FROM audit_unsealed')).toEqual([]);
    expect(await verdict(trail)).toBe('right');
  });

  it('keeps rows of no organization in a chain of their own', async () => {
    // A sign-up that waits for its confirmation, as where mail is sent.
    await app.sql(
      `INSERT INTO audit_log (id, actor_label, action, entity_type, outcome, payload, request_id)
       VALUES (new_uuid_v7(), 'not signed in', 'organization.sign-up', 'Organization', 'SUCCEEDED', '{}', 'a-request')`,
    );
    await sealAudit(app.server.platform);
    const chain = '00000000-0000-0000-0000-000000000000';
    expect((await sealsOf(chain)).length).toBeGreaterThan(0);
    expect(await verified(['--organization', chain])).toBe('right');
  });

  it('covers every column of the two tables', async () => {
    for (const [table, columns] of [
      ['audit_log', sealedColumns.AUDIT],
      ['access_log', sealedColumns.ACCESS],
    ] as const) {
      const found = await app.sql<{ name: string }>(
        'SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1',
        [table],
      );
      expect([...columns].sort()).toEqual(found.map(({ name }) => name).sort());
    }
  });

  it('during 50 parallel mutations, by three sealers at once, seals each row once', async () => {
    const trail = await newTrail();
    let done = false;
    const sealers = Array.from({ length: 3 }, async () => {
      while (!done) await sealAudit(app.server.platform);
    });
    await Promise.all(Array.from({ length: 50 }, () => act(trail.client)));
    done = true;
    await Promise.all(sealers);
    await sealAudit(app.server.platform);
    const seals = await sealsOf(trail.chain);
    expect(seals.map(({ position }) => position)).toEqual(Array.from({ length: trail.head + 50 }, (_, nth) => nth + 1));
    expect(new Set(seals.map(({ rowId }) => rowId)).size).toBe(trail.head + 50);
    expect(await verdict(trail)).toBe('right');
  });

  it('that is killed before it commits loses nothing and seals nothing twice', async () => {
    const trail = await newTrail();
    await act(trail.client);
    const holder = new pg.Client(app.databaseUrl);
    await holder.connect();
    onTestFinished(() => holder.end());
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM audit_unsealed FOR UPDATE');
    const killed = expect(sealAudit(app.server.platform)).rejects.toThrow();
    await until('the sealer waits at its last statement', async () => {
      const [waiting] = await app.sql(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'DELETE FROM audit_unsealed%'`,
      );
      return waiting;
    });
    await killed;
    await holder.query('ROLLBACK');
    expect(await sealsOf(trail.chain)).toHaveLength(trail.head);
    await sealAudit(app.server.platform);
    expect(await sealsOf(trail.chain)).toHaveLength(trail.head + 1);
    expect(await verdict(trail)).toBe('right');
  });

  it('takes more rows than one batch', async () => {
    const trail = await newTrail();
    await app.sql(
      `INSERT INTO access_log (id, organization_id, actor_id, actor_label, session_id, entity_types, fields, entity_ids, request_id, viewed_at)
       SELECT uuidv7(), organization_id, actor_id, actor_label, session_id, entity_types, fields, entity_ids, request_id, viewed_at
         FROM generate_series(1, 1200), (SELECT * FROM access_log WHERE organization_id = $1 LIMIT 1) one`,
      [trail.chain],
    );
    expect(await sealAudit(app.server.platform)).toBeGreaterThanOrEqual(1_200);
    expect(await sealsOf(trail.chain)).toHaveLength(trail.head + 1_200);
    expect(await verdict(trail)).toBe('right');
  });

  it('by a running server comes within seconds', async () => {
    const running = await appForTest({ jobs: true });
    const { owner } = await newWorld(running);
    await act(owner.client);
    await until('everything is sealed', async () => {
      const { auditIntegrity } = await owner.client.ask(AuditIntegrityDocument, {});
      return auditIntegrity.unsealed === 0 && auditIntegrity.sealedPosition > 0;
    });
  });
});

describe('verification names the first thing that is wrong', () => {
  it.each([
    ['an audit row', 'AUDIT', `UPDATE audit_log SET actor_label = 'somebody else' WHERE id = $1`],
    ['a number in a payload', 'AUDIT', `UPDATE audit_log SET payload = payload || '{"n": 1}' WHERE id = $1`],
    ['an instant, by a millisecond', 'AUDIT', `UPDATE audit_log SET created_at = created_at + '1 ms' WHERE id = $1`],
    ['the organization', 'AUDIT', 'UPDATE audit_log SET organization_id = NULL WHERE id = $1'],
    ['an access row', 'ACCESS', `UPDATE access_log SET fields = '{note}' WHERE id = $1`],
  ] as const)('when somebody edited %s', async (_name, kind, text) => {
    const trail = await newTrail();
    const { position, rowId } = await nthOf(kind, trail);
    await tamper(text, [rowId]);
    expect(await verdict(trail)).toMatch(new RegExp(`^ROW_(CHANGED|ELSEWHERE) ${position}$`));
  });

  it('when a row was deleted, alone or with its seal', async () => {
    const alone = await newTrail();
    const { position, rowId } = await nthOf('ACCESS', alone, 2);
    await tamper('DELETE FROM access_log WHERE id = $1', [rowId]);
    expect(await verdict(alone)).toBe(`ROW_MISSING ${position}`);
    const both = await newTrail();
    const sealed = await nthOf('AUDIT', both, 2);
    await tamper('DELETE FROM audit_log WHERE id = $1', [sealed.rowId]);
    await tamper('DELETE FROM audit_seal WHERE row_id = $1', [sealed.rowId]);
    expect(await verdict(both)).toBe(`POSITION_MISSING ${sealed.position}`);
  });

  it('when two rows were swapped, by their contents or by their positions', async () => {
    const contents = await newTrail();
    const [first, second] = [await nthOf('AUDIT', contents, 2), await nthOf('AUDIT', contents, 3)];
    await tamper(
      `UPDATE audit_log a SET payload = b.payload, request_id = b.request_id, entity_id = b.entity_id, created_at = b.created_at
         FROM audit_log b WHERE (a.id, b.id) IN (($1, $2), ($2, $1))`,
      [first.rowId, second.rowId],
    );
    expect(await verdict(contents)).toBe(`ROW_CHANGED ${first.position}`);
    const positions = await newTrail();
    const [left, right] = [await nthOf('ACCESS', positions, 1), await nthOf('AUDIT', positions, 3)];
    const aside = 1_000_000;
    for (const [from, to] of [
      [left.position, aside],
      [right.position, left.position],
      [aside, right.position],
    ])
      await tamper('UPDATE audit_seal SET position = $3 WHERE chain_id = $1 AND position = $2', [
        positions.chain,
        from,
        to,
      ]);
    expect(await verdict(positions)).toBe(`ROW_CHANGED ${Math.min(left.position, right.position)}`);
  });

  it('when the end was cut off and a checkpoint beyond it is left', async () => {
    const trail = await newTrail();
    await signed(trail);
    await cutTail(trail.chain, 4);
    expect(await verdict(trail)).toBe('TAIL_CUT 4');
  });

  it('when the end was cut off with its checkpoints, by those that were kept elsewhere', async () => {
    const trail = await newTrail();
    await signed(trail);
    const kept = await checkpointsFile();
    await cutTail(trail.chain, 4);
    await tamper('DELETE FROM audit_checkpoint WHERE chain_id = $1', [trail.chain]);
    expect(await verdict(trail)).toBe('right');
    expect(await verdict(trail, '--checkpoints', kept)).toBe('TAIL_CUT 4');
  });

  it('when the last row was changed with its hash', async () => {
    const trail = await newTrail();
    const { position } = await signed(trail);
    // Rows are sealed in the order of their ids, and those of the server and of the database come from two clocks.
    const last = (await sealsOf(trail.chain)).filter(({ kind }) => kind === 'ACCESS').at(-1);
    await tamper(`UPDATE access_log SET ip = '10.0.0.1' WHERE id = $1`, [last?.rowId]);
    await rewrite(trail.chain, last?.position);
    expect(await verdict(trail)).toBe(`CHECKPOINT_DIFFERS ${position}`);
  });

  it('when the whole chain was written anew, also with the checkpoints', async () => {
    const trail = await newTrail();
    const first = await signed(trail);
    const kept = await checkpointsFile();
    const { rowId } = await nthOf('AUDIT', trail, 0);
    await tamper(`UPDATE audit_log SET actor_label = 'somebody else' WHERE id = $1`, [rowId]);
    await rewrite(trail.chain);
    expect(await verdict(trail)).toBe(`CHECKPOINT_DIFFERS ${first.position}`);
    await tamper('DELETE FROM audit_checkpoint WHERE chain_id = $1', [trail.chain]);
    expect(await verdict(trail)).toBe('right');
    // What was kept is the head as it was when the file was written, after the checkpoint's own row.
    expect(await verdict(trail, '--checkpoints', kept)).toBe(`CHECKPOINT_DIFFERS ${first.position + 1}`);
  });

  it('when a row was written past the seals, and not when it waits for its own', async () => {
    const trail = await newTrail();
    await look(app, trail.world, trail.chain);
    expect(await verdict(trail)).toBe('right');
    await tamper('DELETE FROM audit_unsealed');
    expect(await verdict(trail)).toBe('NOT_SEALED');
  });

  it('when a row has waited longer than it may', async () => {
    const trail = await newTrail();
    await look(app, trail.world, trail.chain, new Date(Date.now() - 120_000));
    expect(await verdict(trail)).toBe('NOT_SEALED');
    await sealAudit(app.server.platform);
    expect(await verdict(trail)).toBe('right');
  });

  it('when a checkpoint was forged, or is signed by a key that is not trusted', async () => {
    const trail = await newTrail();
    const { position } = await signed(trail);
    const other = createSigner(Buffer.alloc(32, 9));
    expect(await verdict(trail, '--public-key', other.publicKey)).toBe(`KEY_UNKNOWN ${position}`);
    await tamper(`UPDATE audit_checkpoint SET created_at = created_at - interval '1 day' WHERE chain_id = $1`, [
      trail.chain,
    ]);
    expect(await verdict(trail)).toBe(`SIGNATURE_WRONG ${position}`);
  });
});

describe('an exported trail', () => {
  async function exported(trail: Trail): Promise<string> {
    const path = join(folder, `${randomUUID()}.jsonl`);
    const { code } = await run(runExportCommand, ['--out', path, '--organization', trail.chain]);
    expect(code).toBe(0);
    return path;
  }

  it('is verified by a process that has neither a database nor settings', async () => {
    const trail = await newTrail();
    await signed(trail);
    const kept = await checkpointsFile();
    const path = await exported(trail);
    const { publicKey } = app.server.platform.signer;
    const entry = fileURLToPath(new URL('../../dist/cli/audit-verify.js', import.meta.url));
    const args = [entry, '--file', path, '--checkpoints', kept, '--public-key', publicKey];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env: {} });
    expect(stdout).toContain('Everything is right.');
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('tells of every change to it, at the first line that is wrong', async () => {
    const trail = await newTrail();
    const { position } = await signed(trail);
    const path = await exported(trail);
    const lines = (await readFile(path, 'utf8')).trim().split('\n');
    const changed = async (change: (lines: string[]) => unknown) => {
      const copy = [...lines];
      change(copy);
      const file = join(folder, `${randomUUID()}.jsonl`);
      await writeFile(file, `${copy.join('\n')}\n`);
      return verified(['--file', file]);
    };
    expect(await changed(() => undefined)).toBe('right');
    expect(await changed((copy) => copy.splice(3, 1))).toBe('POSITION_MISSING 3');
    expect(await changed((copy) => copy.splice(3, 1, copy[3]?.replace(/"request_id":"/, '$&x') ?? ''))).toBe(
      'ROW_CHANGED 3',
    );
    expect(await changed((copy) => copy.splice(5, 1, copy[5]?.replace(/"row":\{.*\}/, '"row":null}') ?? ''))).toBe(
      'ROW_MISSING 5',
    );
    expect(await changed((copy) => copy.splice(2, 2, copy[3] ?? '', copy[2] ?? ''))).toBe('POSITION_MISSING 2');
    expect(await changed((copy) => copy.splice(position, 1))).toBe(`TAIL_CUT ${position}`);
    expect(await changed((copy) => copy.push(copy.pop()?.replace(/"signature":"../, '"signature":"AA') ?? ''))).toBe(
      `SIGNATURE_WRONG ${position}`,
    );
  });

  it('of all organizations holds each chain, and each is verified', async () => {
    await newTrail();
    const path = join(folder, 'all.jsonl');
    await run(runExportCommand, ['--out', path]);
    const { text } = await run(runVerifyCommand, ['--file', path]);
    const [chains] = await app.sql<{ count: number }>('SELECT count(*)::int FROM organization');
    expect(text.match(/^Chain /gm)).toHaveLength((chains?.count ?? 0) + 1);
  });

  it.each([
    [runVerifyCommand, ['--file', '/nowhere/trail.jsonl']],
    [runVerifyCommand, ['--file', fileURLToPath(import.meta.url)]],
    [runVerifyCommand, ['--public-key', 'AAAA']],
    [runVerifyCommand, ['--organization', 'A Group']],
    [runVerifyCommand, ['--out', 'x']],
    [runVerifyCommand, ['--nonsense']],
    [runExportCommand, []],
    [runExportCommand, ['--out', '/nowhere/trail.jsonl']],
    [runCheckpointCommand, ['--out', '/nowhere/checkpoints.jsonl']],
  ] as [Command, string[]][])('wrong usage ends with 2 and a sentence: %#', async (command, args) => {
    const { code, text } = await run(command, args);
    expect([code, text]).toEqual([2, expect.stringMatching(/^\S.*\nSee --help\.\n$/s)]);
  });

  it.each([runVerifyCommand, runExportCommand, runCheckpointCommand])(
    'the command %# explains itself',
    async (command) => {
      expect(await run(command, ['--help'])).toMatchObject({
        code: 0,
        text: expect.stringContaining('npm run audit:'),
      });
    },
  );
});

describe('a checkpoint', () => {
  it('is signed over chain, position, hash and time, so that anybody can check it', async () => {
    const trail = await newTrail();
    const { chain, position, hash, createdAt, keyId, signature } = await signed(trail);
    const { auditIntegrity } = await trail.client.ask(AuditIntegrityDocument, {});
    expect([chain, position, hash]).toEqual([trail.chain, auditIntegrity.sealedPosition, auditIntegrity.hash]);
    expect(auditIntegrity).toMatchObject({ keyId, lastCheckpoint: { position, hash, signature } });
    const text = `{"chain":"${chain}","createdAt":"${createdAt}","hash":"${hash}","position":${position}}`;
    expect(isSignedBy(auditIntegrity.publicKey, text, Buffer.from(signature, 'base64'))).toBe(true);
  });

  it('is written by the clock for chains that moved, once', async () => {
    const trail = await newTrail();
    const count = async () =>
      (await app.sql('SELECT 1 FROM audit_checkpoint WHERE chain_id = $1', [trail.chain])).length;
    await signMovedHeads(app.server.platform);
    await signMovedHeads(app.server.platform);
    expect(await count()).toBe(1);
    await act(trail.client);
    await sealAudit(app.server.platform);
    await signMovedHeads(app.server.platform);
    expect(await count()).toBe(2);
  });

  it('asked for twenty times at once is signed once for each head', async () => {
    const trail = await newTrail();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => trail.client.ask(CreateAuditCheckpointDocument, {})),
    );
    const kinds = answers.map(({ createAuditCheckpoint }) => createAuditCheckpoint.__typename);
    expect(new Set([...kinds, 'AuditCheckpoint', 'NothingToSign'])).toEqual(
      new Set(['AuditCheckpoint', 'NothingToSign']),
    );
    const kept = await app.sql('SELECT position FROM audit_checkpoint WHERE chain_id = $1', [trail.chain]);
    expect(kept).toHaveLength(kinds.filter((kind) => kind === 'AuditCheckpoint').length);
    expect(await verdict(trail)).toBe('right');
  });
});

describe('the server', () => {
  it('verifies the trail when asked to, and says what it found', async () => {
    const trail = await newTrail();
    const ask = async () =>
      as((await trail.client.ask(VerifyAuditTrailDocument, {})).verifyAuditTrail, 'AuditIntegrity');
    const right = await ask();
    expect(right).toMatchObject({
      problem: null,
      verifiedAt: expect.any(String),
      verifiedPosition: right.sealedPosition,
    });
    const { position, rowId } = await nthOf('AUDIT', trail);
    await tamper(`UPDATE audit_log SET code = NULL, ip = 'x' WHERE id = $1`, [rowId]);
    expect(await ask()).toMatchObject({ verifiedPosition: position - 1, problem: { position } });
    const { auditIntegrity } = await trail.client.ask(AuditIntegrityDocument, {});
    expect(auditIntegrity.problem).toMatchObject({ position, message: expect.stringContaining(rowId) });
  });

  it('remembers what it has verified: a part that is gone is missed without any checkpoint', async () => {
    const trail = await newTrail();
    await trail.client.ask(VerifyAuditTrailDocument, {});
    await cutTail(trail.chain, 2);
    const { verifyAuditTrail } = await trail.client.ask(VerifyAuditTrailDocument, {});
    expect(as(verifyAuditTrail, 'AuditIntegrity').problem?.message).toContain('verified');
  });

  it('verifies by the clock: what is new at each turn, all of it a day later, and logs a problem once', async () => {
    const own = await appForTest();
    const trail = await newTrail(own);
    const { platform } = own.server;
    const logged = vi.spyOn(platform.log, 'error');
    await verifyOn(platform);
    const report = async () => {
      const [row] = await own.sql(
        `SELECT position::int, problem, problem_position::int AS at, started_at AS "startedAt" FROM audit_verification WHERE chain_id = $1`,
        [trail.chain],
      );
      return row;
    };
    const first = await report();
    expect(first).toMatchObject({ position: trail.head, problem: null });
    await own.sql('ALTER TABLE audit_log DISABLE TRIGGER audit_log_append_only');
    const [changed] = (await sealsOf(trail.chain, own)).filter(({ kind }) => kind === 'AUDIT');
    const at = changed?.position ?? 0;
    await own.sql(`UPDATE audit_log SET actor_label = 'x' WHERE id = $1`, [changed?.rowId]);
    await act(trail.client);
    await sealAudit(platform);
    await verifyOn(platform);
    expect(await report()).toMatchObject({ position: trail.head + 1, problem: null, startedAt: first?.['startedAt'] });
    own.clock.advance({ hours: 25 });
    await verifyOn(platform);
    await verifyOn(platform);
    expect(await report()).toMatchObject({
      position: at - 1,
      at,
      problem: expect.stringContaining('The hash does not fit'),
    });
    own.clock.advance({ hours: 25 });
    await verifyOn(platform);
    expect(logged.mock.calls.map(([, message]) => message)).toEqual(['the audit trail was changed']);
  });

  it('tells of the trail only whoever may read all of it', async () => {
    const { world } = await newTrail();
    const auditor = await newMember(world, 'AUDITOR', world.pharmacyId);
    for (const document of [AuditIntegrityDocument, CreateAuditCheckpointDocument, VerifyAuditTrailDocument]) {
      const { data, errors } = await auditor.client.send(document.toString());
      expect([data, errors?.[0]?.message]).toEqual([null, expect.stringContaining('audit:read at all pharmacies')]);
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });
});

describe('seals and checkpoints', () => {
  it.each(['audit_seal', 'audit_checkpoint'])(
    'of %s are only ever inserted, by the owner of the database too',
    async (table) => {
      await signed(await newTrail());
      for (const text of [`UPDATE ${table} SET position = 1`, `DELETE FROM ${table} WHERE false`, `TRUNCATE ${table}`])
        await expect(app.sql(text)).rejects.toThrow(`Rows of ${table} are only ever inserted.`);
    },
  );
});
