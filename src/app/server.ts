import type { AddressInfo } from 'node:net';
import { WrongMasterKey } from '../platform/crypto/vault.ts';
import { checkOwnRole, ExcessPrivileges } from '../platform/database/role-check.ts';
import { StartCheck } from '../platform/database/start-check.ts';
import { createApollo } from './apollo.ts';
import type { Config } from './config/config.ts';
import { Health } from './http/health.ts';
import { createHttp } from './http/http.ts';
import { Jobs } from './jobs.ts';
import { type ServedMetrics, serveMetrics } from './metrics/serve-metrics.ts';
import { createPlatform, type Replacements, type RunningPlatform } from './platform.ts';
import { TrustedDocuments } from './trusted-documents.ts';
import { Sockets, type SocketTimes, socketTimes } from './websocket/sockets.ts';

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** The port of /metrics, where it has one of its own. */
  readonly metricsPort: number | null;
  readonly platform: RunningPlatform;
  /** Settles when a server that was started before its database finds that it must not run as this database role, or with these master keys. */
  readonly refused: Promise<StartRefusal>;
  /** Ends gracefully: refuses new work, lets work in flight end, says goodbye to sockets, and is done within the time set. */
  close(): Promise<void>;
}

/** Why a server does not go on. Its message is for the person who started it. */
type StartRefusal = ExcessPrivileges | WrongMasterKey;
export const isStartRefusal = (error: unknown): error is StartRefusal =>
  error instanceof ExcessPrivileges || error instanceof WrongMasterKey;

/** Starts everything in one process, listening. */
export async function startServer(
  config: Config,
  replacements: Replacements & { readonly jobs?: boolean; readonly socketTimes?: Partial<SocketTimes> } = {},
): Promise<RunningServer> {
  const platform = await createPlatform(config, replacements);
  const { promise: refused, resolve: refuse } = Promise.withResolvers<StartRefusal>();
  const startChecks = startChecksOf(config, platform);
  const health = new Health(platform);
  let watched: ServedMetrics | null = null;
  try {
    await Promise.all(startChecks.map((check) => check.run(refuse)));
    const apollo = createApollo(config, platform.metrics);
    await apollo.start();
    const documents = new TrustedDocuments(config);
    const http = await createHttp(config, platform, apollo, health, documents);
    const sockets = new Sockets(config, platform, documents, { ...socketTimes, ...replacements.socketTimes });
    http.server.on('connection', () => platform.gates.socketReads.makeWay());
    http.server.on('upgrade', (request, connection, head) => {
      if (health.shuttingDown) connection.destroy();
      else sockets.upgrade(request, connection, head);
    });
    if (platform.metrics)
      watched = await serveMetrics(config, platform, { metrics: platform.metrics, http, health, sockets });
    await http.listen({ host: config.HOST, port: config.PORT, backlog });
    const { port } = http.server.address() as AddressInfo;
    const jobs = new Jobs(platform);
    if (replacements.jobs ?? true) void jobs.start();

    const graceMs = config.SHUTDOWN_SECONDS * 1_000;
    let closing: Promise<void> | undefined;
    const shutDown = async () => {
      health.shuttingDown = true;
      platform.log.info('shutting down');
      for (const check of startChecks) check.close();
      const cut = setTimeout(() => http.server.closeAllConnections(), graceMs);
      // A letter that is being sent may end; what is not sent by then stays in the outbox.
      const cutMail = setTimeout(() => platform.post?.close(), graceMs / 2);
      // The port stays open until sockets have left: whoever asks meanwhile hears 503 from /health/ready and stops sending work here.
      await Promise.all([sockets.close(graceMs / 2), jobs.close()]);
      await http.close();
      await watched?.close();
      clearTimeout(cut);
      clearTimeout(cutMail);
      await apollo.stop();
      await health.close();
      await platform.close();
      platform.log.info('stopped');
    };
    return {
      url: `http://${config.HOST === '0.0.0.0' ? '127.0.0.1' : config.HOST}:${port}`,
      port,
      metricsPort: watched?.port ?? null,
      platform,
      refused,
      close: () => (closing ??= shutDown()),
    };
  } catch (error) {
    for (const check of startChecks) check.close();
    await health.close();
    await watched?.close();
    await platform.close();
    throw error;
  }
}

function startChecksOf(config: Config, platform: RunningPlatform): readonly StartCheck<StartRefusal>[] {
  const { log, vault } = platform;
  const strict = config.NODE_ENV === 'production';
  const check = (what: string, look: () => Promise<void>) =>
    new StartCheck({ what, look, forbids: isStartRefusal, log });
  return [
    check('whether the server runs as a role of its own', () => checkOwnRole({ ...platform, strict })),
    // Better found now than by whoever reads a message.
    check('whether MASTER_KEYS open its data keys', () => vault.check()),
  ];
}

/** How many connections may wait to be accepted: whoever finds no room is cut off later, or knocks again after seconds. The system may allow fewer. */
const backlog = 4_096;
