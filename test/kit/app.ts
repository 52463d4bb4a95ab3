import 'reflect-metadata';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { readConfig } from '../../src/app/config/config.ts';
import type { Replacements } from '../../src/app/platform.ts';
import { type RunningServer, startServer } from '../../src/app/server.ts';
import type { SocketTimes } from '../../src/app/websocket/sockets.ts';
import type { PasswordCost } from '../../src/platform/crypto/crypto.ts';
import type { CostLimits } from '../../src/platform/gates/cost-buckets.ts';
import type { Logger } from '../../src/platform/log.ts';
import { Client } from './client.ts';
import { MovableClock } from './clock.ts';
import { type FreshDatabase, freshDatabase } from './databases.ts';
import { testKeys } from './keys.ts';
import { Live } from './live.ts';

export interface AppOptions {
  readonly database?: FreshDatabase;
  readonly redis?: boolean | string;
  readonly jobs?: boolean;
  readonly pollMs?: number;
  readonly databaseTimeouts?: Replacements['databaseTimeouts'];
  readonly gateWaitMs?: number;
  readonly costLimits?: CostLimits;
  readonly log?: Logger;
  /** Full where the hash itself is tested; elsewhere a thousand test members would pay for it. */
  readonly passwordCost?: PasswordCost;
  readonly socketTimes?: Partial<SocketTimes>;
  readonly environment?: Readonly<Record<string, string>>;
}

/** The whole server in this process, on a database of its own. */
export interface App {
  readonly url: string;
  /** As the owner of the database; the server itself connects as its own role. */
  readonly databaseUrl: string;
  /** Its database, for a second server on it. */
  readonly database: FreshDatabase;
  readonly clock: MovableClock;
  readonly server: RunningServer;
  /** A client, signed in with the token if one is given. */
  client(token?: string | null): Client;
  /** A socket; it is closed with the app. */
  live(token: string | null, acceptLanguage?: string): Live;
  /** Reads or writes around the server, as the owner of the database. */
  sql<Row extends pg.QueryResultRow = pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export async function startApp({
  database,
  redis = false,
  jobs = false,
  pollMs,
  databaseTimeouts,
  gateWaitMs,
  costLimits,
  log,
  passwordCost = { memoryCost: 8, timeCost: 1, parallelism: 1 },
  socketTimes = {},
  environment = {},
}: AppOptions = {}): Promise<App> {
  const fresh = database ?? (await freshDatabase());
  const clock = new MovableClock();
  const redisUrl = redis === true ? inject('redisServer') : redis;
  const config = readConfig({
    ...testKeys,
    DATABASE_URL: fresh.serverUrl,
    PORT: '0',
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    SHUTDOWN_SECONDS: '4',
    ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
    ...environment,
  });
  const server = await startServer(config, {
    clock,
    jobs,
    passwordCost,
    socketTimes,
    ...(pollMs === undefined ? {} : { pollMs }),
    ...(databaseTimeouts && { databaseTimeouts }),
    ...(gateWaitMs && { gateWaitMs }),
    ...(costLimits && { costLimits }),
    ...(log && { log }),
  });
  const pool = new pg.Pool({ connectionString: fresh.url, max: 4 });
  // Dropping the database ends connections that the pool believes closed.
  pool.on('error', () => undefined);
  const sockets: Live[] = [];
  return {
    url: server.url,
    databaseUrl: fresh.url,
    database: fresh,
    clock,
    server,
    client: (token = null) => new Client(server.url, token),
    live: (token, acceptLanguage) => {
      const live = new Live(server.url, token, acceptLanguage);
      sockets.push(live);
      return live;
    },
    sql: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
      (await pool.query<Row>(text, values)).rows,
    close: async () => {
      await Promise.all(sockets.map((socket) => socket.close()));
      await server.close();
      await pool.end();
      if (!database) await fresh.drop();
    },
  };
}

/** An app that lives as long as the test. */
export async function appForTest(options?: AppOptions): Promise<App> {
  const app = await startApp(options);
  onTestFinished(() => app.close());
  return app;
}
