import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import serveFolder from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type Authentication, authenticateAll } from '../../features/access/index.ts';
import type { Context } from '../../graphql/context.ts';
import { formatError } from '../../graphql/errors.ts';
import { Batch } from '../../platform/database/batch.ts';
import type { Platform } from '../../platform/platform.ts';
import { introspectionAllowed } from '../apollo.ts';
import type { Config } from '../config/config.ts';
import { bearerToken, requestContext } from '../context.ts';
import { openApi, openApiPage } from '../rest/page.ts';
import { closedApi, restApi } from '../rest/plugin.ts';
import { appSchema } from '../schema.ts';
import type { TrustedDocuments } from '../trusted-documents.ts';
import { dashboard, dashboardServed } from './dashboard.ts';
import type { Health } from './health.ts';
import { createShell, requestLanguage } from './http-shell.ts';
import { securityTxt } from './security-txt.ts';

const playgroundFolder = fileURLToPath(new URL('../../../dist/playground', import.meta.url));

/** The HTTP side: the API, the dashboard and the playground, and what an orchestrator asks. */
export async function createHttp(
  config: Config,
  platform: Platform,
  apollo: ApolloServer<Context>,
  health: Health,
  documents: TrustedDocuments,
): Promise<FastifyInstance> {
  const http = await createShell(config, platform, health);
  const run = fastifyApolloHandler(apollo, {
    context: (request) =>
      contextOf(request).catch((error: unknown) => {
        const { message, extensions } = formatError(error, {
          requestId: request.id,
          log: platform.log,
          language: requestLanguage(request),
        });
        throw new GraphQLError(message, { extensions });
      }),
  });
  const handle = async (request: FastifyRequest, reply: FastifyReply) => {
    const answer: unknown = await run.call(http, request, reply);
    return typeof answer === 'string' && reply.statusCode >= 400 ? withRequestId(answer, request.id) : answer;
  };
  /** However many ask at once, finding out who they are takes few statements, and leaves the other connections to what they ask. */
  const sessions = (use: 'used' | 'looked-up') =>
    new Batch<string, Authentication | null>(platform.gates.lookUps, (tokens) =>
      authenticateAll(platform, tokens, use),
    );
  const [attended, unattended] = [sessions('used'), sessions('looked-up')];
  const contextOf = (request: FastifyRequest) => {
    // What a program says of itself: nobody acted, it asks on its own.
    const alone = single(request.headers['x-unattended']) === 'true';
    return requestContext(
      platform,
      {
        requestId: request.id,
        ip: request.clientAddress,
        userAgent: request.headers['user-agent'],
        acceptLanguage: request.headers['accept-language'],
        token: bearerToken(request.headers.authorization),
        idempotencyKey: single(request.headers['idempotency-key']),
        maxStaleness: single(request.headers['x-max-staleness']),
        readAfter: single(request.headers['x-read-after']),
      },
      (token) => (alone ? unattended : attended).ask(token),
    );
  };
  /** Puts the text in the place of a document's id, so that from here on the two are the same. */
  const findDocument = async (request: FastifyRequest, reply: FastifyReply) => {
    try {
      const asked = request.method === 'GET' ? request.query : request.body;
      const query = documents.textOf(asked);
      if (query === null) return;
      if (request.method === 'GET') request.query = { ...(asked as object), query };
      else request.body = { ...(asked as object), query };
    } catch (error) {
      await reply.code(400).send({
        errors: [formatError(error, { requestId: request.id, log: platform.log, language: requestLanguage(request) })],
      });
    }
  };
  http.post('/graphql', { preHandler: findDocument }, handle);
  http.get('/graphql', { preHandler: findDocument }, async (request, reply) => {
    // Queries alone: Apollo refuses a mutation here, and whatever a foreign page could send without asking first.
    if ('query' in (request.query as object)) return handle(request, reply);
    const message =
      'Send operations to this address as POST with a JSON body, or queries as GET; subscribe over WebSocket with the protocol graphql-transport-ws.';
    return reply
      .code(405)
      .header('allow', 'GET, POST')
      .send({ errors: [{ message, extensions: { code: 'BAD_REQUEST', requestId: request.id } }] });
  });
  const schema = appSchema();
  await http.register(
    async (api) => {
      if (config.TRUSTED_DOCUMENTS === 'only') return closedApi(api, platform.log);
      await restApi(api, { schema, apollo, log: platform.log, contextOf });
      if (introspectionAllowed(config)) await openApi(api, { schema });
      if (introspectionAllowed(config) && playgroundWanted(config)) {
        await openApiPage(api);
        leadTo(api, '/', '/api/docs');
      }
    },
    { prefix: '/api' },
  );
  securityTxt(http, config, platform.clock);
  http.get('/health/live', async () => ({ status: 'live' }));
  http.get('/health/ready', async (_request, reply) => {
    const state = await health.check();
    return reply.code(state.ready ? 200 : 503).send(state);
  });
  if (playgroundServed(config)) {
    await http.register(serveFolder, { root: playgroundFolder, prefix: '/playground/' });
    leadTo(http, '/playground', '/playground/');
  }
  if (dashboardServed(config)) await dashboard(http);
  else if (playgroundServed(config)) http.get('/', async (_request, reply) => reply.redirect('/playground/'));
  return http;
}

/** Errors of a request that Apollo refuses for its shape, before there is a context, have no number yet. */
function withRequestId(answer: string, requestId: string): string {
  const { errors, ...rest } = JSON.parse(answer) as { readonly errors?: readonly GraphQLFormattedError[] };
  const numbered = errors?.map((error) => ({ ...error, extensions: { requestId, ...error.extensions } }));
  return JSON.stringify({ errors: numbered, ...rest });
}

/** Leads an address that people type to the page they mean, with what stands behind its question mark. */
function leadTo(http: FastifyInstance, from: string, page: string): void {
  http.get(from, async ({ url }, reply) => reply.redirect(page + (/\?.*$/.exec(url)?.[0] ?? ''), 308));
}

/** Whether the playground is served: by the setting or where what is written in it would run, and only where it was built. */
export function playgroundServed(config: Config): boolean {
  return playgroundWanted(config) && existsSync(playgroundFolder);
}

function playgroundWanted(config: Config): boolean {
  return config.PLAYGROUND ?? (config.NODE_ENV !== 'production' && config.TRUSTED_DOCUMENTS !== 'only');
}

function single(header: string | string[] | undefined): string | null {
  return (Array.isArray(header) ? header.join(', ') : header) ?? null;
}
