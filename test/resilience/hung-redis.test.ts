import { expect, inject, it, onTestFinished } from 'vitest';
import type { HealthState } from '../../src/app/http/health.ts';
import { DispenseStockDocument, LogInDocument, StockChangesDocument } from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { cursorNow } from '../kit/cursor.ts';
import { freshDatabase } from '../kit/databases.ts';
import { FlakyProxy } from '../kit/flaky-proxy.ts';
import { until } from '../kit/until.ts';
import { newWorld, password, stocked } from '../kit/world.ts';

it('a Redis that hangs stops neither live delivery nor signing in on any node, shows in the health, and holds up no shutdown', async () => {
  const [database, line] = await Promise.all([freshDatabase(), FlakyProxy.to(inject('redisServer'))]);
  const redis = line.over(inject('redisServer'));
  const nodes: App[] = [];
  const end = async () => {
    for (const node of nodes.splice(0)) await node.close();
  };
  onTestFinished(async () => {
    await end();
    await line.close();
    await database.drop();
  });
  for (let count = 0; count < 2; count += 1) nodes.push(await startApp({ database, redis }));
  const [one, two] = nodes as [App, App];
  const world = await newWorld(one);
  const { owner, pharmacyId } = world;
  const { stockId } = await stocked(world, [{ quantity: 30 }]);
  const after = await cursorNow(one, owner);
  const health = async ({ url }: App) => (await (await fetch(`${url}/health/ready`)).json()) as HealthState;
  const followed = nodes.map((node) => node.live(owner.token).subscribe(StockChangesDocument, { pharmacyId, after }));
  const dispensed = async (left: number) => {
    await owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 1 } });
    for (const events of followed) expect((await events.next()).stockChanged.quantity).toBe(left);
  };
  const signIn = async (node: App) =>
    (await node.client().ask(LogInDocument, { input: { email: owner.email, password } })).logIn.__typename;
  await dispensed(29);
  for (const node of nodes) await until('Redis is there', async () => (await health(node)).redis === 'ok');

  line.silence();
  const silentSince = performance.now();
  await dispensed(28);
  for (const node of nodes) {
    expect(await health(node)).toMatchObject({ ready: true, redis: 'away' });
    expect(await signIn(node)).toBe('SignedIn');
  }
  await until('the connections are given up', () => one.server.platform.redis?.commands.status !== 'ready');
  await dispensed(27);
  // Nothing waits for Redis any more: without deadlines none of this had ended.
  expect(performance.now() - silentSince).toBeLessThan(60_000);

  // What was open stays silent for good, also connections that were being made.
  line.forget();
  line.restore();
  for (const node of nodes) {
    await until('Redis is back', async () => (await health(node)).redis === 'ok');
    await until('wake-ups are heard again', () => node.server.platform.redis?.subscriber.status === 'ready');
  }
  await dispensed(26);
  expect(await signIn(two)).toBe('SignedIn');

  line.silence();
  const endedAt = performance.now();
  await end();
  // Each may take the four seconds that the sockets have.
  expect(performance.now() - endedAt).toBeLessThan(40_000);
});
