import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { AnonymousAttempts } from '../../src/platform/audit/anonymous-attempts.ts';
import type { Attempt } from '../../src/platform/audit/audit.ts';
import { AuditBacklog } from '../../src/platform/audit/audit-backlog.ts';
import { makeAttempt } from '../../src/platform/caller.ts';
import { Database } from '../../src/platform/database/database.ts';
import { Gate } from '../../src/platform/gates/gate.ts';
import { freshDatabase } from '../kit/databases.ts';
import { FlakyProxy } from '../kit/flaky-proxy.ts';
import { keptLog } from '../kit/log.ts';
import { onDatabase } from '../kit/on-database.ts';
import { until } from '../kit/until.ts';

let line: FlakyProxy;
let database: Database;
let kept: ReturnType<typeof keptLog>;
let recorded: () => Promise<string[]>;

beforeEach(async () => {
  const fresh = await freshDatabase();
  line = await FlakyProxy.to(fresh.serverUrl);
  kept = keptLog();
  database = new Database({ url: line.over(fresh.serverUrl), poolSize: 2, log: kept.log });
  recorded = () =>
    onDatabase(fresh.url, async (owner) => {
      const { rows } = await owner.query<{ requestId: string }>(
        `SELECT request_id AS "requestId" FROM audit_log WHERE outcome = 'FAILED' AND code = 'UNAVAILABLE' ORDER BY request_id`,
      );
      return rows.map(({ requestId }) => requestId);
    });
  onTestFinished(async () => {
    await database.close();
    await line.close();
    await fresh.drop();
  });
});

const attemptOf = (requestId: string, input = 'paracetamol'): Attempt => ({
  ...makeAttempt(null, { action: 'stock.dispense', entityType: 'Stock', requestId, input }),
  actor: { userId: null, sessionId: null, label: 'somebody signed in' },
});
const failed = async (backlog: AuditBacklog, ...attempts: Attempt[]) => {
  for (const attempt of attempts) await backlog.record(attempt, 'FAILED', 'UNAVAILABLE');
};
/** What the log says was given up: how many, and which. */
const givenUp = () =>
  kept.lines
    .map((each) => JSON.parse(each) as { msg: string; lost: number; attempts: { requestId: string }[] })
    .filter(({ msg }) => msg === 'unsuccessful attempts are missing from the trail')
    .map(({ lost, attempts }) => ({ lost, requests: attempts.map(({ requestId }) => requestId) }));

it('attempts that could not be recorded are when the database is back; those beyond the bound are told in the log', async () => {
  const backlog = new AuditBacklog(
    database,
    kept.log,
    new Gate(1),
    new AnonymousAttempts(database, kept.log),
    () => undefined,
    {
      waiting: 3,
      size: 1_000,
    },
  );
  line.cut();
  await failed(backlog, ...['a', 'b', 'c', 'd', 'e'].map((each) => attemptOf(each)));
  expect(givenUp()).toEqual([
    { lost: 1, requests: ['d'] },
    { lost: 1, requests: ['e'] },
  ]);
  line.restore();
  await until('the others are recorded', async () => (await recorded()).length === 3);
  expect(await recorded()).toEqual(['a', 'b', 'c']);
  await backlog.close(0);
  expect(givenUp()).toHaveLength(2);
});

it('what was sent with them is bounded too: at twenty million characters nothing more waits', async () => {
  const backlog = new AuditBacklog(
    database,
    kept.log,
    new Gate(1),
    new AnonymousAttempts(database, kept.log),
    () => undefined,
  );
  line.cut();
  const large = 'x'.repeat(9_000_000);
  await failed(backlog, attemptOf('a', large), attemptOf('b', large), attemptOf('c', large), attemptOf('d'));
  expect(givenUp()).toEqual([{ lost: 1, requests: ['c'] }]);
  await backlog.close(0);
  expect(givenUp()[1]).toEqual({ lost: 3, requests: expect.arrayContaining(['a', 'b', 'd']) });
});

it('a server that ends tries for a while, and tells in the log what is missing', async () => {
  const backlog = new AuditBacklog(
    database,
    kept.log,
    new Gate(1),
    new AnonymousAttempts(database, kept.log),
    () => undefined,
  );
  line.cut();
  await failed(backlog, attemptOf('a'), attemptOf('b'));
  const closing = backlog.close(30_000);
  line.restore();
  await closing;
  expect([await recorded(), givenUp()]).toEqual([['a', 'b'], []]);
  // It takes nothing more that it cannot write at once.
  line.cut();
  await failed(backlog, attemptOf('c'));
  expect(givenUp()).toEqual([{ lost: 1, requests: ['c'] }]);
});
