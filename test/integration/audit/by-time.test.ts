import { expect, it } from 'vitest';
import { firstIdAt } from '../../../src/platform/database/ids.ts';
import { AuditTrailDocument } from '../../generated/graphql.ts';
import { newWorld } from '../../kit/world.ts';
import { app, useAudit } from './audit.kit.ts';

useAudit();

const day = 86_400_000;
/** An id of that instant, with its last digit. */
const idAt = (instant: number, last: number) => firstIdAt(instant).replace(/\d$/, String(last));

async function organizationOf({ userId }: { userId: string }): Promise<string> {
  const [row] = await app.sql<{ id: string }>('SELECT organization_id AS id FROM app_user WHERE id = $1', [userId]);
  return row?.id ?? '';
}

it('attempts are found by the time at which they were recorded, whenever their ids were made', async () => {
  const { owner } = await newWorld(app);
  const organization = await organizationOf(owner);
  const noon = Date.UTC(2020, 0, 1, 12);
  // Recorded at noon: made at that moment, hours before while the database was away, and by a clock that is a day ahead.
  const ids = [idAt(noon - 5 * 3_600_000, 1), idAt(noon, 2), idAt(noon + day, 3)];
  for (const id of ids)
    await app.sql(
      `INSERT INTO audit_log (id, organization_id, actor_label, action, entity_type, outcome, code, payload, request_id, created_at)
       VALUES ($1, $2, 'the system', 'stock.dispense', 'Stock', 'FAILED', 'TIMEOUT', '{}', 'by-time', $3)`,
      [id, organization, new Date(noon)],
    );
  const found = async (from: number | null, until: number | null) => {
    const text = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());
    const filter = { from: text(from), until: text(until) };
    const { auditLog } = await owner.client.ask(AuditTrailDocument, { filter, first: 100 });
    return auditLog.nodes.map(({ id }) => id).filter((id) => ids.includes(id));
  };
  const all = ids.toReversed();
  expect(await found(noon, noon + 1)).toEqual(all);
  expect(await found(noon, null)).toEqual(all);
  expect(await found(null, noon + 1)).toEqual(all);
  expect(await found(noon + 1, null)).toEqual([]);
  expect(await found(null, noon)).toEqual([]);
});

it('views of a record are found week by week, the newest first, and no others', async () => {
  const { owner } = await newWorld(app);
  const organization = await organizationOf(owner);
  const record = crypto.randomUUID();
  const start = Date.UTC(2020, 0, 1);
  const weeks = [0, 1, 1, 5, 40];
  const ids = weeks.map((week, nth) => idAt(start + week * 7 * day, nth));
  for (const [nth, id] of ids.entries())
    for (const [viewed, of] of [
      [id, [crypto.randomUUID(), record]],
      [id.replace('-0000-0000-', '-0000-0001-'), [`${record.slice(0, 35)}${record.endsWith('0') ? 1 : 0}`]],
    ] as const)
      await app.sql(
        `INSERT INTO access_log (id, organization_id, actor_id, actor_label, session_id, entity_types, fields, entity_ids, request_id, viewed_at)
         VALUES ($1, $2, $3, 'somebody', $3, '{Order}', '{recipient}', $4, 'by-time', now() - make_interval(days => $5))`,
        [viewed, organization, owner.userId, of, nth],
      );
  const views = async (before: string | null, most: number | null, of = organization) =>
    (await app.sql<{ id: string }>('SELECT views_of_record($1, $2, $3, $4) AS id', [of, record, before, most])).map(
      ({ id }) => id,
    );
  const newest = ids.toReversed();
  expect(await views(null, null)).toEqual(newest);
  expect(await views(null, 3)).toEqual(newest.slice(0, 3));
  expect(await views(newest[1] ?? '', 2)).toEqual(newest.slice(2, 4));
  expect(await views(null, null, crypto.randomUUID())).toEqual([]);
});
