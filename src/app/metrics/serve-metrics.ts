import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { FiguresReader } from '../../platform/metrics/figures.ts';
import type { Metrics } from '../../platform/metrics/metrics.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Config } from '../config/config.ts';
import { bearerToken } from '../context.ts';
import { figures } from '../declarations.ts';
import { processGauges, type Watched } from './process-gauges.ts';

interface Serving extends Pick<Watched, 'health' | 'sockets'> {
  readonly metrics: Metrics;
  readonly http: FastifyInstance;
}

/** Where the metrics are answered. */
export interface ServedMetrics {
  /** Its own port; null where they are on the API's. */
  readonly port: number | null;
  close(): Promise<void>;
}

const path = '/metrics';

/** Answers /metrics: on a port of its own that no client reaches, or beside the API for whoever has the token. */
export async function serveMetrics(
  { HOST, METRICS_PORT, METRICS_TOKEN }: Config,
  platform: Platform,
  { metrics, http, health, sockets }: Serving,
): Promise<ServedMetrics> {
  const reader = new FiguresReader(platform.database.options.url);
  const watched = { platform, health, sockets };
  for (const { gauges, label, read } of processGauges) metrics.watch(gauges, label ?? null, () => read(watched));
  for (const each of figures) metrics.watch(each.gauges, each.label ?? null, () => reader.read(each));
  const mayRead = (authorization: string | undefined) =>
    METRICS_TOKEN === undefined || same(bearerToken(authorization) ?? '', METRICS_TOKEN);
  if (METRICS_PORT === undefined) {
    http.get(path, async ({ headers }, reply) =>
      mayRead(headers.authorization)
        ? reply.type(metrics.contentType).send(await metrics.text())
        : reply.code(401).header('www-authenticate', 'Bearer').send(),
    );
    return { port: null, close: () => reader.close() };
  }
  const own = createServer((request, response) => {
    if (request.url?.split('?')[0] !== path) response.writeHead(404).end();
    else if (!mayRead(request.headers.authorization)) response.writeHead(401, { 'www-authenticate': 'Bearer' }).end();
    else
      metrics.text().then(
        (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
        (error: unknown) => {
          platform.log.error({ err: error }, 'the metrics could not be read');
          response.writeHead(500).end();
        },
      );
  });
  await new Promise<void>((resolve, reject) => {
    own.once('error', reject);
    own.listen(METRICS_PORT, HOST, resolve);
  });
  return {
    port: (own.address() as AddressInfo).port,
    close: async () => {
      await new Promise<void>((resolve) => {
        own.close(() => resolve());
        own.closeAllConnections();
      });
      await reader.close();
    },
  };
}

/** Compares without telling by the time how much of it fits. */
function same(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
