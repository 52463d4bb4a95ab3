import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sealedColumns } from '../../../src/features/audit/chain/index.ts';
import { sealAudit } from '../../../src/features/audit/index.ts';
import { AuditIntegrityDocument } from '../../generated/graphql.ts';
import { appForTest } from '../../kit/app.ts';
import { until } from '../../kit/until.ts';
import { newWorld } from '../../kit/world.ts';
import { act, app, newTrail, sealsOf, signed, useChain, verdict, verified } from './audit-chain.kit.ts';

useChain();

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
