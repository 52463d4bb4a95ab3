import { createHash } from 'node:crypto';
import { connect, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DispenseStockDocument, GetStockDocument, StartConversationDocument } from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { type FreshDatabase, freshDatabase } from '../kit/databases.ts';
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
        const isCommit = data.includes(commit);
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

  it('is told as a change that was recorded when it breaks while the answer is read', async () => {
    line.losses.push('what follows');
    const { errors } = await world.owner.client.send(StartConversationDocument.toString(), {
      input: { title: 'Delivery of amoxicillin', userIds: [] },
    });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE', changed: true } }]);
    line.away = false;
    expect(await app.sql(`SELECT outcome FROM audit_log WHERE action = 'conversation.start'`)).toEqual([
      { outcome: 'SUCCEEDED' },
    ]);
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
