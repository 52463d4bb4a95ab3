import type { GraphQLSchema } from 'graphql';
import { errorCodes } from '../../domain/error.ts';
import { version } from '../version.ts';
import { bearer, operationOf, tagOf } from './openapi-operation.ts';
import { ComponentSchemas, type Json } from './openapi-schemas.ts';
import { restRoutes } from './routes.ts';
import { statusOfCode } from './statuses.ts';

const whyByStatus: Record<number, string> = {
  400: 'The request does not fit: BAD_USER_INPUT with `problems`, LIMIT_EXCEEDED, or BAD_REQUEST.',
  401: 'UNAUTHENTICATED: nobody is signed in, or the session has ended.',
  403: 'FORBIDDEN: the role or key does not include it; the message says what it lacks.',
  404: 'NOT_FOUND: no such thing, or none that you may see.',
  405: 'BAD_REQUEST: the address takes another method; the header Allow names it.',
  409: 'CONFLICT: the idempotency key was used with another input.',
  413: 'BAD_REQUEST: the body is larger than 500,000 bytes.',
  415: 'BAD_REQUEST: the body is not declared as application/json.',
  429: 'RATE_LIMITED: too many tries to sign in, or more asked for than one user may; the header Retry-After says when to come back.',
  500: 'INTERNAL: our fault; nothing more is told than the request id.',
  503: 'BUSY: others changed the same records again and again; nothing was changed, try again. UNAVAILABLE: the database is away or takes no changes; nothing was changed, try again soon. OUTCOME_UNKNOWN: whether it was recorded is not known; send it again under the same key.',
  504: 'TIMED_OUT: it took the database longer than it may, and was stopped; nothing was changed, try again, and ask for less at once if it happens again.',
};
/** The OpenAPI document of the REST interface, derived from the schema and from the documents behind the addresses. */
export function openApiDocument(schema: GraphQLSchema): Json {
  const components = new ComponentSchemas(schema);
  const paths: Record<string, Json> = {};
  const routes = restRoutes(schema);
  for (const route of routes) {
    paths[`/api${route.path}`] = { [route.method.toLowerCase()]: operationOf(route, components) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Apotheca',
      version,
      description:
        'Pharmacy inventory over REST. Every address runs an operation of the GraphQL schema, with the same rights, limits, audit trail and errors. GET changes nothing; each attempt of a POST leaves a row in the audit trail. Subscriptions go over WebSocket.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: bearer,
    tags: [...new Set(routes.map(tagOf))].sort().map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        session: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token that log-in, sign-up or accept-invitation answers.',
        },
      },
      responses: Object.fromEntries(
        Object.entries(whyByStatus).map(([status, description]) => [
          `Error${status}`,
          errorResponse(status, description),
        ]),
      ),
      schemas: {
        ...components.sorted(),
        Errors: errorsSchema,
      },
    },
  };
}

function errorResponse(status: string, description: string): Json {
  return {
    description,
    ...(status === '429' && {
      headers: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } },
    }),
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Errors' } } },
  };
}

const errorsSchema = {
  type: 'object',
  description: 'What was wrong; nothing was changed.',
  required: ['errors'],
  properties: {
    errors: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['message', 'extensions'],
        properties: {
          message: { type: 'string' },
          path: { type: 'array', items: { type: ['string', 'integer'] } },
          extensions: {
            type: 'object',
            required: ['code', 'requestId'],
            properties: {
              code: {
                type: 'string',
                enum: [...errorCodes, 'BAD_REQUEST', 'GRAPHQL_VALIDATION_FAILED', 'INTERNAL'],
                description: `Their statuses: ${Object.entries(statusOfCode)
                  .map(([code, status]) => `${code} ${status}`)
                  .join(', ')}.`,
              },
              requestId: {
                type: 'string',
                description: 'The number that the server’s log and the audit trail have too.',
              },
              problems: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['field', 'rule', 'message'],
                  properties: { field: { type: 'string' }, rule: { type: 'string' }, message: { type: 'string' } },
                },
              },
              retryAfterSeconds: { type: 'integer' },
            },
            additionalProperties: true,
          },
        },
      },
    },
  },
};
