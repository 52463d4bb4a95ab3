import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { createClient } from '../../../client/src/index.ts';
import { DispenseStockDocument, LiveCursorDocument, StartConversationDocument } from '../../generated/graphql.ts';
import { Client } from '../../kit/client.ts';
import { type Dice, dice, newSeed } from '../../kit/dice.ts';
import { until } from '../../kit/until.ts';
import { stocked } from '../../kit/world.ts';
import { caughtUp, findings, subscribe } from './checks.ts';
import { type ApothecaError, faults } from './faults.ts';
import { type Stage, startStage } from './stage.ts';
import { type Shelf, Workload } from './workload.ts';

/** `npm run torture -- --minutes 20` sets these; each fault once otherwise. */
const minutes = Number(process.env['TORTURE_MINUTES'] ?? 0);
const seed = Number(process.env['TORTURE_SEED'] ?? newSeed());
const workers = 5;

interface Round {
  readonly fault: string;
  readonly attempts: number;
  readonly answered: number;
  readonly unknown: number;
  readonly secondsToRecover: number;
}

/** Shelves in the pharmacy, and a conversation of its people, before anything goes wrong. */
async function furnish({ world, sql }: Stage): Promise<{ shelves: Shelf[]; conversationId: string }> {
  const shelves: Shelf[] = [];
  for (let count = 0; count < 6; count += 1) {
    const { stockId, drugId, lotIds } = await stocked(world, [{ quantity: 400 }], 20);
    shelves.push({ stockId, drugId, lotId: lotIds[0] ?? '' });
  }
  const { startConversation } = await world.owner.client.ask(StartConversationDocument, {
    input: { title: 'Handover', userIds: [] },
  });
  await until('everything has its place', async () => {
    const [row] = await sql<{ waiting: number }>('SELECT count(*)::int AS waiting FROM event WHERE position IS NULL');
    return row?.waiting === 0;
  });
  return { shelves, conversationId: startConversation.id };
}

/** Until each server records again and says that it is ready. */
async function recovered({ nodes, world }: Stage, { stockId }: Shelf): Promise<void> {
  for (const { url } of nodes) {
    const client = new Client(url, world.owner.token);
    await until('a server records again', async () => {
      const answer = await client
        .send(DispenseStockDocument.toString(), { input: { stockId, quantity: 1_000_000 } })
        .catch(() => null);
      return answer !== null && answer.errors === undefined;
    });
    await until('it is ready, with its events in time', async () => {
      const state = (await (await fetch(`${url}/health/ready`)).json()) as { ready: boolean; events: string };
      return state.ready && state.events === 'ok';
    });
  }
}

/** What happened, by fault: for `npm run torture`. */
function tableOf(rounds: readonly Round[]): string {
  const rows = faults.map(({ name }) => {
    const own = rounds.filter(({ fault }) => fault === name);
    const sum = (of: (round: Round) => number) => own.reduce((total, round) => total + of(round), 0);
    const slowest = Math.max(0, ...own.map(({ secondsToRecover }) => secondsToRecover));
    const figures = [
      own.length,
      sum((round) => round.attempts),
      sum((round) => round.answered),
      sum((round) => round.unknown),
    ];
    return `| ${name} | ${figures.join(' | ')} | ${slowest} |`;
  });
  return `
| fault | rounds | attempts | answered | outcome unknown | slowest recovery, s |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}

/** The faults of this run, in their order. */
function* toCome({ shuffled }: Dice): Generator<ApothecaError> {
  const until = performance.now() + minutes * 60_000;
  do yield* shuffled(faults);
  while (performance.now() < until);
}

it(`nothing is lost, doubled or said wrongly while everything around it fails (seed ${seed})`, {
  timeout: 600_000 + minutes * 90_000,
}, async () => {
  const chance = dice(seed);
  const own = () => dice(chance.upTo(2 ** 30));
  const stage = await startStage();
  onTestFinished(() => stage.close());
  const [{ url }] = stage.nodes;
  const { owner, pharmacyId } = stage.world;
  const world = { ...stage.world, owner: { ...owner, client: new Client(url, owner.token) } };
  const { shelves, conversationId } = await furnish({ ...stage, world });
  const { liveCursor } = await world.owner.client.ask(LiveCursorDocument, {});
  const before = await stage.sql<{ id: string }>('SELECT id FROM transaction');
  const client = createClient({ url });
  onTestFinished(() => client.close());
  client.continueWith(owner.token);
  const subscriber = subscribe(client, pharmacyId, liveCursor);
  const workload = new Workload(stage, shelves, conversationId);
  workload.start(workers, own);
  const [shelf] = shelves as [Shelf];
  const rounds: Round[] = [];
  for (const fault of toCome(chance)) {
    const [attempts, answered, unknown] = [workload.attempts, workload.outcomes.length, workload.unknown];
    const end = await fault.begin(stage, own());
    await sleep((fault.lastsMs ?? 1_000) + chance.upTo(1_500));
    await end();
    const ended = performance.now();
    await recovered({ ...stage, world }, shelf);
    rounds.push({
      fault: fault.name,
      attempts: workload.attempts - attempts,
      answered: workload.outcomes.length - answered,
      unknown: workload.unknown - unknown,
      secondsToRecover: Math.round((performance.now() - ended) / 100) / 10,
    });
  }
  await workload.stop();
  await caughtUp(stage, subscriber.seen);
  await subscriber.stop();
  if (minutes > 0) process.stdout.write(tableOf(rounds));
  expect(await findings(stage, workload, subscriber, new Set(before.map(({ id }) => id)))).toEqual([]);
  expect(workload.outcomes.length).toBeGreaterThan(20);
});
