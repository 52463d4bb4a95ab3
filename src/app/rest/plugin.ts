import type { ApolloServer } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type GraphQLFormattedError, type GraphQLSchema, isAbstractType } from 'graphql';
import { ApothecaError, nothingNamed } from '../../domain/error.ts';
import { message } from '../../domain/messages/index.ts';
import type { Context } from '../../graphql/context.ts';
import { formatError } from '../../graphql/errors.ts';
import type { Logger } from '../../platform/log.ts';
import { requestLanguage } from '../http/http-shell.ts';
import { variablesFrom } from './parameters.ts';
import { type RestRoute, restRoutes } from './routes.ts';
import { refusalCode } from './selection.ts';
import { refusedStatus, statusOf } from './statuses.ts';

export interface RestOptions {
  readonly schema: GraphQLSchema;
  readonly apollo: ApolloServer<Context>;
  readonly log: Logger;
  readonly contextOf: (request: FastifyRequest) => Promise<Context>;
}

/** What stands under /api where only trusted documents run: its addresses run others, so none of them is there. */
export function closedApi(http: FastifyInstance, log: Logger): void {
  http.setNotFoundHandler((request, reply) => {
    const closed = new ApothecaError('NOT_FOUND', message('restIsClosed'));
    return sendErrors(reply, [formatError(closed, { requestId: request.id, log, language: requestLanguage(request) })]);
  });
}

type Body = Record<string, unknown> | null;

/** The REST interface: each address runs its document through the same Apollo Server, with the same context, as POST /graphql. */
export async function restApi(http: FastifyInstance, { schema, apollo, log, contextOf }: RestOptions): Promise<void> {
  const failed = (request: FastifyRequest, reply: FastifyReply, error: unknown) =>
    sendErrors(reply, [formatError(error, { requestId: request.id, log, language: requestLanguage(request) })]);

  http.setNotFoundHandler((request, reply) =>
    failed(request, reply, new ApothecaError('NOT_FOUND', message('noSuchAddress'))),
  );
  for (const route of restRoutes(schema)) {
    const url = route.path.replace('{id}', ':id');
    http.route({
      method: route.method,
      url,
      // A body that is not declared as JSON can be sent by any page without asking; so nothing is changed by one.
      onRequest: async (request, reply) => {
        if (route.method === 'POST' && !/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? ''))
          await refuseForm(request, reply, 415, 'Send a JSON body with the content type application/json.');
      },
      handler: async (request, reply) => {
        try {
          const variables = variablesOf(route, request);
          const contextValue = await contextOf(request);
          const { body } = await apollo.executeOperation({ query: route.text, variables }, { contextValue });
          if (body.kind !== 'single') throw new Error('A REST answer comes whole.');
          const { data, errors } = body.singleResult;
          if (errors && errors.length > 0) return sendErrors(reply, errors);
          return answer({ schema, route, reply, failed }, data?.[route.field.name] ?? null);
        } catch (error) {
          return failed(request, reply, error);
        }
      },
    });
    const [method, allow] = route.method === 'GET' ? (['POST', 'GET'] as const) : (['GET', 'POST'] as const);
    http.route({
      method,
      url,
      exposeHeadRoute: false,
      onRequest: (request, reply) =>
        refuseForm(request, reply.header('allow', allow), 405, `This address takes ${allow} alone.`),
      handler: async () => undefined,
    });
  }
}

/** The variables a request stands for. A body goes on as it came, so that what does not fit is refused, and recorded, like any other attempt. */
function variablesOf(route: RestRoute, request: FastifyRequest): Record<string, unknown> {
  const given = {
    ...(request.query as Record<string, string | string[]>),
    ...(request.params as Record<string, string>),
  };
  if (route.kind === 'query') return variablesFrom(route.parameters, given);
  variablesFrom([], given);
  return route.input === null ? {} : { input: request.body };
}

interface Answering {
  readonly schema: GraphQLSchema;
  readonly route: RestRoute;
  readonly reply: FastifyReply;
  readonly failed: (request: FastifyRequest, reply: FastifyReply, error: unknown) => FastifyReply;
}

/** What the operation answered: 404 for a record there is none of, 422 for a refusal. */
function answer({ schema, route, reply, failed }: Answering, value: unknown): FastifyReply {
  if (value === null && route.parameters.some((each) => each.in === 'path')) {
    return failed(reply.request, reply, nothingNamed('id', message('unknownId')));
  }
  const refusal = schema.getType('Refusal');
  const member = schema.getType(String((value as Body)?.__typename ?? ''));
  const refused = isAbstractType(refusal) && schema.getPossibleTypes(refusal).some((type) => type === member);
  return reply
    .code(refused ? refusedStatus : 200)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(refused ? { refusal: withCode(value as Record<string, unknown>) } : value));
}

function withCode({ __typename, [refusalCode]: code, ...facts }: Record<string, unknown>): Record<string, unknown> {
  return { __typename, code, ...facts };
}

/** Errors as GraphQL tells them, without places in a document that the caller has not written. */
function sendErrors(reply: FastifyReply, errors: readonly GraphQLFormattedError[]): FastifyReply {
  const shown = errors.map(({ locations: _locations, ...error }) => error);
  const { code, retryAfterSeconds, changed } = shown[0]?.extensions ?? {};
  if (typeof retryAfterSeconds === 'number') void reply.header('retry-after', String(Math.ceil(retryAfterSeconds)));
  // 503 would have others send it again by themselves.
  return reply.code(changed === true ? 500 : statusOf(code)).send({ errors: shown });
}

async function refuseForm(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  message: string,
): Promise<void> {
  await reply.code(status).send({ errors: [{ message, extensions: { code: 'BAD_REQUEST', requestId: request.id } }] });
}
