import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDemo } from '../../scripts/start/demo-data.mjs';
import { demoUsers } from '../../src/demo/users.ts';
import { ChangePasswordDocument, LogInDocument } from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import { type FreshDatabase, freshDatabase } from '../kit/databases.ts';
import { dice, newSeed } from '../kit/dice.ts';
import { testKeys } from '../kit/keys.ts';
import { onDatabase } from '../kit/on-database.ts';

/** As npm start loads it, each time with the programs themselves. Loading all of it takes ten seconds and more on a machine that has other work. */
const patience = 180_000;
/** Loading is the same thing over and over for each drug; what is interrupted here has a few of them. */
const few = ['--drugs', '8'];

interface Load {
  readonly database: FreshDatabase;
  readonly own?: boolean;
  readonly args?: readonly string[];
  /** Interrupts the load once what it says of itself contains this. */
  readonly until?: string;
}

async function load({ database, own = true, args = few, until }: Load): Promise<string[]> {
  const stop = new AbortController();
  const env = { PATH: process.env.PATH, ...testKeys, DATABASE_URL: database.serverUrl };
  const users = await loadDemo({
    env,
    migrating: { ...env, OWNER_DATABASE_URL: database.url },
    own,
    args,
    signal: stop.signal,
    onProgress: (text) => {
      if (until !== undefined && text.includes(until)) stop.abort();
    },
  });
  return users.map(({ email }) => email);
}

const interrupted = (database: FreshDatabase, until: string) =>
  expect(load({ database, until })).rejects.toThrow('SIGKILL');

const tables = [
  'organization',
  'pharmacy',
  'app_user',
  'membership',
  'drug',
  'drug_package',
  'supplier',
  'stock',
  'lot',
  'transaction',
  'inventory_log',
  'supply_order',
  'order_line',
  'order_event',
  'allocation',
  'alert',
  'conversation',
  'message',
  'audit_log',
];
const everyone = demoUsers.map(({ email }) => email);

function countsOf(database: FreshDatabase): Promise<Record<string, number>> {
  const counts = tables.map((table) => `(SELECT count(*)::int FROM "${table}") AS "${table}"`);
  return onDatabase(database.url, async (client) => (await client.query(`SELECT ${counts.join(', ')}`)).rows[0]);
}

async function signIn(app: App): Promise<string[]> {
  const came: string[] = [];
  for (const { email, password } of demoUsers) {
    const { logIn } = await app.client().ask(LogInDocument, { input: { email, password } });
    if (logIn.__typename === 'SignedIn') came.push(email);
  }
  return came;
}

describe('loading the demo data', () => {
  let whole: FreshDatabase;
  let counts: Record<string, number>;

  beforeAll(async () => {
    whole = await freshDatabase();
    expect(await load({ database: whole })).toEqual(everyone);
    counts = await countsOf(whole);
  }, patience);
  afterAll(() => whole.drop());

  it(
    'fills an empty database as npm start does, and a second time changes nothing',
    async () => {
      const database = await freshDatabase();
      expect(await load({ database, args: [] })).toEqual(everyone);
      const before = await countsOf(database);
      for (const count of Object.values(before)) expect(count).toBeGreaterThan(0);
      expect(before).toMatchObject({ stock: 80 });
      expect(await load({ database, own: false, args: [] })).toEqual(everyone);
      expect(await countsOf(database)).toEqual(before);
      await database.drop();
    },
    patience,
  );

  it(
    'is done anew when it was interrupted, however often, and nothing is missing or there twice',
    async () => {
      const database = await freshDatabase();
      const seed = newSeed();
      // At most seven tenths: who is told late of the rest may find the load at its end.
      const tenth = 10 * (3 + dice(seed).upTo(4));
      for (const until of ['People', 'Catalogue', `movements (${tenth} %)`]) {
        await interrupted(database, until);
        expect((await countsOf(database)).app_user).toBeLessThan(demoUsers.length);
      }
      expect(await load({ database })).toEqual(everyone);
      expect(await countsOf(database), `interrupted at ${tenth} % (seed ${seed})`).toEqual(counts);
      const app = await startApp({ database });
      expect(await signIn(app)).toEqual(everyone);
      await app.close();
      await database.drop();
    },
    patience,
  );

  it(
    'touches no database that is somebody’s own, and says what to do',
    async () => {
      const database = await freshDatabase();
      await interrupted(database, 'movements');
      const before = await countsOf(database);
      await expect(load({ database, own: false })).rejects.toThrow(
        /unfinished: loading it was interrupted\. Name an empty database in DATABASE_URL, or drop this one/,
      );
      expect(await countsOf(database)).toEqual(before);
      await database.drop();
    },
    patience,
  );

  it(
    'leaves what was interrupted and has been used since, and names only who can sign in',
    async () => {
      const database = await freshDatabase();
      await interrupted(database, 'movements');
      const app = await startApp({ database });
      const able = await signIn(app);
      expect(able).toEqual(everyone.slice(0, -1));
      const before = await countsOf(database);
      expect(await load({ database })).toEqual(able);
      expect(await countsOf(database)).toEqual(before);
      await app.close();
      await database.drop();
    },
    patience,
  );

  it('names nobody whose password is another by now', async () => {
    const app = await startApp({ database: whole });
    const [owner, ...others] = demoUsers;
    const client = app.client();
    const { logIn } = await client.ask(LogInDocument, {
      input: { email: owner?.email ?? '', password: owner?.password ?? '' },
    });
    client.token = as(logIn, 'SignedIn').token;
    await client.ask(ChangePasswordDocument, {
      input: { currentPassword: owner?.password ?? '', newPassword: 'another-of-my-own' },
    });
    expect(await load({ database: whole })).toEqual(others.map(({ email }) => email));
    await app.close();
  });
});
