import { describe, expect, it } from 'vitest';
import { type Client, createClient, type Document } from '../../../client/src/index.ts';
import {
  ChangeMembershipDocument,
  DispenseStockDocument,
  type DispenseStockMutation,
  type DispenseStockMutationVariables,
  GetStockDocument,
  type GetStockQuery,
  type GetStockQueryVariables,
  LiveCursorDocument,
  StartConversationDocument,
  TypedDocumentString,
} from '../../generated/graphql.ts';
import { cursorNow } from '../../kit/cursor.ts';
import { until } from '../../kit/until.ts';
import { newMember, newPharmacy, newWorld, stocked } from '../../kit/world.ts';
import { app, clients, line, useClients, world } from './client.kit.ts';

useClients();

/** The documents as the dashboard has them: with the types of their answers. */
const StockDocument: Document<GetStockQuery, GetStockQueryVariables> = new TypedDocumentString(
  GetStockDocument.toString(),
  { types: ['Stock', 'Lot', 'Drug'] },
);
const Dispense: Document<DispenseStockMutation, DispenseStockMutationVariables> = new TypedDocumentString(
  DispenseStockDocument.toString(),
  { types: ['Stock'] },
);

/** A client that counts what it asks, and holds answers up when told to. */
function clientOf(token: string) {
  const asked: string[] = [];
  const held: { promise: Promise<void> | null } = { promise: null };
  const client = createClient({
    url: line.url,
    fetch: async (input, init) => {
      asked.push(/(query|mutation) (\w+)/.exec(String(init?.body))?.[2] ?? '');
      const response = await globalThis.fetch(input, init);
      await held.promise;
      return response;
    },
  });
  client.continueWith(token);
  clients.push(client);
  return {
    client,
    reads: () => asked.filter((name) => name === 'GetStock').length,
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      held.promise = promise;
      return () => {
        held.promise = null;
        resolve();
      };
    },
  };
}

const dispense = (stockId: string) =>
  world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 1 } });
const cursor = () => cursorNow(app, world.owner);
const watch = (client: Client, id: string) => {
  const query = client.watchQuery(StockDocument, { id });
  const stop = query.listen(() => undefined);
  return { query, stop, quantity: () => query.read().data?.stock?.quantity };
};

describe('a watched query', () => {
  it('is asked again once for each change, whether it is one’s own or another’s', async () => {
    const { stockId } = await stocked(world, [{ quantity: 50 }]);
    const { client, reads } = clientOf(world.owner.token);
    client.followChanges({ pharmacyId: world.pharmacyId, after: await cursor() });
    const { quantity } = watch(client, stockId);
    await until('the first answer', () => quantity() === 50);
    await client.mutate(Dispense, { input: { stockId, quantity: 1 } });
    await until('one’s own change', () => quantity() === 49);
    expect(reads()).toBe(2);
    await dispense(stockId);
    await until('the other’s change', () => quantity() === 48);
    expect(reads()).toBe(3);
  });

  it('contains a change that is announced while its first answer is under way', async () => {
    const { stockId } = await stocked(world, [{ quantity: 50 }]);
    const { client, hold, reads } = clientOf(world.owner.token);
    client.followChanges({ pharmacyId: world.pharmacyId, after: await cursor() });
    const heard = watchEvents(client);
    const release = hold();
    const { quantity } = watch(client, stockId);
    await until('the question is out', () => reads() === 1);
    await dispense(stockId);
    await heard(stockId);
    release();
    await until('the change is shown', () => quantity() === 49);
  });

  it('contains what happened before the place in the history was known', async () => {
    const { stockId } = await stocked(world, [{ quantity: 50 }]);
    const { client } = clientOf(world.owner.token);
    const { quantity } = watch(client, stockId);
    await until('the first answer', () => quantity() === 50);
    await dispense(stockId);
    // Nobody tells of it any more: it lies before the cursor.
    await cursor();
    client.followChanges({ pharmacyId: world.pharmacyId });
    await until('what was missed', () => quantity() === 49);
  });

  it('contains what happened meanwhile when another place is followed', async () => {
    const { stockId } = await stocked(world, [{ quantity: 50 }]);
    const { client } = clientOf(world.owner.token);
    const after = await cursor();
    const elsewhere = await newPharmacy(world);
    const stop = client.followChanges({ pharmacyId: elsewhere, conversations: true, after });
    const { quantity } = watch(client, stockId);
    await until('the first answer', () => quantity() === 50);
    await dispense(stockId);
    // A conversation is told of behind it: how far that one has come says nothing of stocks.
    await world.owner.client.ask(StartConversationDocument, { input: { title: 'Fridge', userIds: [] } });
    await until('it is live', () => client.connection.state === 'live');
    stop();
    client.followChanges({ pharmacyId: world.pharmacyId, conversations: true, after });
    await until('the change is shown', () => quantity() === 49);
    await dispense(stockId);
    await until('the next as well', () => quantity() === 48);
  });

  it('keeps its answer while the line is cut, and is right soon after', async () => {
    const { stockId } = await stocked(world, [{ quantity: 50 }]);
    const { client } = clientOf(world.owner.token);
    client.followChanges({ pharmacyId: world.pharmacyId, after: await cursor() });
    const { query, quantity } = watch(client, stockId);
    await until('the first answer', () => quantity() === 50);
    line.cut();
    await until('it is known to be cut', () => client.connection.state === 'down');
    await dispense(stockId);
    query.refetch();
    await until('it could not be had', () => query.read().error !== null);
    expect(quantity()).toBe(50);
    line.restore();
    await until('the change is shown', () => quantity() === 49 && query.read().error === null, 20_000);
  });

  it('is asked again until it is answered, also when nothing is followed', async () => {
    const { stockId } = await stocked(world, [{ quantity: 50 }]);
    const { client } = clientOf(world.owner.token);
    line.cut();
    const { query, quantity } = watch(client, stockId);
    await until('it could not be had', () => query.read().error !== null);
    line.restore();
    await until('the answer', () => quantity() === 50, 20_000);
  });

  it('asks again for what it shows when the history does not go back to the cursor', async () => {
    const { stockId } = await stocked(world, [{ quantity: 50 }]);
    const { client } = clientOf(world.owner.token);
    const elsewhere = await newWorld(app);
    const { liveCursor } = await elsewhere.owner.client.ask(LiveCursorDocument, {});
    client.followChanges({ pharmacyId: world.pharmacyId, after: liveCursor });
    const { quantity } = watch(client, stockId);
    await until('the first answer', () => quantity() === 50);
    await dispense(stockId);
    await until('the change is shown', () => quantity() === 49, 20_000);
    await dispense(stockId);
    await until('the next as well', () => quantity() === 48);
  });

  it('goes on by itself, and misses nothing, when it was away for longer than the history is kept', async () => {
    const { stockId } = await stocked(world, [{ quantity: 50 }]);
    const after = await cursor();
    const { client, reads } = clientOf(world.owner.token);
    client.followChanges({ pharmacyId: world.pharmacyId, after });
    const { quantity } = watch(client, stockId);
    await until('the first answer', () => quantity() === 50);
    await until('it is live', () => client.connection.state === 'live');
    const before = reads();
    line.cut();
    await dispense(stockId);
    await cursor();
    await app.sql(
      `UPDATE event_head SET kept_after = position WHERE organization_id = (SELECT organization_id FROM stock WHERE id = $1)`,
      [stockId],
    );
    await until('it is noticed', () => client.connection.state !== 'live');
    line.restore();
    await until('the change is shown', () => quantity() === 49, 20_000);
    // Following goes on from here, which only a cursor of the history that is kept allows.
    await until('it is live again', () => client.connection.state === 'live');
    await dispense(stockId);
    await until('the next as well', () => quantity() === 48, 20_000);
    expect(reads()).toBeGreaterThan(before);
  });

  it('is shown at once when one comes back to it, and then as it is', async () => {
    const { stockId } = await stocked(world, [{ quantity: 50 }]);
    const { client } = clientOf(world.owner.token);
    const first = watch(client, stockId);
    await until('the first answer', () => first.quantity() === 50);
    first.stop();
    await dispense(stockId);
    const second = watch(client, stockId);
    expect([second.quantity(), second.query.read().fetching]).toEqual([50, true]);
    await until('as it is now', () => second.quantity() === 49);
  });

  it('is asked again in another language, also what no change concerns', async () => {
    const { stockId } = await stocked(world, [{ quantity: 50 }]);
    const languages: (string | null)[] = [];
    let language = 'en';
    const client = createClient({
      url: line.url,
      language: () => language,
      fetch: (input, init) => {
        languages.push(new Headers(init?.headers).get('accept-language'));
        return fetch(input, init);
      },
    });
    clients.push(client);
    client.continueWith(world.owner.token);
    const before = watch(client, stockId);
    await until('the first answer', () => before.quantity() === 50);
    before.stop();
    const shown = client.watchQuery(StockDocument, { id: stockId }, { live: false });
    shown.listen(() => undefined);
    await until('what is shown', () => shown.read().data !== undefined);
    language = 'de';
    client.languageChanged();
    expect(before.quantity(), 'what is shown no more').toBeUndefined();
    expect(shown.read().data?.stock?.quantity, 'what is shown, until the new answer is there').toBe(50);
    await until('the new answer', () => languages.length > 2 && !shown.read().fetching);
    expect(languages).toEqual(['en', 'en', 'de']);
  });

  it('forgets with the session what it has read, and what is under way', async () => {
    const { stockId } = await stocked(world, [{ quantity: 50 }]);
    const { client, hold, reads } = clientOf(world.owner.token);
    const kept = watch(client, stockId);
    await until('the first answer', () => kept.quantity() === 50);
    const release = hold();
    kept.query.refetch();
    await until('the question is out', () => reads() === 2);
    const stranger = await newWorld(app);
    client.continueWith(stranger.owner.token);
    expect(kept.query.read()).toEqual({ data: undefined, error: null, fetching: true });
    release();
    await until('asked for the one who came', () => reads() === 3 && !kept.query.read().fetching);
    expect(kept.query.read().data?.stock ?? null).toBeNull();
    kept.stop();
    client.continueWith(world.owner.token);
    expect(client.watchQuery(StockDocument, { id: stockId }).read().data).toBeUndefined();
  });

  it('shows nothing more once the right to it was taken away', async () => {
    const { stockId } = await stocked(world, [{ quantity: 50 }]);
    const member = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const { client } = clientOf(member.token);
    client.followChanges({ pharmacyId: world.pharmacyId, conversations: true, after: await cursor() });
    const { quantity } = watch(client, stockId);
    await until('the first answer', () => quantity() === 50);
    await world.owner.client.ask(ChangeMembershipDocument, {
      input: { userId: member.userId, pharmacyId: world.pharmacyId, role: null },
    });
    await until('it is gone', () => quantity() === undefined);
  });
});

/** Hears of changes of stocks beside the client: answers how to wait until one was told. */
function watchEvents(client: Client) {
  const told = new Set<string>();
  const read = async () => {
    const document = new TypedDocumentString<{ recordChanged: { id: string } }, { pharmacyId: string; after: string }>(
      'subscription Told($pharmacyId: ID!, $after: String) { recordChanged(pharmacyId: $pharmacyId, after: $after) { cursor id } }',
    );
    for await (const { recordChanged } of client.follow(document, {
      pharmacyId: world.pharmacyId,
      after: await cursor(),
    }))
      told.add(recordChanged.id);
  };
  void read().catch(() => undefined);
  return (id: string) => until(`told of ${id}`, () => told.has(id));
}
