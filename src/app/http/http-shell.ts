import { randomUUID } from 'node:crypto';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import { type FastifyInstance, type FastifyRequest, fastify } from 'fastify';
import { type Language, languageOf } from '../../domain/language.ts';
import { inWords, type Message, message } from '../../domain/messages/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Config } from '../config/config.ts';
import { clientAddressBehind } from './client-address.ts';
import type { Health } from './health.ts';
import { traceRequests } from './trace-requests.ts';

/** Largest body accepted, in bytes: the delivery of the longest order, two lots to a line, takes some 300,000. */
const bodyLimit = 500_000;

declare module 'fastify' {
  interface FastifyRequest {
    /** The client's address, found through trusted proxies; Fastify's own `ip` is the nearest proxy's. */
    clientAddress: string | null;
  }
}

/** What a page may ask its browser for: the whole screen, the clipboard, the camera that reads labels, and the keys that people sign in with. */
const permissionsPolicy = [
  ...['fullscreen', 'clipboard-write', 'camera', 'publickey-credentials-get', 'publickey-credentials-create'].map(
    (feature) => `${feature}=(self)`,
  ),
  ...[
    'accelerometer',
    'autoplay',
    'bluetooth',
    'browsing-topics',
    'clipboard-read',
    'display-capture',
    'encrypted-media',
    'geolocation',
    'gyroscope',
    'hid',
    'idle-detection',
    'local-fonts',
    'magnetometer',
    'microphone',
    'midi',
    'payment',
    'picture-in-picture',
    'screen-wake-lock',
    'serial',
    'storage-access',
    'usb',
    'web-share',
    'window-management',
    'xr-spatial-tracking',
  ].map((feature) => `${feature}=()`),
].join(', ');

/** Fastify with everything that holds for every address: headers, request ids, the log, and errors in the shape of the API. */
export async function createShell(
  config: Config,
  { log, metrics, tracing }: Pick<Platform, 'log' | 'metrics' | 'tracing'>,
  health: Pick<Health, 'shuttingDown'>,
): Promise<FastifyInstance> {
  const http = fastify({
    bodyLimit,
    // A client that chose it could pass its request for another's, in the log and in the trail.
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 5_000 },
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
    exposedHeaders: ['x-request-id', 'retry-after', 'traceparent'],
  });
  const clientAddress = clientAddressBehind(config.TRUST_PROXY);
  http.decorateRequest('clientAddress', null);
  if (tracing) traceRequests(http, tracing);
  http.addHook('onRequest', async (request, reply) => {
    // Now, since a connection that has gone tells it no more.
    request.clientAddress = clientAddress(request.raw);
    // Not awaited: a reply can be awaited, and then waits for having been sent. Pages and files say themselves that they may be kept.
    void reply.headers({
      'x-request-id': request.id,
      'cache-control': 'no-store',
      'permissions-policy': permissionsPolicy,
    });
    if (!namesOneHost(request)) {
      const message = 'A request names the host it is for, once, in the header Host.';
      return reply
        .code(400)
        .send({ errors: [{ message, extensions: { code: 'BAD_REQUEST', requestId: request.id } }] });
    }
  });
  http.addHook('onSend', async (request, reply) => {
    // What says something to people says it in the language that was asked for.
    if (String(reply.getHeader('content-type')).includes('json')) {
      const varies = [reply.getHeader('vary') ?? []].flat().map(String);
      void reply.headers({
        'content-language': requestLanguage(request),
        vary: [...varies, 'accept-language'].join(', '),
      });
    }
    // A connection that is kept after its last answer would hold the shutdown up until it is cut off.
    if (health.shuttingDown) void reply.header('connection', 'close');
  });
  http.addHook('onResponse', async (request, reply) => {
    const { method, url, id: requestId, clientAddress: ip, headers } = request;
    const clientRequestId = givenId(headers['x-request-id']);
    metrics?.answered(reply.statusCode);
    log.info(
      {
        requestId,
        ...(clientRequestId && { clientRequestId }),
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
    const requestId = request.id;
    const words = inWords(
      requestLanguage(request),
      status === 500 ? message('internal', { requestId }) : refusedBody(error),
    );
    const code = status === 500 ? 'INTERNAL' : 'BAD_REQUEST';
    await reply.code(status).send({ errors: [{ message: words, extensions: { code, requestId } }] });
  });
  return http;
}

/** Why a request was refused before anybody read what it asks. */
function refusedBody({ statusCode, code, message: detail }: Error & { statusCode?: number; code?: string }): Message {
  if (statusCode === 413) return message('requestTooLarge', { most: bodyLimit });
  return code === 'FST_ERR_CTP_INVALID_JSON_BODY' ? message('noJson') : message('requestNotValid', { detail });
}

/** The language in which whoever sent the request is answered. */
export function requestLanguage({ headers }: FastifyRequest): Language {
  return languageOf(headers['accept-language']);
}

/** Who asks for the health by HTTP/1.0, as some balancers do, names none. */
function namesOneHost({ raw, url }: FastifyRequest): boolean {
  const [host, ...others] = raw.headersDistinct.host ?? [];
  if (host === undefined) return url.startsWith('/health/');
  return others.length === 0 && URL.canParse(`http://${host}/`);
}

/** The number that a client or proxy gave its request: written beside ours, where it does no harm. */
function givenId(header: unknown): string | undefined {
  return typeof header === 'string' && /^[A-Za-z0-9-]{8,64}$/.test(header) ? header : undefined;
}

/** The name a client gave its operation; never what it asked with. */
function operationOf(request: FastifyRequest): string | undefined {
  const name = (request.body as { operationName?: unknown } | null | undefined)?.operationName;
  return typeof name === 'string' ? name.slice(0, 100) : undefined;
}
