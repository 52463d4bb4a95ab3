import { randomUUID } from 'node:crypto';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import { type FastifyInstance, type FastifyRequest, fastify } from 'fastify';
import type { Config } from '../config.ts';
import type { Platform } from '../platform/platform.ts';
import type { Health } from './health.ts';

/** Largest body accepted, in bytes: the delivery of the longest order, two lots to a line, takes some 300,000. */
const bodyLimit = 500_000;

/** Fastify with everything that holds for every address: headers, request ids, the log, and errors in the shape of the API. */
export async function createShell(
  config: Config,
  { log }: Pick<Platform, 'log'>,
  health: Pick<Health, 'shuttingDown'>,
): Promise<FastifyInstance> {
  const http = fastify({
    bodyLimit,
    trustProxy: trustedProxies(config.TRUST_PROXY),
    genReqId: (request) => givenId(request.headers['x-request-id']) ?? randomUUID(),
    forceCloseConnections: 'idle',
    requestTimeout: 30_000,
    keepAliveTimeout: 10_000,
  });
  await http.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        workerSrc: ["'self'", 'blob:'],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: config.NODE_ENV === 'production',
  });
  await http.register(cors, {
    origin: config.ALLOWED_ORIGINS,
    methods: ['POST'],
    maxAge: 600,
    exposedHeaders: ['x-request-id', 'retry-after'],
  });
  http.addHook('onRequest', async (request, reply) => {
    // Not awaited: a reply can be awaited, and then waits for having been sent.
    void reply.header('x-request-id', request.id);
  });
  http.addHook('onSend', async (_request, reply) => {
    // A connection that is kept after its last answer would hold the shutdown up until it is cut off.
    if (health.shuttingDown) void reply.header('connection', 'close');
  });
  http.addHook('onResponse', async (request, reply) => {
    const { method, url, id: requestId, ip } = request;
    log.info(
      {
        requestId,
        method,
        path: url.split('?')[0],
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        ip,
        operation: operationOf(request),
      },
      'request',
    );
  });
  http.setErrorHandler<Error & { statusCode?: number; code?: string }>(async (error, request, reply) => {
    const status = error.statusCode !== undefined && error.statusCode < 500 ? error.statusCode : 500;
    if (status === 500) log.error({ err: error, requestId: request.id }, 'a request failed');
    const [code, message] =
      status === 413
        ? ['BAD_REQUEST', `A request holds at most ${bodyLimit} bytes.`]
        : status === 500
          ? ['INTERNAL', 'Something went wrong on our side.']
          : [
              'BAD_REQUEST',
              error.code === 'FST_ERR_CTP_INVALID_JSON_BODY' ? 'Invalid JSON in the body.' : error.message,
            ];
    await reply.code(status).send({ errors: [{ message, extensions: { code, requestId: request.id } }] });
  });
  return http;
}

/** Which proxies are believed: those of the addresses, or the nearest so many. */
function trustedProxies(setting: Config['TRUST_PROXY']) {
  return typeof setting === 'number' ? (_address: string, hop: number) => hop < setting : setting;
}

function givenId(header: unknown): string | undefined {
  return typeof header === 'string' && /^[A-Za-z0-9-]{8,64}$/.test(header) ? header : undefined;
}

/** The name a client gave its operation; never what it asked with. */
function operationOf(request: FastifyRequest): string | undefined {
  const name = (request.body as { operationName?: unknown } | null | undefined)?.operationName;
  return typeof name === 'string' ? name.slice(0, 100) : undefined;
}
