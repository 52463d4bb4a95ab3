import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ChangeMembershipDocument,
  ChangesDocument,
  CreateDrugDocument,
  DispenseStockDocument,
  SetApprovalRuleDocument,
  SetLotStatusDocument,
} from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import { allPlaced } from '../kit/cursor.ts';
import { freshDatabase } from '../kit/databases.ts';
import { until } from '../kit/until.ts';
import { dayFromNow, newDrug, newMember, newPharmacy, newWorld, receive, stocked, type World } from '../kit/world.ts';
import { changesQuery, Device, freshCopy } from './sync.device.ts';
import { step, take } from './sync.history.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

async function worldWithOrders(on = app): Promise<World> {
  const world = await newWorld(on);
  await world.owner.client.ask(SetApprovalRuleDocument, { input: { requesterMayApprove: true } });
  return world;
}

describe('a copy that follows the changes', () => {
  it('equals a fresh query after any history, however the device was interrupted', async () => {
    const habits = fc.array(
      fc.record({
        first: fc.integer({ min: 1, max: 100 }),
        next: fc.constantFrom('apply', 'apply', 'apply twice', 'lose the answer', 'lose the cursor'),
      }),
      { minLength: 1, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40 }), habits, async (steps, reads) => {
        const world = await worldWithOrders();
        const pharmacyIds = [world.pharmacyId, await newPharmacy(world)];
        for (const pharmacyId of pharmacyIds)
          await stocked({ ...world, pharmacyId }, [{ quantity: 30 }, { quantity: 6 }], 12);
        const device = new Device(world.owner.client);
        let writing = true;
        const writers = Array.from({ length: 4 }, async (_, writer) => {
          for (const [nth, one] of steps.entries()) if (nth % 4 === writer) await take(one, world, pharmacyIds);
        });
        const written = Promise.all(writers).finally(() => {
          writing = false;
        });
        const read = async () => {
          for (let nth = 0; writing || nth < reads.length; nth += 1) {
            const { first, next } = reads[nth % reads.length] ?? { first: 25, next: 'apply' };
            const before = device.cursor;
            const page = await device.fetch(first);
            if (next === 'lose the answer') continue;
            device.apply(page);
            if (next === 'apply twice') device.apply(page);
            // The records were kept and the cursor was not: the page comes again, perhaps with newer records.
            if (next === 'lose the cursor') device.cursor = before;
          }
        };
        await Promise.all([written, read()]);
        await allPlaced(app, 'entity_change');
        await device.catchUp();
        const fresh = await freshCopy(world.owner.client, pharmacyIds);
        expect(device.copy).toEqual(fresh);
        const newcomer = new Device(world.owner.client);
        await newcomer.catchUp(7);
        expect(newcomer.copy).toEqual(fresh);
      }),
      { numRuns: 5, endOnFailure: true },
    );
  }, 120_000);

  it('misses nothing that is committed after what it has read already', async () => {
    const world = await newWorld(app);
    const device = new Device(world.owner.client);
    const late = { what: 'late commit', pick: 0, much: 12 } as const;
    const slow = Promise.all([take(late, world, [world.pharmacyId]), take(late, world, [world.pharmacyId])]);
    for (let count = 0; count < 12; count += 1) {
      await newDrug(world);
      await device.catchUp(3);
    }
    await slow;
    await allPlaced(app, 'entity_change');
    await device.catchUp(1);
    expect(device.copy).toEqual(await freshCopy(world.owner.client, [world.pharmacyId]));
    expect(Object.values(device.copy).filter(({ storage }) => storage === 'A late word')).toHaveLength(2);
  });

  it('goes on where it was when the server is started anew', async () => {
    const database = await freshDatabase();
    const first = await startApp({ database });
    const world = await newWorld(first);
    await stocked(world, [{ quantity: 5 }, { quantity: 7 }], 10);
    await allPlaced(first, 'entity_change');
    const device = new Device(world.owner.client);
    device.apply(await device.fetch(2));
    const kept = device.records.size;
    await first.close();
    const second = await startApp({ database });
    const again: World = {
      ...world,
      app: second,
      owner: { ...world.owner, client: second.client(world.owner.token) },
    };
    await newDrug(again);
    await allPlaced(second, 'entity_change');
    device.client = again.owner.client;
    expect(kept).toBe(2);
    await device.catchUp();
    expect(device.copy).toEqual(await freshCopy(device.client, [world.pharmacyId]));
    await second.close();
    await database.drop();
  });

  it('follows what comes by SQL: a package of a drug, a record that is deleted', async () => {
    const world = await newWorld(app);
    const { drugId, stockId } = await stocked(world, [{ quantity: 5 }]);
    const gone = await newDrug(world);
    await allPlaced(app, 'entity_change');
    const device = new Device(world.owner.client);
    await device.catchUp();
    expect(device.copy[`DRUG ${gone}`]).toBeDefined();
    await app.sql(
      `INSERT INTO drug_package (id, organization_id, drug_id, ndc, ndc_key, description)
       SELECT gen_random_uuid(), organization_id, id, '0002-3229-30', '00002322930', '30 in a bottle' FROM drug WHERE id = $1`,
      [drugId],
    );
    await app.sql('DELETE FROM drug WHERE id = $1', [gone]);
    await allPlaced(app, 'entity_change');
    const page = await device.fetch(100);
    expect(page.changes).toHaveLength(2);
    expect(page.changes.find(({ id }) => id === gone)).toMatchObject({ removed: true, record: null });
    device.apply(page);
    expect(device.copy).toEqual(await freshCopy(world.owner.client, [world.pharmacyId]));
    expect(device.copy[`STOCK ${stockId}`]).toBeDefined();
  });

  it('holds each record once in the feed, however often it changed', async () => {
    const world = await newWorld(app);
    const { stockId, lotIds } = await stocked(world, [{ quantity: 60 }]);
    for (let count = 0; count < 20; count += 1)
      await world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 1 } });
    await allPlaced(app, 'entity_change');
    const rows = await app.sql<{ id: string }>('SELECT entity_id AS id FROM entity_change WHERE scope_id = $1', [
      world.pharmacyId,
    ]);
    expect(rows.map(({ id }) => id).sort()).toEqual([stockId, ...lotIds].sort());
  });

  it('hears of a lot that is held, and of the stock of which less is usable then', async () => {
    const world = await newWorld(app);
    const { stockId, lotIds } = await stocked(world, [{ quantity: 5 }, { quantity: 6 }]);
    await allPlaced(app, 'entity_change');
    const device = new Device(world.owner.client);
    await device.catchUp();
    await world.owner.client.ask(SetLotStatusDocument, {
      input: { lotId: lotIds[0] ?? '', status: 'ON_HOLD', reason: 'A doubt' },
    });
    await allPlaced(app, 'entity_change');
    await device.catchUp();
    expect(device.copy[`STOCK ${stockId}`]).toMatchObject({ quantity: 11, usable: 6 });
  });
});

describe('who sees which changes', () => {
  it('a colleague of one pharmacy gets the catalogue and that pharmacy; another organization nothing of it', async () => {
    const world = await newWorld(app);
    const second = await newPharmacy(world);
    await stocked(world, [{ quantity: 5 }], 10);
    await stocked({ ...world, pharmacyId: second }, [{ quantity: 3 }]);
    const colleague = await newMember(world, 'TECHNICIAN', second);
    await allPlaced(app, 'entity_change');
    const device = new Device(colleague.client);
    await device.catchUp(2);
    expect(device.copy).toEqual(await freshCopy(colleague.client, [second]));
    const stranger = new Device((await newWorld(app)).owner.client);
    expect((await stranger.fetch(100)).changes).toEqual([]);
  });

  it('who gains a pharmacy gets all of it and misses nothing of the others; who loses one is told', async () => {
    const world = await newWorld(app);
    const second = await newPharmacy(world);
    await stocked(world, [{ quantity: 5 }], 10);
    await stocked({ ...world, pharmacyId: second }, [{ quantity: 3 }, { quantity: 4 }], 20);
    const { userId, client } = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const place = (pharmacyId: string, role: 'TECHNICIAN' | null) =>
      world.owner.client.ask(ChangeMembershipDocument, { input: { userId, pharmacyId, role } });
    await allPlaced(app, 'entity_change');
    const device = new Device(client);
    await device.catchUp();

    await place(second, 'TECHNICIAN');
    device.apply(await device.fetch(1));
    // In the middle of the new pharmacy's records both go on changing.
    await stocked(world, [{ quantity: 9 }]);
    await stocked({ ...world, pharmacyId: second }, [{ quantity: 9 }]);
    await allPlaced(app, 'entity_change');
    await device.catchUp(2);
    expect(device.copy).toEqual(await freshCopy(client, [world.pharmacyId, second]));

    await place(world.pharmacyId, null);
    await stocked(world, [{ quantity: 2 }]);
    await allPlaced(app, 'entity_change');
    const page = await device.fetch(100);
    expect(page.lostPharmacyIds).toEqual([world.pharmacyId]);
    expect(page.changes.filter(({ pharmacyId }) => pharmacyId === world.pharmacyId)).toEqual([]);
    // The page was lost on its way: it comes again, and says the same.
    expect((await device.fetch(100)).lostPharmacyIds).toEqual([world.pharmacyId]);
    device.apply(page);
    await device.catchUp();
    expect(device.copy).toEqual(await freshCopy(client, [second]));

    await place(world.pharmacyId, 'TECHNICIAN');
    await device.catchUp(3);
    expect(device.copy).toEqual(await freshCopy(client, [world.pharmacyId, second]));
  });

  it('a controlled drug in a page leaves an access record; asking only what changed leaves none', async () => {
    const world = await newWorld(app);
    const { createDrug } = await world.owner.client.ask(CreateDrugDocument, {
      input: { name: 'Oxycodone', unit: 'tablet', controlledSchedule: 'CII' },
    });
    const drugId = as(createDrug, 'Drug').id;
    await allPlaced(app, 'entity_change');
    const looks = () =>
      app.sql<{ operation: string }>('SELECT operation FROM access_log WHERE $1 = ANY (entity_ids)', [drugId]);
    await world.owner.client.send('query Only { changes { changes { id removed } } }');
    await world.owner.client.send(changesQuery);
    // Records are written in batches: that of making the drug may come as late as these.
    await until('the view is recorded', async () => (await looks()).some(({ operation }) => operation === 'Sync'));
    expect((await looks()).map(({ operation }) => operation)).not.toContain('Only');
  });
});

describe('pages and cursors', () => {
  it('of some types alone hold those alone, and their cursor serves for these', async () => {
    const world = await newWorld(app);
    await stocked(world, [{ quantity: 5 }], 10);
    await allPlaced(app, 'entity_change');
    const ask = (types: ('DRUG' | 'STOCK' | 'LOT' | 'ALERT')[], since: string | null = null) =>
      world.owner.client.ask(ChangesDocument, { types, since, first: 100 });
    const { changes } = await ask(['LOT', 'ALERT']);
    expect(new Set(changes.changes.map(({ type }) => type))).toEqual(new Set(['LOT', 'ALERT']));
    expect((await ask(['ALERT', 'LOT'], changes.cursor)).changes.changes).toEqual([]);
    const error = await world.owner.client.error(ChangesDocument, { types: ['DRUG'], since: changes.cursor });
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ field: 'since' }] });
  });

  it('without the drugs that nobody stocks hold one when it is stocked, and say when one is gone', async () => {
    const world = await newWorld(app);
    const { client } = world.owner;
    const own = await stocked(world, [{ quantity: 5 }]);
    const [later, never] = [await newDrug(world), await newDrug(world)];
    await allPlaced(app, 'entity_change');
    const drugs = async (since: string | null = null) => {
      const { changes } = await client.ask(ChangesDocument, { stocked: true, since, first: 100 });
      const found = changes.changes.filter(({ type }) => type === 'DRUG');
      return { ids: found.map(({ id }) => id), cursor: changes.cursor, changes: found };
    };
    const first = await drugs();
    expect(first.ids).toEqual([own.drugId]);
    expect((await client.error(ChangesDocument, { since: first.cursor })).extensions.code).toBe('BAD_USER_INPUT');

    await receive(world, later, [{ quantity: 1 }]);
    await app.sql('DELETE FROM drug WHERE id = $1', [never]);
    await allPlaced(app, 'entity_change');
    const second = await drugs(first.cursor);
    expect(second.ids.toSorted()).toEqual([later, never].toSorted());
    expect(second.changes.find(({ id }) => id === never)).toMatchObject({ removed: true });
    expect((await drugs(second.cursor)).ids).toEqual([]);
    expect((await drugs()).ids.toSorted()).toEqual([own.drugId, later, never].toSorted());
  });

  it('a cursor from elsewhere, from another history, or none at all is refused', async () => {
    const world = await newWorld(app);
    await newDrug(world);
    await allPlaced(app, 'entity_change');
    const { client } = world.owner;
    const own = await client.ask(ChangesDocument, { first: 1 });
    const other = await newWorld(app);
    await newDrug(other);
    await allPlaced(app, 'entity_change');
    const foreign = await other.owner.client.ask(ChangesDocument, {});
    const [organizationId, feed, types] = JSON.parse(
      Buffer.from(own.changes.cursor, 'base64url').toString(),
    ) as unknown[];
    const made = (...content: unknown[]) => Buffer.from(JSON.stringify(content)).toString('base64url');
    const cursors = [
      foreign.changes.cursor,
      'nonsense',
      made(organizationId, feed, types, [['99999', [organizationId]]]),
      made(organizationId, feed, types, [['1', ['no id']]]),
      made(organizationId, feed, types, [['-1', [organizationId]]]),
      made(organizationId, organizationId, types, [['1', [organizationId]]]),
      made(organizationId, feed, ['USER'], []),
    ];
    for (const since of cursors) {
      const { extensions } = await client.error(ChangesDocument, { since });
      expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ field: 'since' }] });
    }
    // A backup was restored, and its operator said so.
    await app.sql('UPDATE change_head SET feed = gen_random_uuid() WHERE organization_id = $1', [organizationId]);
    expect((await client.error(ChangesDocument, { since: own.changes.cursor })).extensions.code).toBe('BAD_USER_INPUT');
    for (const first of [0, 101])
      expect((await client.error(ChangesDocument, { first })).extensions.code).toBe('BAD_USER_INPUT');
  });

  it('a device that began before anything was there goes on from there', async () => {
    const world = await newWorld(app);
    const device = new Device(world.owner.client);
    await device.catchUp();
    await receive(world, await newDrug(world), [{ quantity: 4, expiresOn: dayFromNow(20) }]);
    await allPlaced(app, 'entity_change');
    await device.catchUp();
    expect(device.copy).toEqual(await freshCopy(world.owner.client, [world.pharmacyId]));
    expect(Object.keys(device.copy).map((key) => key.split(' ')[0])).toEqual(['ALERT', 'DRUG', 'LOT', 'STOCK']);
  });

  it('the rules of the feed hold against SQL', async () => {
    await newDrug(await newWorld(app));
    await allPlaced(app, 'entity_change');
    for (const [statement, rule] of [
      ['UPDATE entity_change SET position = position + 1', 'entity_change_fixed'],
      ['UPDATE change_head SET position = position - 1', 'change_head_goes_up'],
      [
        `INSERT INTO entity_change (organization_id, scope_id, type, entity_id, position) SELECT organization_id, scope_id, type, entity_id, 0 FROM entity_change LIMIT 1`,
        'entity_change_position',
      ],
    ] as const)
      await expect(app.sql(statement), statement).rejects.toMatchObject({ constraint: rule });
  });
});
