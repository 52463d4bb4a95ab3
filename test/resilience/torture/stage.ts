import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort, startDatabase } from '../../../scripts/machine/database.mjs';
import { startRedis } from '../../../scripts/machine/redis.mjs';
import { startApp } from '../../kit/app.ts';
import { FlakyProxy } from '../../kit/flaky-proxy.ts';
import { Disk } from '../../kit/full-disk.ts';
import { type ServerProcess, spawnServer } from '../../kit/server-process.ts';
import { bringUpToDate } from '../../kit/servers.ts';
import { newMember, newWorld, type World } from '../../kit/world.ts';

/** Where a server is and what it reaches: these stay when its process is replaced. */
interface Address {
  readonly url: string;
  readonly toDatabase: FlakyProxy;
  readonly toRedis: FlakyProxy;
}

/** A server as a process of its own, at an address that stays, behind lines of its own to PostgreSQL and Redis. */
export interface Node extends Address {
  process: ServerProcess;
  /** Whether it was ended on purpose. */
  expectedGone: boolean;
}

/** Two servers, one PostgreSQL and one Redis that nobody else uses, so that each of them can be harmed. */
export interface Stage {
  readonly nodes: readonly [Node, Node];
  readonly world: World;
  /** A technician, who asks for what the owner approves. */
  readonly requester: string;
  /** As the owner of the database, past every line. It may be away. */
  sql<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  readonly ownerUrl: string;
  readonly disk: Disk;
  /** Ends PostgreSQL as a crash does, and starts it again on the same files. */
  crashDatabase(): Promise<void>;
  startDatabase(): Promise<void>;
  startNode(node: Node): Promise<void>;
  close(): Promise<void>;
}

export async function startStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'apotheca-torture-'));
  // PostgreSQL may run as another user than this one.
  chmodSync(folder, 0o755);
  const dataDir = join(folder, 'postgres');
  // What was committed has to be there after a crash.
  let database = await startDatabase({ dataDir, durable: true });
  const { port, ownerUrl } = database;
  const redis = await startRedis();
  await bringUpToDate(ownerUrl, database.url);
  const { world, requester } = await settle(ownerUrl, database.url);
  const disk = await Disk.of(ownerUrl);
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 4 });
  pool.on('error', () => undefined);

  const startNode = async (node: Node) => {
    node.process = await spawnServer(environmentOf(node, database.url, redis.url));
    node.expectedGone = false;
  };
  const nodes = [await newNode(database.url, redis.url), await newNode(database.url, redis.url)] as const;
  return {
    nodes,
    world,
    requester,
    ownerUrl,
    disk,
    sql: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
      (await pool.query<Row>(text, values)).rows,
    crashDatabase: async () => {
      const [pid] = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
      // At once and without a checkpoint: the next start recovers from the log of changes.
      process.kill(Number(pid), 'SIGQUIT');
    },
    startDatabase: async () => {
      database = await startDatabase({ dataDir, durable: true, port });
    },
    startNode,
    close: async () => {
      for (const node of nodes) {
        node.expectedGone = true;
        node.process.child.kill('SIGKILL');
        await node.process.gone;
        await Promise.all([node.toDatabase.close(), node.toRedis.close()]);
      }
      await pool.end();
      await Promise.all([redis.stop(), database.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The people, written by a server that is gone before anything happens. */
async function settle(ownerUrl: string, serverUrl: string): Promise<{ world: World; requester: string }> {
  const app = await startApp({ database: { url: ownerUrl, serverUrl, drop: async () => undefined } });
  const world = await newWorld(app);
  const { token } = await newMember(world, 'TECHNICIAN', world.pharmacyId);
  await app.close();
  return { world, requester: token };
}

function environmentOf({ url, toDatabase, toRedis }: Address, databaseUrl: string, redisUrl: string) {
  return {
    PORT: new URL(url).port,
    DATABASE_URL: toDatabase.over(databaseUrl),
    REDIS_URL: toRedis.over(redisUrl),
  };
}

async function newNode(databaseUrl: string, redisUrl: string): Promise<Node> {
  const [toDatabase, toRedis, port] = [
    await FlakyProxy.to(databaseUrl),
    await FlakyProxy.to(redisUrl),
    await freePort(),
  ];
  const address = { url: `http://127.0.0.1:${port}`, toDatabase, toRedis };
  const process = await spawnServer(environmentOf(address, databaseUrl, redisUrl));
  return { ...address, process, expectedGone: false };
}
