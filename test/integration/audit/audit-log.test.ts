import { describe, expect, it } from 'vitest';
import {
  type AuditFilter,
  AuditTrailDocument,
  DispenseStockDocument,
  LogInDocument,
  SetStockLevelsDocument,
} from '../../generated/graphql.ts';
import { type Client } from '../../kit/client.ts';
import { newMember, newPharmacy, newWorld, stocked } from '../../kit/world.ts';
import { app, scene, tried, useAudit } from './audit.kit.ts';

useAudit();

describe('auditLog', () => {
  const trail = async (client: Client, filter: AuditFilter | null = null, first = 100) =>
    (await client.ask(AuditTrailDocument, { filter, first })).auditLog;
  type Row = Awaited<ReturnType<typeof trail>>['nodes'][number];

  /** A trail of its own, with a second pharmacy, somebody at each, and attempts that ended in every way. */
  async function newTrail() {
    const world = await newWorld(app);
    const second = { ...world, pharmacyId: await newPharmacy(world) };
    const technician = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const auditor = await newMember(world, 'AUDITOR', second.pharmacyId);
    const here = await stocked(world, [{ quantity: 10 }]);
    const there = await stocked(second, [{ quantity: 10 }]);
    const { stockId } = here;
    const done = await tried(technician.client, DispenseStockDocument, { input: { stockId, quantity: 1 } });
    await tried(technician.client, DispenseStockDocument, { input: { stockId, quantity: 99 } });
    await tried(technician.client, DispenseStockDocument, { input: { stockId, quantity: -1 } });
    await tried(technician.client, SetStockLevelsDocument, { input: { stockId, minQuantity: 1 } });
    await tried(world.owner.client, SetStockLevelsDocument, { input: { stockId: there.stockId, minQuantity: 1 } });
    return { world, second, technician, auditor, here, there, requestId: done.requestId };
  }

  it('is narrowed by each condition of its filter: all that meet it, and no others', async () => {
    const { world, second, technician, here, requestId } = await newTrail();
    const { client } = world.owner;
    const all = (await trail(client)).nodes;
    const times = all.map(({ createdAt }) => createdAt).sort();
    const middle = times[Math.floor(times.length / 2)] ?? '';
    const cases: [AuditFilter, (row: Row) => boolean][] = [
      [{ action: 'stock.dispense' }, ({ action }) => action === 'stock.dispense'],
      [{ action: 'stock.' }, ({ action }) => action.startsWith('stock.')],
      [{ actorId: technician.userId }, ({ actor }) => actor?.id === technician.userId],
      [{ entityId: here.stockId }, ({ entityId }) => entityId === here.stockId],
      [{ entityType: 'Drug' }, ({ entityType }) => entityType === 'Drug'],
      [{ pharmacyId: second.pharmacyId }, (row) => row.pharmacyId === second.pharmacyId],
      [{ outcomes: ['REFUSED', 'DENIED'] }, ({ outcome }) => ['REFUSED', 'DENIED'].includes(outcome)],
      [{ outcomes: ['FAILED'] }, ({ outcome }) => outcome === 'FAILED'],
      [{ requestId }, (row) => row.requestId === requestId],
      [{ from: middle }, ({ createdAt }) => createdAt >= middle],
      [{ until: middle }, ({ createdAt }) => createdAt < middle],
      [
        { action: 'stock.', actorId: technician.userId, outcomes: ['SUCCEEDED'], from: times[0], entityType: 'Stock' },
        (row) => row.requestId === requestId,
      ],
    ];
    for (const [filter, meets] of cases) {
      const wanted = all.filter(meets).map(({ id }) => id);
      expect([filter, wanted.length > 0 && wanted.length < all.length]).toEqual([filter, true]);
      const { nodes, totalCount } = await trail(client, filter);
      expect([filter, nodes.map(({ id }) => id)]).toEqual([filter, wanted]);
      expect(totalCount).toBe(wanted.length);
    }
  });

  it('answers nothing where nothing meets the filter', async () => {
    const { client } = scene.world.owner;
    const none: AuditFilter[] = [
      { action: 'stock' },
      { action: 'stock.dispens' },
      { actorId: 'nonsense' },
      { entityId: 'nonsense' },
      { pharmacyId: crypto.randomUUID() },
      { entityType: 'stock' },
      { outcomes: [] },
      { requestId: 'no-such-request' },
    ];
    for (const filter of none) expect([filter, (await trail(client, filter)).nodes]).toEqual([filter, []]);
  });

  it('is read page by page, newest first, each row once', async () => {
    const { world } = await newTrail();
    const { client } = world.owner;
    const all = (await trail(client)).nodes.map(({ id }) => id);
    expect(all).toEqual([...all].sort().reverse());
    const page = async (after: string | null) =>
      (await client.ask(AuditTrailDocument, { filter: null, first: 4, after })).auditLog;
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { nodes, pageInfo, totalCount } = await page(after);
      expect(totalCount).toBe(all.length);
      expect(nodes.length).toBeLessThanOrEqual(4);
      seen.push(...nodes.map(({ id }) => id));
      after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
    } while (after !== null);
    expect(seen).toEqual(all);
  });

  it('is for owners and auditors alone; an auditor of one pharmacy reads what happened there', async () => {
    const { world, second, auditor, there } = await newTrail();
    for (const role of ['MANAGER', 'PHARMACIST', 'TECHNICIAN'] as const) {
      const { client } = await newMember(world, role, role === 'MANAGER' ? null : world.pharmacyId);
      expect((await client.error(AuditTrailDocument, {})).extensions.code).toBe('FORBIDDEN');
    }
    expect((await app.client().error(AuditTrailDocument, {})).extensions.code).toBe('UNAUTHENTICATED');
    const everywhere = await newMember(world, 'AUDITOR', null);
    const all = (await trail(world.owner.client)).nodes;
    expect((await trail(everywhere.client)).nodes).toEqual(all);
    const ofTheirs = (await trail(auditor.client)).nodes;
    expect(ofTheirs.map(({ id }) => id)).toEqual(
      all.filter(({ pharmacyId }) => pharmacyId === second.pharmacyId).map(({ id }) => id),
    );
    expect(ofTheirs.map(({ entityId }) => entityId)).toContain(there.stockId);
    expect((await trail(auditor.client, { pharmacyId: world.pharmacyId })).nodes).toEqual([]);
  });

  it('never holds rows of another organization, whatever is asked for', async () => {
    const [ours, theirs] = [await newTrail(), await newTrail()];
    const { client, userId } = ours.world.owner;
    const own = await app.sql<{ id: string }>(
      'SELECT id FROM audit_log WHERE organization_id = (SELECT organization_id FROM app_user WHERE id = $1)',
      [userId],
    );
    const { nodes, totalCount } = await trail(client);
    expect(nodes.map(({ id }) => id).sort()).toEqual(own.map(({ id }) => id).sort());
    expect(totalCount).toBe(own.length);
    const filters: AuditFilter[] = [
      { requestId: theirs.requestId },
      { actorId: theirs.technician.userId },
      { entityId: theirs.here.stockId },
      { pharmacyId: theirs.world.pharmacyId },
    ];
    for (const filter of filters) {
      expect((await trail(theirs.world.owner.client, filter)).nodes.length).toBeGreaterThan(0);
      expect([filter, (await trail(client, filter)).nodes]).toEqual([filter, []]);
    }
  });

  it('tells an owner of a wrong password tried on an account of the organization', async () => {
    const { owner } = await newWorld(app);
    await app.client().send(LogInDocument.toString(), { input: { email: owner.email, password: 'not-this-password' } });
    const { nodes } = await trail(owner.client, { action: 'session.log-in' });
    expect(nodes).toMatchObject([
      { outcome: 'REFUSED', code: 'INVALID_CREDENTIALS', entityId: owner.userId, actor: null },
    ]);
  });
});
