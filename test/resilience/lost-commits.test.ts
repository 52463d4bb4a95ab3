import { createHash } from 'node:crypto';
import { connect, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DispenseStockDocument, GetStockDocument } from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { type FreshDatabase, freshDatabase } from '../kit/databases.ts';
import { onDatabase } from '../kit/on-database.ts';
import { rest } from '../kit/rest.ts';
import { until } from '../kit/until.ts';
import { newWorld, stocked, type World } from '../kit/world.ts';

/** What is lost: a COMMIT that is on its way, its answer, all that comes after its answer, or the answer to a row of the trail written alone. */
type Loss = 'COMMIT' | 'its answer' | 'what follows' | 'the answer to the row';

/** The name of the prepared statement that ends the transaction of a command; the sequencer's COMMIT is part of another text. */
const commit = createHash('sha256').update('COMMIT').digest('base64url').slice(0, 20);

/** The line to PostgreSQL, on which a COMMIT or its answer can be lost. */
class CommitLine {
  /** What is to be lost, one after the other. */
  readonly losses: Loss[] = [];
  /** Whether the database cannot be reached once a COMMIT was lost. */
  thenAway = false;
  away = false;
  /** How many pass before one is lost. */
  commitsToSpare = 0;
  readonly #sockets = new Set<Socket>();
  readonly #server;

  constructor(target: URL) {
    this.#server = createServer((near) => {
      if (this.away) return void near.destroy();
      const far = connect(Number(target.port), target.hostname);
      let waits = false;
      const end = () => {
        near.destroy();
        far.destroy();
      };
      const lose = () => {
        const lost = this.losses.shift();
        this.away = this.thenAway || lost === 'what follows';
        this.thenAway = false;
        for (const socket of this.away ? this.#sockets : [near, far]) socket.destroy();
      };
      near.on('data', (data) => {
        const [loss] = this.losses;
        const isCommit = data.includes(commit) && this.commitsToSpare-- <= 0;
        if (isCommit && loss === 'COMMIT') return lose();
        waits ||= isCommit && (loss === 'its answer' || loss === 'what follows');
        waits ||= loss === 'the answer to the row' && data.includes('INSERT INTO "public"."audit_log"');
        far.write(data);
      });
      far.on('data', (data) => {
        if (!waits) near.write(data);
        else if (this.losses[0] === 'what follows') near.write(data, lose);
        else lose();
      });
      for (const socket of [near, far]) {
        this.#sockets.add(socket);
        socket.on('error', end).on('close', () => {
          this.#sockets.delete(socket);
          end();
        });
      }
    });
  }

  async open(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The line is not open.');
    return address.port;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}

let database: FreshDatabase;
let line: CommitLine;
let app: App;
let world: World;
let stockId: string;

beforeEach(async () => {
  database = await freshDatabase();
  line = new CommitLine(new URL(database.serverUrl));
  const serverUrl = Object.assign(new URL(database.serverUrl), { host: `127.0.0.1:${await line.open()}` }).href;
  app = await startApp({ database: { ...database, serverUrl }, databaseTimeouts: { outcome: 1_000 } });
  world = await newWorld(app);
  ({ stockId } = await stocked(world, [{ quantity: 100 }]));
});
afterEach(async () => {
  await app.close();
  await line.close();
  await database.drop();
});

const dispense = (idempotencyKey?: string) =>
  world.owner.client.send<{ dispenseStock: { __typename: string } }>(
    DispenseStockDocument.toString(),
    { input: { stockId, quantity: 1 } },
    idempotencyKey === undefined ? {} : { idempotencyKey },
  );
const quantity = async () => (await world.owner.client.ask(GetStockDocument, { id: stockId })).stock?.quantity;
const rows = () =>
  app.sql<{ outcome: string; code: string | null }>(
    `SELECT outcome, code FROM audit_log WHERE action = 'stock.dispense' ORDER BY created_at`,
  );

describe('a line to the database that breaks while a change is committed', () => {
  it('is no failure when the change was committed: its answer is given, and the trail has one row', async () => {
    line.losses.push('its answer');
    const { data, errors } = await dispense();
    expect(line.losses).toEqual([]);
    expect([errors, data?.dispenseStock.__typename]).toEqual([undefined, 'StockMovement']);
    expect(await rows()).toEqual([{ outcome: 'SUCCEEDED', code: null }]);
    expect(await quantity()).toBe(99);
  });

  it('is a failure when it was not: nothing is changed, and the trail has one row', async () => {
    line.losses.push('COMMIT');
    const { errors } = await dispense();
    expect(errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
    expect(errors?.[0]?.extensions).not.toHaveProperty('changed');
    expect(await rows()).toEqual([{ outcome: 'FAILED', code: 'UNAVAILABLE' }]);
    expect(await quantity()).toBe(100);
  });

  it('is a failure also when the answer to the row that says so is lost as well', async () => {
    line.losses.push('COMMIT', 'the answer to the row');
    const { errors } = await dispense();
    expect(line.losses).toEqual([]);
    expect(errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
    expect(await rows()).toEqual([{ outcome: 'FAILED', code: 'UNAVAILABLE' }]);
    expect(await quantity()).toBe(100);
  });

  for (const loss of ['COMMIT', 'its answer'] as const)
    it(`is told as not known while the database is away, and sent again has one effect (${loss} was lost)`, async () => {
      line.losses.push(loss);
      line.thenAway = true;
      const key = crypto.randomUUID();
      const { errors } = await dispense(key);
      expect(errors).toMatchObject([{ extensions: { code: 'OUTCOME_UNKNOWN' } }]);
      line.away = false;
      const { data } = await until('the database answers', async () => {
        const again = await dispense(key);
        return again.errors ? null : again;
      });
      expect(data?.dispenseStock.__typename).toBe('StockMovement');
      expect(await quantity()).toBe(99);
      // The first attempt and the second; what was committed by the first is only told again by the second.
      const first = loss === 'COMMIT' ? [{ outcome: 'FAILED', code: 'OUTCOME_UNKNOWN' }] : [];
      const succeeded = { outcome: 'SUCCEEDED', code: null };
      const expected = [...first, succeeded].map(({ outcome }) => outcome).sort();
      await until('every attempt has its row', async () => (await rows()).length >= expected.length);
      // Longer than what waits to be recorded waits.
      await app.server.platform.auditBacklog.close(5_000);
      expect((await rows()).map(({ outcome }) => outcome).sort()).toEqual(expected);
    });
});

describe('an answer and the trail say the same of a change', () => {
  const conversations = () =>
    app.sql<{ outcome: string }>(
      `SELECT outcome::text FROM audit_log WHERE action = 'conversation.start' ORDER BY created_at`,
    );
  const input = { title: 'Delivery of amoxicillin', userIds: [] };
  const ask = (selections: string) =>
    world.owner.client.send(`mutation ($input: StartConversationInput!) { ${selections} }`, { input });
  const ways = {
    GraphQL: async () => {
      const { errors } = await ask('startConversation(input: $input) { messages(first: 1) { nodes { id } } }');
      return errors?.[0];
    },
    REST: async () => {
      const { body } = await rest(app.url, 'POST', '/start-conversation', { token: world.owner.token, body: input });
      return body.errors?.[0] as NonNullable<Awaited<ReturnType<typeof ask>>['errors']>[number];
    },
  };
  /** What another session does meanwhile, or what is lost on the line, before the COMMIT and after it. */
  const reasons = {
    BUSY: { before: whileLocked('conversation_participant'), after: whileLocked('message') },
    UNAVAILABLE: { before: whileLosing('COMMIT'), after: whileLosing('what follows') },
  };

  function whileLocked(table: string) {
    return <T>(work: () => Promise<T>) =>
      onDatabase(database.url, async (holder) => {
        await holder.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
        return work();
      });
  }

  function whileLosing(loss: Loss) {
    return async <T>(work: () => Promise<T>) => {
      line.losses.push(loss);
      const told = await work();
      expect(line.losses).toEqual([]);
      line.away = false;
      return told;
    };
  }

  for (const [way, start] of Object.entries(ways))
    for (const [code, { before, after }] of Object.entries(reasons)) {
      it(`recorded and not shown (${code}, ${way})`, async () => {
        const error = await after(start);
        expect(error).toMatchObject({
          message:
            'The change was recorded, but could not be shown. Look it up. If you send it again, it takes effect twice, unless under the same Idempotency-Key.',
          extensions: { code, changed: true },
        });
        expect(await conversations()).toEqual([{ outcome: 'SUCCEEDED' }]);
      });

      it(`not recorded (${code}, ${way})`, async () => {
        const error = await before(start);
        expect(error).toMatchObject({ message: expect.stringContaining('Nothing was changed'), extensions: { code } });
        expect(error?.extensions).not.toHaveProperty('changed');
        expect(error?.extensions).not.toHaveProperty('recorded');
        await until('the attempt has its row', async () => (await conversations()).length > 0);
        expect(await conversations()).toEqual([{ outcome: 'FAILED' }]);
        expect(await app.sql('SELECT 1 FROM conversation')).toEqual([]);
      });
    }

  it('also of those before the one that failed (BUSY)', async () => {
    const { errors } = await whileLocked('lot')(() =>
      world.owner.client.send(
        `mutation ($input: StartConversationInput!, $dispensed: DispenseStockInput!) {
          first: startConversation(input: $input) { id } second: dispenseStock(input: $dispensed) { __typename } }`,
        { input, dispensed: { stockId, quantity: 1 } },
      ),
    );
    expect(errors).toMatchObject([{ path: ['second'], extensions: { code: 'BUSY', recorded: ['first'] } }]);
    expect(errors?.[0]?.message).toMatch(
      /Nothing was changed.* What came before it in the same request was recorded\.$/,
    );
    expect(errors?.[0]?.extensions).not.toHaveProperty('changed');
    await until('the attempt has its row', async () => (await rows()).length > 0);
    expect([await conversations(), await rows()]).toEqual([
      [{ outcome: 'SUCCEEDED' }],
      [{ outcome: 'FAILED', code: 'BUSY' }],
    ]);
  });

  it('also of those before the one that failed (UNAVAILABLE)', async () => {
    // The first COMMIT arrives, the second does not.
    const { errors } = await whileLosing('COMMIT')(async () => {
      line.commitsToSpare = 1;
      return ask('first: startConversation(input: $input) { id } second: startConversation(input: $input) { id }');
    });
    expect(errors).toMatchObject([{ path: ['second'], extensions: { code: 'UNAVAILABLE', recorded: ['first'] } }]);
    expect(errors?.[0]?.message).toMatch(
      /Nothing was changed.* What came before it in the same request was recorded\.$/,
    );
    await until('the attempt has its row', async () => (await conversations()).length === 2);
    expect(await conversations()).toEqual([{ outcome: 'SUCCEEDED' }, { outcome: 'FAILED' }]);
    expect(await app.sql('SELECT 1 FROM conversation')).toHaveLength(1);
  });
});
