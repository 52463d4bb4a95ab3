import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ApothecaError } from '../../../client/src/index.ts';
import { DispenseStockDocument, LiveCursorDocument, StockChangesDocument } from '../../generated/graphql.ts';
import { appForTest } from '../../kit/app.ts';
import { allPlaced, cursorNow } from '../../kit/cursor.ts';
import { until } from '../../kit/until.ts';
import { newWorld, stocked } from '../../kit/world.ts';
import { app, clientOf, line, quantities, useClients, world } from './client.kit.ts';

useClients();

const dispense = (stockId: string) =>
  world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 1 } });
describe('what a client follows', () => {
  it('comes each once and in order, however often the connection is lost', async () => {
    const { stockId } = await stocked(world, [{ quantity: 40 }]);
    // What was received is not to come behind the cursor at which following begins.
    await allPlaced(app);
    const client = clientOf(world.owner.token);
    const states: string[] = [];
    client.onConnection(({ state }) => states.push(state));
    const stop = new AbortController();
    const live = quantities(client, stop.signal);
    await until('it is live', () => client.connection.state === 'live');
    // Nothing has come yet: there is no event whose cursor could be remembered.
    line.cut();
    await dispense(stockId);
    line.restore();
    await until('the first', () => live.seen.length === 1);
    for (let round = 0; round < 3; round += 1) {
      await dispense(stockId);
      line.cut();
      await dispense(stockId);
      await until('it is noticed', () => client.connection.state !== 'live');
      await dispense(stockId);
      line.restore();
      await until('it is live again', () => client.connection.state === 'live');
    }
    await until('all of them', () => live.seen.length === 10);
    expect(live.seen).toEqual(Array.from({ length: 10 }, (_, nth) => 39 - nth));
    stop.abort();
    await live.done;
    expect([live.ended(), client.connection.state]).toEqual([null, 'idle']);
    expect(states.filter((state) => state === 'down').length).toBeGreaterThanOrEqual(4);
  });

  it('follows nothing once it was stopped while the place to begin was asked for', async () => {
    const client = clientOf(world.owner.token);
    const stop = new AbortController();
    const live = client.follow(StockChangesDocument, { pharmacyId: world.pharmacyId }, { signal: stop.signal });
    const first = live.next();
    stop.abort();
    expect(await first).toEqual({ done: true, value: undefined });
    expect(client.connection.state).toBe('idle');
  });

  it('goes on after a connection that died without a word', async () => {
    const { stockId } = await stocked(world, [{ quantity: 5 }]);
    await allPlaced(app);
    const client = clientOf(world.owner.token);
    const live = quantities(client);
    await until('it is live', () => client.connection.state === 'live');
    line.silence();
    const silentSince = Date.now();
    await dispense(stockId);
    await until('it is noticed', () => client.connection.state === 'down');
    // Alone it takes nine seconds: a ping after five, and four for its answer.
    expect(Date.now() - silentSince).toBeLessThan(30_000);
    line.cut();
    line.restore();
    await until('the event', () => live.seen.length === 1);
    expect(live.seen).toEqual([4]);
  });

  it('goes on after a connection that was never answered', async () => {
    const { stockId } = await stocked(world, [{ quantity: 5 }]);
    const after = (await clientOf(world.owner.token).query(LiveCursorDocument, {})).liveCursor;
    const client = clientOf(world.owner.token);
    // Whoever connects is let in, and hears nothing.
    line.silence();
    const events = client.follow(StockChangesDocument, { pharmacyId: world.pharmacyId, after });
    const first = events.next();
    await until('it is noticed', () => client.connection.state === 'down');
    // What was opened before stays silent for good; the next try is a connection of its own.
    line.restore();
    await dispense(stockId);
    expect((await first).done).toBe(false);
    await events.return(undefined);
  });

  it('given up with the package ws while it is being made, does no harm', async () => {
    const client = clientOf(world.owner.token, { webSocketImpl: WebSocket });
    const { liveCursor: after } = await client.query(LiveCursorDocument, {});
    line.silence();
    const events = client.follow(StockChangesDocument, { pharmacyId: world.pharmacyId, after });
    const first = events.next();
    await until('it is being made', () => client.connection.state === 'connecting');
    await sleep(100);
    // Signing out gives it up; an error that nobody hears would end this process.
    client.continueWith('another');
    await until('it is given up', () => client.connection.state === 'down');
    await client.close();
    await events.return(undefined);
    await first;
  });

  it('is an event also where something within it cannot be shown, and goes on behind it', async () => {
    const own = await appForTest();
    const place = await newWorld(own);
    const { stockId } = await stocked(place, [{ quantity: 9 }]);
    const after = await cursorNow(own, place.owner);
    for (let count = 0; count < 2; count += 1)
      await place.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 1 } });
    await allPlaced(own);
    await own.sql('ALTER TABLE transaction RENAME TO gone_one');
    const seen: (number | null)[] = [];
    const client = clientOf(place.owner.token, { url: own.url });
    for await (const { stockChanged } of client.follow(StockChangesDocument, { pharmacyId: place.pharmacyId, after })) {
      seen.push(stockChanged.quantity);
      expect(stockChanged.transaction).toBeNull();
      if (seen.length === 2) break;
    }
    expect(seen).toEqual([8, 7]);
  });

  it('is refused at once where the right to it is missing', async () => {
    const client = clientOf(world.owner.token);
    const elsewhere = await newWorld(app);
    const events = client.follow(StockChangesDocument, { pharmacyId: elsewhere.pharmacyId });
    await expect(events.next()).rejects.toMatchObject({ name: 'ApothecaError', code: 'NOT_FOUND' });
    expect(client.session).not.toBeNull();
  });

  it('is refused in the language of the client', async () => {
    const { pharmacyId } = await newWorld(app);
    const refusals = ['en', 'de'].map(async (language) => {
      const events = clientOf(world.owner.token, { language }).follow(StockChangesDocument, { pharmacyId });
      return events.next().catch((error: unknown) => (error instanceof ApothecaError ? error.message : null));
    });
    expect(await Promise.all(refusals)).toEqual([
      'There is no pharmacy with this id.',
      'Es gibt keine Apotheke mit dieser ID.',
    ]);
  });
});
