import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import serveFolder from '@fastify/static';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Config } from '../config.ts';
import type { Context } from '../graphql/context.ts';
import { formatError } from '../graphql/errors.ts';
import type { Platform } from '../platform/platform.ts';
import { bearerToken, requestContext } from './context.ts';
import type { Health } from './health.ts';
import type { TrustedDocuments } from './trusted-documents.ts';

/** Largest body accepted, in bytes. */
const bodyLimit = 100_000;
const playgroundFolder = fileURLToPath(new URL('../../dist/playground', import.meta.url));

/** The HTTP side: the API, its playground, and what an orchestrator asks. */
export async function createHttp(
  config: Config,
  platform: Platform,
  apollo: ApolloServer<Context>,
  health: Health,
  documents: TrustedDocuments,
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
    exposedHeaders: ['x-request-id'],
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
    platform.log.info(
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
  http.setErrorHandler<Error & { statusCode?: number }>(async (error, request, reply) => {
    const status = error.statusCode !== undefined && error.statusCode < 500 ? error.statusCode : 500;
    if (status === 500) platform.log.error({ err: error, requestId: request.id }, 'a request failed');
    const [code, message] =
      status === 413
        ? ['BAD_REQUEST', `A request holds at most ${bodyLimit} bytes.`]
        : status === 500
          ? ['INTERNAL', 'Something went wrong on our side.']
          : ['BAD_REQUEST', error.message];
    await reply.code(status).send({ errors: [{ message, extensions: { code, requestId: request.id } }] });
  });

  const handle = fastifyApolloHandler(apollo, {
    context: (request) =>
      contextOf(request).catch((error: unknown) => {
        const { message, extensions } = formatError(error, request.id, platform.log);
        throw new GraphQLError(message, { extensions });
      }),
  });
  const contextOf = (request: FastifyRequest) =>
    requestContext(platform, {
      requestId: request.id,
      ip: request.ip,
      userAgent: request.headers['user-agent'],
      token: bearerToken(request.headers.authorization),
      idempotencyKey: single(request.headers['idempotency-key']),
    });
  /** Puts the text in the place of a document's id, so that from here on the two are the same. */
  const findDocument = async (request: FastifyRequest, reply: FastifyReply) => {
    try {
      const query = documents.textOf(request.body);
      if (query !== null) request.body = { ...(request.body as object), query };
    } catch (error) {
      await reply.code(400).send({ errors: [formatError(error, request.id, platform.log)] });
    }
  };
  http.post('/graphql', { preHandler: findDocument }, handle);
  http.get('/graphql', async (request, reply) => {
    const message =
      'Send operations to this address as POST with a JSON body; subscribe over WebSocket with the protocol graphql-transport-ws.';
    await reply
      .code(405)
      .header('allow', 'POST')
      .send({ errors: [{ message, extensions: { code: 'BAD_REQUEST', requestId: request.id } }] });
  });
  http.get('/health/live', async () => ({ status: 'live' }));
  http.get('/health/ready', async (_request, reply) => {
    const state = await health.check();
    return reply.code(state.ready ? 200 : 503).send(state);
  });
  if (playgroundServed(config)) {
    await http.register(serveFolder, { root: playgroundFolder, prefix: '/playground/', redirect: true });
    http.get('/', async (_request, reply) => reply.redirect('/playground/'));
  }
  return http;
}

/** Whether the playground is served: by the setting or where what is written in it would run, and only where it was built. */
export function playgroundServed(config: Config): boolean {
  return (
    (config.PLAYGROUND ?? (config.NODE_ENV !== 'production' && config.TRUSTED_DOCUMENTS !== 'only')) &&
    existsSync(playgroundFolder)
  );
}

/** Which proxies are believed: those of the addresses, or the nearest so many. */
function trustedProxies(setting: Config['TRUST_PROXY']) {
  return typeof setting === 'number' ? (_address: string, hop: number) => hop < setting : setting;
}

function givenId(header: unknown): string | undefined {
  return typeof header === 'string' && /^[A-Za-z0-9-]{8,64}$/.test(header) ? header : undefined;
}

function single(header: string | string[] | undefined): string | null {
  return (Array.isArray(header) ? header.join(', ') : header) ?? null;
}

/** The name a client gave its operation; never what it asked with. */
function operationOf(request: FastifyRequest): string | undefined {
  const name = (request.body as { operationName?: unknown } | null | undefined)?.operationName;
  return typeof name === 'string' ? name.slice(0, 100) : undefined;
}
