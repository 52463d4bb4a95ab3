import type { Client } from '../../../client/src/index.ts';
import { CheckLedgerDocument, StockChangesDocument, VerifyAuditTrailDocument } from '../../generated/graphql.ts';
import { Client as HttpClient } from '../../kit/client.ts';
import { until } from '../../kit/until.ts';
import type { Stage } from './stage.ts';
import type { Workload } from './workload.ts';

/** What a subscriber that resumes by cursor was told, in order. */
export function subscribe(client: Client, pharmacyId: string, after: string) {
  const seen: string[] = [];
  const stop = new AbortController();
  const done = (async () => {
    const options = { signal: stop.signal };
    for await (const { stockChanged } of client.follow(StockChangesDocument, { pharmacyId, after }, options))
      seen.push(stockChanged.cursor);
  })();
  return {
    seen,
    after,
    stop: async () => {
      stop.abort();
      await done;
    },
  };
}

/** Everything that is not as it must be, in words; empty when all is. `before` are the movements that the workload did not make. */
export async function findings(
  stage: Stage,
  workload: Workload,
  { seen, after }: { readonly seen: readonly string[]; readonly after: string },
  before: ReadonlySet<string>,
): Promise<string[]> {
  const { sql, world, nodes } = stage;
  const found: string[] = [...workload.wrong];
  const expectSame = (what: string, answered: readonly string[], recorded: readonly string[]) => {
    const [told, there] = [new Set(answered), new Set(recorded)];
    const lost = [...told].filter((id) => !there.has(id));
    const phantom = [...there].filter((id) => !told.has(id));
    if (lost.length > 0) found.push(`${what} lost: ${lost.join(', ')}`);
    if (phantom.length > 0) found.push(`${what} that nobody was told of: ${phantom.join(', ')}`);
    if (answered.length !== told.size) found.push(`${what} answered to two different requests`);
  };
  const answersOf = (...typenames: string[]) =>
    workload.outcomes.filter(({ answer }) => typenames.includes(String(answer['__typename'])));
  const idsOf = async (text: string) => (await sql<{ id: string }>(text, [world.pharmacyId])).map(({ id }) => id);

  const movements = answersOf('StockMovement').map(({ answer }) => (answer['transaction'] as { id: string }).id);
  const deliveries = answersOf('OrderFulfilled').flatMap(({ answer }) => answer['transactionIds'] as string[]);
  expectSame(
    'movements',
    [...movements, ...deliveries],
    (await idsOf('SELECT id FROM transaction WHERE pharmacy_id = $1')).filter((id) => !before.has(id)),
  );
  const placed = workload.outcomes.filter(({ operation }) => operation === 'placeOrder');
  expectSame(
    'orders',
    placed.flatMap(({ answer }) => (answer['__typename'] === 'Order' ? [String(answer['id'])] : [])),
    await idsOf('SELECT id FROM supply_order WHERE pharmacy_id = $1'),
  );
  expectSame(
    'messages',
    workload.outcomes.flatMap(({ operation, answer }) => (operation === 'sendMessage' ? [String(answer['id'])] : [])),
    await idsOf('SELECT m.id FROM message m JOIN pharmacy p ON p.organization_id = m.organization_id WHERE p.id = $1'),
  );

  const twice = await sql<{ requestId: string; outcomes: string[] }>(
    `SELECT request_id AS "requestId", array_agg(outcome::text) AS outcomes FROM audit_log
      WHERE actor_id IS NOT NULL GROUP BY request_id HAVING count(*) > 1`,
  );
  for (const { requestId, outcomes } of twice) found.push(`request ${requestId} has rows ${outcomes.join(' and ')}`);
  const successes = await sql<{ requestId: string }>(
    `SELECT request_id AS "requestId" FROM audit_log WHERE outcome = 'SUCCEEDED'`,
  );
  const succeeded = new Set(successes.map(({ requestId }) => requestId));
  for (const { requestId, code } of workload.unchanged)
    if (succeeded.has(requestId))
      found.push(`${code} said that nothing was changed, and request ${requestId} was recorded`);

  const negative = await sql(`SELECT id FROM lot WHERE quantity < 0 OR allocated > quantity`);
  if (negative.length > 0) found.push('a lot holds less than nothing, or less than is promised of it');
  const owner = new HttpClient(nodes[0].url, world.owner.token);
  const { ledgerHealth } = await owner.ask(CheckLedgerDocument, {});
  if (ledgerHealth.unexplainedBalances > 0)
    found.push(`${ledgerHealth.unexplainedBalances} balances are not explained`);
  const { verifyAuditTrail: verified } = await owner.ask(VerifyAuditTrailDocument, {});
  if (verified.__typename !== 'AuditIntegrity' || verified.problem)
    found.push(`the trail: ${JSON.stringify(verified)}`);

  const events = await sql<{ position: string }>(
    `SELECT position FROM event WHERE pharmacy_id = $1 AND type = 'stock.changed' AND position > $2 ORDER BY position`,
    [world.pharmacyId, String(positionOf(after))],
  );
  const [all, heard] = [events.map(({ position }) => position), seen.map((cursor) => String(positionOf(cursor)))];
  if (all.join() !== heard.join())
    found.push(`of ${all.length} events ${heard.length} were heard (${new Set(heard).size} different)`);
  for (const { process, expectedGone } of nodes)
    if ((process.child.exitCode ?? process.child.signalCode) !== null && !expectedGone)
      found.push('a server died that nobody killed');
  return found;
}

/** Waits until every event has its place and the subscriber has heard of the last one. */
export async function caughtUp(stage: Stage, seen: readonly string[]): Promise<void> {
  await until('every event has its place and was heard', async () => {
    const [row] = await stage.sql<{ waiting: number; last: string | null }>(
      `SELECT count(*) FILTER (WHERE position IS NULL)::int AS waiting,
              max(position) FILTER (WHERE type = 'stock.changed' AND pharmacy_id = $1) AS last FROM event`,
      [stage.world.pharmacyId],
    );
    return row?.waiting === 0 && row.last === String(positionOf(seen.at(-1)));
  });
}

const positionOf = (cursor: string | undefined) =>
  cursor === undefined ? 0n : BigInt(Buffer.from(cursor, 'base64url').toString().split('.').at(-1) ?? 0);
