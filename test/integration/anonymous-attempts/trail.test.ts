import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DispenseStockDocument } from '../../generated/graphql.ts';
import { appForTest } from '../../kit/app.ts';
import { newWorld, someText } from '../../kit/world.ts';
import { app, from, logIn, somewhere, useStrangers } from './anonymous-attempts.kit.ts';

useStrangers();

describe('the trail of nobody', () => {
  it('is apart from the sealed one, cut, and beyond a limit only counted', async () => {
    const here = await appForTest({ environment: { TRUST_PROXY: '127.0.0.1' } });
    const input = { stockId: randomUUID(), note: 'x'.repeat(200_000), quantity: 1 };
    const size = async (table: string) => (await here.sql(`SELECT 1 FROM ${table}`)).length;
    const before = await size('audit_log');
    for (let nth = 0; nth < 60; nth += 1) {
      const text = `mutation D($input: DispenseStockInput!) { dispenseStock(input: $input) { __typename } }`;
      await here.client().send(text, { input }, from('198.51.100.7'));
    }
    expect(await size('audit_log')).toBe(before);
    await here.server.platform.anonymousAttempts.close();
    const rows = await here.sql<{ count: number; size: number }>(
      'SELECT count, coalesce(octet_length(payload::text), 0) AS size FROM visitor_attempt',
    );
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(60);
    // A minute may have ended meanwhile.
    expect(rows.length).toBeLessThan(60);
    for (const row of rows) expect(row.size).toBeLessThanOrEqual(4_096);
  });

  it('holds what it was about, from where, and no secret', async () => {
    const address = somewhere();
    const secret = someText('never-to-be-kept');
    await logIn(app, { email: 'nobody@pharmacy.example', password: secret }, address);
    const rows = await app.sql(
      'SELECT action, outcome::text, code, count, network, payload FROM visitor_attempt WHERE ip = $1',
      [address],
    );
    expect(rows).toEqual([
      {
        action: 'session.log-in',
        outcome: 'REFUSED',
        code: 'INVALID_CREDENTIALS',
        count: 1,
        network: expect.stringMatching(/::\/64$/),
        payload: { input: { email: 'nobody@pharmacy.example', password: '[secret]' }, before: null, after: null },
      },
    ]);
  });

  it('on one account fills so many rows of its organization, and no more', async () => {
    const { owner } = await newWorld(app);
    for (let nth = 0; nth < 60; nth += 1) await logIn(app, { email: owner.email, password: someText('wrong') });
    const rows = await app.sql('SELECT 1 FROM audit_log WHERE entity_id = $1', [owner.userId]);
    expect(rows.length).toBeGreaterThan(4);
    expect(rows.length).toBeLessThanOrEqual(20);
  });

  it('holds four kilobytes at most of what somebody signed in sent in vain', async () => {
    const { owner } = await newWorld(app);
    const input = {
      stockId: randomUUID(),
      lots: Array.from({ length: 400 }, () => ({ lotId: `${randomUUID()}${'y'.repeat(500)}`, quantity: 1 })),
    };
    expect((await owner.client.error(DispenseStockDocument, { input })).extensions.code).toBeTruthy();
    const rows = await app.sql<{ size: number }>(
      'SELECT octet_length(payload::text) AS size FROM audit_log WHERE actor_id = $1',
      [owner.userId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.size).toBeLessThanOrEqual(4_096);
  });
});
