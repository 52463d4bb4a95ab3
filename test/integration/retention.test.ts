import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { tables } from '../../src/app/declarations.ts';
import { removeViews, runExportCommand, runVerifyCommand, sealAudit } from '../../src/features/audit/index.ts';
import { forgetAnswers, forgetEvents, removeOld } from '../../src/platform/database/retention.ts';
import type { Keeping } from '../../src/platform/settings.ts';
import {
  AuditIntegrityDocument,
  DispenseStockDocument,
  MeDocument,
  StockChangesDocument,
  VerifyAuditTrailDocument,
} from '../generated/graphql.ts';
import { type App, appForTest, startApp } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import { allPlaced, cursorNow } from '../kit/cursor.ts';
import { onDatabase } from '../kit/on-database.ts';
import { newMember, newWorld, stocked, type World } from '../kit/world.ts';
import { Device } from './sync.device.ts';

/** What is removed after its time, and what is told to whoever had not read it. */

let app: App;
let world: World;
let organizationId: string;

beforeAll(async () => {
  app = await startApp();
  ({ world, organizationId } = await newPlace());
});
afterAll(() => app.close());

async function newPlace() {
  const world = await newWorld(app);
  const { stockId } = await stocked(world, [{ quantity: 1_000 }]);
  const [stock] = await app.sql<{ id: string }>('SELECT organization_id AS id FROM stock WHERE id = $1', [stockId]);
  return { world, organizationId: stock?.id ?? '', stockId };
}

type Place = Awaited<ReturnType<typeof newPlace>>;

/** The keeper of the app with other times. */
const keeping = (keep: Partial<Keeping> = {}) => {
  const { database, settings, signer, clock, log } = app.server.platform;
  return { database, signer, clock, log, settings: { keep: { ...settings.keep, ...keep } } };
};

/** Removes what is old in a table, as its declaration says. */
async function removeFrom(table: string): Promise<void> {
  const { removed } = tables[table] ?? {};
  if (!removed) throw new Error(`Nothing is ever removed from ${table}.`);
  await removeOld(keeping(), table, removed);
}

async function dispense({ world, stockId }: Pick<Place, 'world' | 'stockId'>, times = 1): Promise<void> {
  for (let nth = 0; nth < times; nth += 1)
    as(
      (await world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 1 } })).dispenseStock,
      'StockMovement',
    );
}

/** Lets rows be older than they are: the rules of the tables do not hold whoever has the database in their hands. */
async function age(text: string, values: unknown[]): Promise<void> {
  const client = new pg.Client(app.databaseUrl);
  await client.connect();
  try {
    await client.query('SET session_replication_role = replica');
    await client.query(text, values);
  } finally {
    await client.end();
  }
}

/** All events up to now happened so many days ago. */
async function ageEvents({ organizationId }: Pick<Place, 'organizationId'>, days: number): Promise<void> {
  await allPlaced(app);
  await age(`UPDATE event SET created_at = now() - make_interval(days => $2) WHERE organization_id = $1`, [
    organizationId,
    days,
  ]);
}

async function historyOf({ organizationId }: Pick<Place, 'organizationId'>) {
  const [row] = await app.sql<{ head: number; keptAfter: number; events: number; first: number | null }>(
    `SELECT h.position::int AS head, h.kept_after::int AS "keptAfter", count(e.id)::int AS events, min(e.position)::int AS first
       FROM event_head h LEFT JOIN event e USING (organization_id) WHERE organization_id = $1 GROUP BY 1, 2`,
    [organizationId],
  );
  if (!row) throw new Error('There is no history.');
  return row;
}

const follow = ({ world }: Pick<Place, 'world'>, after: string) =>
  app.live(world.owner.token).subscribe(StockChangesDocument, { pharmacyId: world.pharmacyId, after });

const expired = { extensions: { code: 'CURSOR_EXPIRED' } };

describe('events', () => {
  it('go after their time, the younger ones stay, and a cursor from before is told so', async () => {
    const place = await newPlace();
    const long = await cursorNow(app, place.world.owner);
    await dispense(place, 3);
    await ageEvents(place, 31);
    const last = await cursorNow(app, place.world.owner);
    await dispense(place, 2);
    await allPlaced(app);
    const before = await historyOf(place);
    await forgetEvents(keeping());
    const after = await historyOf(place);
    expect(after).toEqual({
      head: before.head,
      keptAfter: before.head - 2,
      events: 2,
      first: before.head - 1,
    });
    expect((await follow(place, long).item()).errors).toMatchObject([expired]);
    // Who had read all that was removed goes on.
    const events = follow(place, last);
    expect((await events.take(2)).map(({ stockChanged }) => stockChanged.quantity)).toEqual([996, 995]);
    // And again nothing happens.
    await forgetEvents(keeping());
    expect(await historyOf(place)).toEqual(after);
  });

  it('are told of as gone where nothing has happened since, too', async () => {
    const place = await newPlace();
    const long = await cursorNow(app, place.world.owner);
    await dispense(place, 2);
    await ageEvents(place, 31);
    const now = await cursorNow(app, place.world.owner);
    await forgetEvents(keeping());
    expect(await historyOf(place)).toMatchObject({ events: 0, first: null });
    expect((await follow(place, long).item()).errors).toMatchObject([expired]);
    const events = follow(place, now);
    await dispense(place);
    expect((await events.next()).stockChanged.quantity).toBe(997);
  });

  it('wait for a younger one before them', async () => {
    const place = await newPlace();
    await dispense(place, 4);
    await ageEvents(place, 31);
    const { head } = await historyOf(place);
    await age('UPDATE event SET created_at = now() WHERE organization_id = $1 AND position = $2', [
      place.organizationId,
      head - 1,
    ]);
    await forgetEvents(keeping());
    expect(await historyOf(place)).toMatchObject({ keptAfter: head - 2, events: 2 });
  });

  it('that go while somebody reads them end the reading, and leave no gap', async () => {
    const place = await newPlace();
    await allPlaced(app);
    const { position: start } = await app.server.platform.stream.head(place.organizationId);
    await app.sql(
      `INSERT INTO event (id, organization_id, pharmacy_id, type, payload)
       SELECT uuidv7(), $1, $2, 'test.written', '{}' FROM generate_series(1, 1500)`,
      [place.organizationId, place.world.pharmacyId],
    );
    app.server.platform.sequencer.nudge();
    await ageEvents(place, 31);
    // What comes after it makes the gap one to be passed over.
    await dispense(place);
    await allPlaced(app);
    const stop = new AbortController();
    onTestFinished(() => stop.abort());
    const seen: number[] = [];
    const reading = (async () => {
      for await (const { position } of app.server.platform.stream.follow(place.organizationId, start, stop.signal)) {
        seen.push(Number(position - start));
        if (seen.length === 150) await forgetEvents(keeping());
        if (position === start + 1501n) stop.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: 'CURSOR_EXPIRED' });
    // The page that it held was read before they went.
    expect(seen).toEqual(Array.from({ length: 200 }, (_, nth) => nth + 1));
    expect(await historyOf(place)).toMatchObject({ keptAfter: Number(start) + 1500, events: 1 });
  });

  it('take no copy on a device with them: its cursor does not grow old', async () => {
    const place = await newPlace();
    const device = new Device(place.world.owner.client);
    await allPlaced(app, 'entity_change');
    await device.catchUp();
    await dispense(place, 3);
    await ageEvents(place, 400);
    await forgetEvents(keeping({ eventDays: 1 }));
    await allPlaced(app, 'entity_change');
    await device.catchUp();
    expect(device.copy[`STOCK ${place.stockId}`]).toMatchObject({ quantity: 997 });
  });
});

describe('sessions', () => {
  it('go when they ended long ago, and nobody’s who is signed in', async () => {
    const member = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const session = async (revoked: string | null, expires: string) => {
      const [row] = await app.sql<{ id: string }>(
        `INSERT INTO session (id, organization_id, user_id, token_hash, created_at, expires_at, revoked_at)
         VALUES (uuidv7(), $1, $2, encode(sha256(uuid_send(gen_random_uuid())), 'hex'), now() - interval '1 year',
                 now() + $3::interval, now() + $4::interval) RETURNING id`,
        [organizationId, member.userId, expires, revoked],
      );
      return row?.id ?? '';
    };
    const gone = [await session(null, '-31 days'), await session('-31 days', '3 days')];
    const kept = [await session(null, '-29 days'), await session('-29 days', '3 days'), await session(null, '3 days')];
    await removeFrom('session');
    const left = await app.sql<{ id: string }>('SELECT id FROM session WHERE id = ANY ($1)', [[...gone, ...kept]]);
    expect(left.map(({ id }) => id).sort()).toEqual(kept.toSorted());
    expect((await member.client.ask(MeDocument, {})).me).toMatchObject({ id: member.userId });
  });
});

describe('invitations', () => {
  it('go when they were accepted, or expired, long ago', async () => {
    const invitation = async (accepted: string | null, expires: string) => {
      const email = `${randomUUID()}@pharmacy.example`;
      await app.sql(
        `INSERT INTO invitation (id, organization_id, email, role, token_hash, invited_by_id, expires_at, accepted_at)
         VALUES (uuidv7(), $1, $2, 'TECHNICIAN', encode(sha256(uuid_send(gen_random_uuid())), 'hex'), $3, now() + $4::interval, now() + $5::interval)`,
        [organizationId, email, world.owner.userId, expires, accepted],
      );
      return email;
    };
    const gone = [await invitation(null, '-91 days'), await invitation('-91 days', '-89 days')];
    const kept = [
      await invitation(null, '-89 days'),
      await invitation('-89 days', '-88 days'),
      await invitation(null, '2 days'),
    ];
    await removeFrom('invitation');
    const left = await app.sql<{ email: string }>('SELECT email FROM invitation WHERE email = ANY ($1)', [
      [...gone, ...kept],
    ]);
    expect(left.map(({ email }) => email).sort()).toEqual(kept.toSorted());
  });
});

describe('devices, and what strangers tried', () => {
  it('go when they were last used, or tried, long ago', async () => {
    const ages = ['-91 days', '-89 days', '-31 days', '-29 days'];
    for (const age of ages) {
      await app.sql(
        `INSERT INTO known_device (account_id, token_hash, last_used_at)
         SELECT account_id, encode(sha256(uuid_send(gen_random_uuid())), 'hex'), now() + $2::interval FROM app_user WHERE id = $1`,
        [world.owner.userId, age],
      );
      await app.sql(
        `INSERT INTO visitor_attempt (network, count, created_at) VALUES ('retention', 1, now() + $1::interval)`,
        [age],
      );
    }
    await removeFrom('known_device');
    await removeFrom('visitor_attempt');
    const days = (table: string, column: string, condition: string) =>
      app
        .sql<{ days: number }>(
          `SELECT round(extract(epoch FROM now() - ${column}) / 86400)::int AS days FROM ${table} WHERE ${condition} ORDER BY 1`,
        )
        .then((rows) => rows.map((row) => row.days));
    expect(
      await days(
        'known_device',
        'last_used_at',
        `account_id = (SELECT account_id FROM app_user WHERE id = '${world.owner.userId}')`,
      ),
    ).toEqual([29, 31, 89]);
    expect(await days('visitor_attempt', 'created_at', `network = 'retention'`)).toEqual([29]);
  });
});

describe('first answers', () => {
  it('go when their time is over, a thousand in a statement', async () => {
    const insert = (text: string, count: number) =>
      app.sql(
        `INSERT INTO idempotency_key (id, fingerprint, result, expires_at)
         SELECT 'retention-' || gen_random_uuid(), 'f', '\\x00', now() + $1::interval FROM generate_series(1, $2)`,
        [text, count],
      );
    await insert('-1 second', 2_500);
    await insert('1 hour', 3);
    const rows = vi.spyOn(app.server.platform.database, 'rows');
    onTestFinished(() => rows.mockRestore());
    await forgetAnswers(keeping());
    const removed = await Promise.all(
      rows.mock.calls.flatMap(([, { text }], nth) =>
        text.includes('DELETE FROM idempotency_key') ? [rows.mock.results[nth]?.value as Promise<unknown[]>] : [],
      ),
    );
    expect(removed.map(({ length }) => length)).toEqual([1_000, 1_000, 500]);
    const [left] = await app.sql<{ count: number }>(
      `SELECT count(*)::int FROM idempotency_key WHERE id LIKE 'retention-%'`,
    );
    expect(left?.count).toBe(3);
  });

  it('are kept as long as the setting says', async () => {
    const other = await appForTest({ environment: { KEEP_ANSWERS_HOURS: '48' } });
    const there = await newWorld(other);
    const { stockId } = await stocked(there, [{ quantity: 5 }]);
    await there.owner.client.send(
      DispenseStockDocument.toString(),
      { input: { stockId, quantity: 1 } },
      { idempotencyKey: randomUUID() },
    );
    const rows = await other.sql<{ hours: number }>(
      'SELECT round(extract(epoch FROM expires_at - created_at) / 3600)::int AS hours FROM idempotency_key',
    );
    expect(rows).toEqual([{ hours: 48 }]);
  });
});

describe('records of who looked', () => {
  /** Looks, so many days ago; sealed now. */
  async function looked({ organizationId, world }: Place, days: number, count: number): Promise<void> {
    await app.sql(
      `INSERT INTO access_log (id, organization_id, actor_id, actor_label, session_id, entity_types, fields, entity_ids, request_id, viewed_at)
       SELECT uuidv7(-make_interval(days => $3::int)), $1, $2, 'somebody', $2, '{Order}', '{recipient}', ARRAY[$2::uuid], 'a-request',
              now() - make_interval(days => $3::int) FROM generate_series(1, $4)`,
      [organizationId, world.owner.userId, days, count],
    );
    await sealAudit(app.server.platform);
  }

  const ages = async ({ organizationId }: Place) =>
    (
      await app.sql<{ days: number }>(
        `SELECT extract(day FROM now() - viewed_at)::int AS days FROM access_log WHERE organization_id = $1 AND actor_label = 'somebody' ORDER BY 1 DESC`,
        [organizationId],
      )
    ).map(({ days }) => days);

  it('go after their time, and verification tells so and finds nothing wrong', async () => {
    const place = await newPlace();
    const { client } = place.world.owner;
    await looked(place, 800, 3);
    await dispense(place);
    await looked(place, 500, 2);
    await looked(place, 10, 1);
    await removeViews(keeping({ accessLogDays: null }));
    expect(await ages(place)).toEqual([800, 800, 800, 500, 500, 10]);
    await removeViews(keeping({ accessLogDays: 730 }));
    expect(await ages(place)).toEqual([500, 500, 10]);

    const seals = await app.sql(`SELECT 1 FROM audit_seal WHERE chain_id = $1 AND kind = 'ACCESS'`, [
      place.organizationId,
    ]);
    expect(seals.length).toBeGreaterThanOrEqual(6);
    await client.ask(VerifyAuditTrailDocument, {});
    const { auditIntegrity } = await client.ask(AuditIntegrityDocument, {});
    expect(auditIntegrity).toMatchObject({ problem: null, verifiedAt: expect.anything() });
    const { code, output } = await verified(place);
    expect(output).toContain('Records of who looked that were removed after their time: 3.');
    expect(code).toBe(0);
  });

  async function verified({ organizationId }: Place, ...args: string[]) {
    let output = '';
    const { platform } = app.server;
    const code = await runVerifyCommand({
      args: ['--organization', organizationId, ...args],
      connect: async () => ({ ...platform, close: async () => undefined }),
      output: { write: (text: string) => (output += text) },
      errors: { isTTY: false, write: () => true },
    });
    return { code, output };
  }

  it('are told to be removed by an exported trail as well', async () => {
    const place = await newPlace();
    await looked(place, 800, 2);
    await removeViews(keeping({ accessLogDays: 730 }));
    const folder = await mkdtemp(join(tmpdir(), 'apotheca-trail-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'trail.jsonl');
    const { platform } = app.server;
    await runExportCommand({
      args: ['--out', file, '--organization', place.organizationId],
      connect: async () => ({ ...platform, close: async () => undefined }),
      output: { write: () => true },
      errors: { isTTY: false, write: () => true },
    });
    const { code, output } = await verified(place, '--file', file, '--public-key', platform.signer.publicKey);
    expect(output).toContain('Records of who looked that were removed after their time: 2.');
    expect(code).toBe(0);
  });

  describe('are nothing that another row can be passed off as by somebody who has the database', () => {
    /** Deletes the newest row of the trail and calls its seal one of who looked; then what else there is to do. */
    async function deleted({ organizationId }: Place, further: (last: string) => string): Promise<void> {
      await onDatabase(app.databaseUrl, async (owner) => {
        await owner.query('SET session_replication_role = replica');
        const { rows } = await owner.query<{ position: string; id: string }>(
          `SELECT position, row_id AS id FROM audit_seal WHERE chain_id = $1 AND kind = 'AUDIT' ORDER BY position DESC LIMIT 1`,
          [organizationId],
        );
        const [{ position = '', id = '' } = {}] = rows;
        expect((await owner.query('DELETE FROM audit_log WHERE id = $1', [id])).rowCount).toBe(1);
        const place = `chain_id = '${organizationId}' AND position = ${position}`;
        await owner.query(`UPDATE audit_seal SET kind = 'ACCESS' WHERE ${place}; ${further(position)}`);
      });
    }

    it('with a removal that they make up', async () => {
      const place = await newPlace();
      await dispense(place);
      await sealAudit(app.server.platform);
      const { keyId } = app.server.platform.signer;
      await deleted(
        place,
        (last) => `INSERT INTO access_log_removal (chain_id, position, removed_at, key_id, signature)
                   VALUES ('${place.organizationId}', ${last}, now(), '${keyId}', decode(repeat('07', 64), 'hex'))`,
      );
      const { code, output } = await verified(place);
      expect(output).toContain('SIGNATURE_WRONG');
      expect(code).toBe(1);
    });

    it('with an old record in its place, which the server is to remove', async () => {
      const place = await newPlace();
      await looked(place, 800, 1);
      await dispense(place);
      await sealAudit(app.server.platform);
      await deleted(
        place,
        (
          last,
        ) => `UPDATE audit_seal SET row_id = uuidv7(-interval '900 days') WHERE chain_id = '${place.organizationId}' AND position = ${last};
                   INSERT INTO access_log (id, organization_id, actor_id, actor_label, session_id, entity_types, fields, entity_ids, request_id, viewed_at)
                   SELECT s.row_id, l.organization_id, l.actor_id, l.actor_label, l.session_id, l.entity_types, l.fields, l.entity_ids, l.request_id, now() - interval '900 days'
                     FROM audit_seal s, access_log l WHERE s.chain_id = '${place.organizationId}' AND s.position = ${last} AND l.organization_id = s.chain_id LIMIT 1`,
      );
      await removeViews(keeping({ accessLogDays: 730 }));
      // The one that was sealed is gone; the one that was put there is not.
      expect(await ages(place)).toEqual([900]);
      const { code, output } = await verified(place);
      expect(output).toContain('ROW_CHANGED');
      expect(code).toBe(1);
    });
  });

  it('stay for a year whatever the server says', async () => {
    const place = await newPlace();
    await looked(place, 300, 2);
    const server = new pg.Client(app.database.serverUrl);
    await server.connect();
    try {
      const removal = server.query('DELETE FROM access_log WHERE organization_id = $1', [place.organizationId]);
      await expect(removal).rejects.toMatchObject({ constraint: 'access_log_kept' });
    } finally {
      await server.end();
    }
    await removeViews(keeping({ accessLogDays: 1 }));
    expect(await ages(place)).toEqual([300, 300]);
  });
});
