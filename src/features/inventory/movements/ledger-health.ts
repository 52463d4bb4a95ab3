import { Field, Int, ObjectType } from 'type-graphql';
import { type Database, type Sql, sql } from '../../../platform/database/database.ts';
import { nullable, number, row, text } from '../../../platform/database/row.ts';
import { addedUp } from './add-up.ts';
import { lastRound } from './ledger-round.ts';
import { pharmacyIds, unexplainedDays } from './movement-days.ts';

@ObjectType({
  description:
    'Whether the ledger explains every balance. Where the database holds at most 100,000 lines they are added up as you ask; beyond, it says what the last round of adding up has found, which goes through all stocks several times a day.',
  simpleResolvers: true,
})
export class LedgerHealth {
  @Field(() => Int, { description: 'How many stocks were looked at.' })
  stocks!: number;

  @Field(() => Int, { description: 'How many lots were looked at.' })
  lots!: number;

  @Field(() => Int, {
    description:
      'Balances of stocks and lots, and balances after a line, that the lines do not add up to, sums of days that movements do not, and allocated quantities that allocations do not. 0 when all is well.',
  })
  unexplainedBalances!: number;

  @Field(() => Int, {
    description:
      'Lots that are not RECALLED although an active recall covers them, or another lot of their drug and number is RECALLED. 0 when all is well: the database lets none be.',
  })
  unheldRecalledLots!: number;

  @Field({ description: 'The UTC instant at which adding up began.' })
  startedAt!: Date;

  @Field({ description: 'The UTC instant at which it was over; now, while the first round is under way.' })
  checkedAt!: Date;

  @Field({
    description:
      'Whether it is of all stocks. False while the first round is under way, and where some stocks could not be added up, of which the server’s log tells.',
  })
  complete!: boolean;
}

/** What is found, without when. */
type Found = Pick<LedgerHealth, 'stocks' | 'lots' | 'unexplainedBalances' | 'unheldRecalledLots'>;

const nothingFound: Found = { stocks: 0, lots: 0, unexplainedBalances: 0, unheldRecalledLots: 0 };
const foundRow = row({
  stocks: number,
  lots: number,
  unexplainedBalances: number,
  unheldRecalledLots: number,
  lastId: nullable(text),
});

/** As many lines are added up while somebody waits: in about a second. */
const mostLinesAtOnce = 100_000;

/** What adding up an organization's ledger finds: now where the database holds few lines, in the last round otherwise. */
export async function ledgerHealth(database: Database, organizationId: string): Promise<LedgerHealth> {
  const startedAt = new Date();
  // Lines are numbered as they come, so the newest number is no less than there are of all organizations.
  const lines = await database.count(sql`SELECT coalesce(max(seq), 0)::float8 AS count FROM inventory_log`);
  if (lines > mostLinesAtOnce) {
    const last = await lastRound(database, organizationId);
    return last ?? { ...nothingFound, startedAt, checkedAt: startedAt, complete: false };
  }
  const { lastId: _, ...found } = await addUp(
    database,
    sql`SELECT * FROM stock WHERE organization_id = ${organizationId}::uuid`,
  );
  found.unexplainedBalances += await unexplainedDays(database, sql`p.organization_id = ${organizationId}::uuid`);
  return { ...found, startedAt, checkedAt: new Date(), complete: true };
}

/** So many stocks are added up by one statement when all are. */
const pageSize = 1_000;

/** Adds up the ledgers of all organizations, however long it takes. */
export async function addUpEverything(database: Database): Promise<Found> {
  const total = { ...nothingFound };
  for (let after: string | null = '00000000-0000-0000-0000-000000000000'; after !== null; ) {
    const { lastId, ...found }: Found & { lastId: string | null } = await addUp(
      database,
      sql`SELECT * FROM stock WHERE id > ${after}::uuid ORDER BY id LIMIT ${pageSize}`,
    );
    total.stocks += found.stocks;
    total.lots += found.lots;
    total.unexplainedBalances += found.unexplainedBalances;
    total.unheldRecalledLots += found.unheldRecalledLots;
    after = lastId;
  }
  for (const id of await pharmacyIds(database))
    total.unexplainedBalances += await unexplainedDays(database, sql`p.id = ${id}::uuid`);
  return total;
}

async function addUp(database: Database, ownStock: Sql): Promise<Found & { lastId: string | null }> {
  const found = await database.row(
    foundRow,
    sql`
    WITH ${addedUp(ownStock)}
    SELECT coalesce(sum(stocks), 0)::int AS stocks, coalesce(sum(lots), 0)::int AS lots, coalesce(sum(unexplained), 0)::int AS "unexplainedBalances",
           coalesce(sum(unheld), 0)::int AS "unheldRecalledLots", (SELECT id FROM own_stock ORDER BY id DESC LIMIT 1) AS "lastId" FROM found`,
  );
  return found ?? { ...nothingFound, lastId: null };
}
