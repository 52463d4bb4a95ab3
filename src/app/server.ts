import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config.ts';
import { OwnRole, type TooManyRights } from '../platform/own-role.ts';
import { WrongMasterKey } from '../platform/vault.ts';
import { createApollo } from './apollo.ts';
import { Health } from './health.ts';
import { createHttp } from './http.ts';
import { createPlatform, type Replacements, type RunningPlatform } from './platform.ts';
import { Sockets, type SocketTimes, socketTimes } from './sockets.ts';
import { Sweeps } from './sweeps.ts';
import { TrustedDocuments } from './trusted-documents.ts';

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly platform: RunningPlatform;
  /** Settles when a server that was started before its database finds that it must not run as this database role. */
  readonly refused: Promise<TooManyRights>;
  /** Ends gracefully: refuses new work, lets work in flight end, says goodbye to sockets, and is done within the time set. */
  close(): Promise<void>;
}

/** Starts everything in one process, listening. */
export async function startServer(
  config: Config,
  replacements: Replacements & { readonly sweeps?: boolean; readonly socketTimes?: Partial<SocketTimes> } = {},
): Promise<RunningServer> {
  const platform = await createPlatform(config, replacements);
  const ownRole = new OwnRole({ ...platform, strict: config.NODE_ENV === 'production' });
  const { promise: refused, resolve: refuse } = Promise.withResolvers<TooManyRights>();
  const health = new Health(platform);
  try {
    await Promise.all([ownRole.check(refuse), checkMasterKeys(platform)]);
    const apollo = createApollo(config);
    await apollo.start();
    const documents = new TrustedDocuments(config);
    const http = await createHttp(config, platform, apollo, health, documents);
    const sockets = new Sockets(config, platform, documents, { ...socketTimes, ...replacements.socketTimes });
    http.server.on('upgrade', (request, connection, head) => {
      if (health.shuttingDown) connection.destroy();
      else sockets.upgrade(request, connection, head);
    });
    await http.listen({ host: config.HOST, port: config.PORT });
    const { port } = http.server.address() as AddressInfo;
    const sweeps = new Sweeps(platform);
    if (replacements.sweeps ?? true) void sweeps.start();

    const graceMs = config.SHUTDOWN_SECONDS * 1_000;
    let closing: Promise<void> | undefined;
    const shutDown = async () => {
      health.shuttingDown = true;
      platform.log.info('shutting down');
      ownRole.close();
      const cut = setTimeout(() => http.server.closeAllConnections(), graceMs);
      // The port stays open until sockets have left: whoever asks meanwhile hears 503 from /health/ready and stops sending work here.
      await Promise.all([sockets.close(graceMs / 2), sweeps.close()]);
      await http.close();
      clearTimeout(cut);
      await apollo.stop();
      await health.close();
      await platform.close();
      platform.log.info('stopped');
    };
    return {
      url: `http://${config.HOST === '0.0.0.0' ? '127.0.0.1' : config.HOST}:${port}`,
      port,
      platform,
      refused,
      close: () => (closing ??= shutDown()),
    };
  } catch (error) {
    ownRole.close();
    await health.close();
    await platform.close();
    throw error;
  }
}

const patienceMs = 1_000;

/** A master key that is missing or wrong ends the start; a database that is away does not, and its keys are then tried by whoever reads first. */
async function checkMasterKeys({ vault, log }: RunningPlatform): Promise<void> {
  const check = vault.check().catch((error: unknown) => {
    if (error instanceof WrongMasterKey) throw error;
    log.warn({ err: error }, 'the database does not answer; whether MASTER_KEYS fit it is not known yet');
  });
  await Promise.race([check, sleep(patienceMs, undefined, { ref: false })]);
  check.catch((error: unknown) => log.error({ err: error }, 'MASTER_KEYS do not fit the database'));
}
