import { expect, it, onTestFinished } from 'vitest';
import type { HealthState } from '../../src/app/http/health.ts';
import { DispenseStockDocument, GetStockDocument, StockChangesDocument } from '../generated/graphql.ts';
import { type App, appForTest } from '../kit/app.ts';
import { cursorNow } from '../kit/cursor.ts';
import { freshDatabase } from '../kit/databases.ts';
import { Disk } from '../kit/full-disk.ts';
import { keptLog } from '../kit/log.ts';
import { requestFor, rest } from '../kit/rest.ts';
import { until } from '../kit/until.ts';
import { newWorld, stocked } from '../kit/world.ts';

const noRoom =
  'The disk of the database is full, so nothing can be recorded at the moment. Nothing was changed; try again once there is room.';

const health = async ({ url }: App) => {
  const answer = await fetch(`${url}/health/ready`);
  return { status: answer.status, ...((await answer.json()) as HealthState) };
};

it('a full disk makes a server unready, and nothing is changed or lost until there is room', async () => {
  const database = await freshDatabase();
  onTestFinished(() => database.drop());
  const disk = await Disk.of(database.url);
  const { lines, log } = keptLog();
  const logged = (text: string) => lines.filter((line) => line.includes(text)).length;
  const app = await appForTest({ database, log });
  const world = await newWorld(app);
  const { owner, pharmacyId } = world;
  const { stockId } = await stocked(world, [{ quantity: 30 }]);
  const input = { stockId, quantity: 1 };
  const dispense = () => owner.client.send(DispenseStockDocument.toString(), { input });
  const quantity = async () => (await owner.client.ask(GetStockDocument, { id: stockId })).stock?.quantity;
  const rows = () =>
    app.sql(`SELECT outcome, code FROM audit_log WHERE action = 'stock.dispense' ORDER BY outcome, created_at`);
  const after = await cursorNow(app, owner);
  const events = app.live(owner.token).subscribe(StockChangesDocument, { pharmacyId, after });
  await dispense();
  expect((await events.next()).stockChanged.quantity).toBe(29);
  expect(await health(app)).toMatchObject({ status: 200, database: 'ok' });

  await disk.fill();
  await until('the full disk is seen', async () => (await health(app)).database === 'full');
  expect(await health(app)).toMatchObject({ status: 503, ready: false, database: 'full', events: 'ok' });
  const { errors } = await dispense();
  expect(errors).toMatchObject([{ message: noRoom, extensions: { code: 'UNAVAILABLE' } }]);
  expect(errors?.[0]?.extensions).not.toHaveProperty('changed');
  const { method, path } = requestFor('dispenseStock', { input });
  const overRest = await rest(app.url, method, path, { token: owner.token, body: input });
  expect([overRest.status, overRest.body.errors[0].message]).toEqual([503, noRoom]);
  expect(await quantity()).toBe(29);
  expect(await rows()).toEqual([{ outcome: 'SUCCEEDED', code: null }]);

  await disk.makeRoom();
  await until('it is ready again', async () => (await health(app)).ready);
  await dispense();
  // Nothing came between: what failed has not happened.
  expect((await events.next()).stockChanged.quantity).toBe(28);
  const failed = { outcome: 'FAILED', code: 'UNAVAILABLE' };
  const succeeded = { outcome: 'SUCCEEDED', code: null };
  await until('the attempts that failed are told of', async () => (await rows()).length === 4);
  expect(await rows()).toEqual([succeeded, succeeded, failed, failed]);
  expect([logged('disk of the database is full; '), logged('disk of the database has room again')]).toEqual([1, 1]);
});
