import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import {
  type ExecutionArgs,
  GraphQLError,
  getOperationAST,
  getVariableValues,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql';
import { makeServer, type Context as ProtocolContext, type Server, type SubscribePayload } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { type Authentication, authenticate } from '../features/access/index.ts';
import { answersInBatches, Ended } from '../graphql/answers-in-batches.ts';
import type { Context } from '../graphql/context.ts';
import { formatError, requestFault } from '../graphql/errors.ts';
import { checkLimits, limits } from '../graphql/limits.ts';
import { unstorableText } from '../graphql/texts.ts';
import type { Platform } from '../platform/platform.ts';
import { bearerToken, socketContext } from './context.ts';
import { appSchema } from './schema.ts';
import type { TrustedDocuments } from './trusted-documents.ts';

/** What travels with a socket. */
export interface SocketExtra {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  readonly requestId: string;
  /** Called once the socket has shown a living session. */
  readonly admitted: (token: string, authentication: Authentication) => void;
}

type Connection = ProtocolContext<Record<string, unknown> | undefined, SocketExtra>;

const subscriptionsPerSocket = 50;

/**
 * The protocol graphql-transport-ws with this API's rules: a living session from the start (4403 otherwise), subscriptions alone, the limits
 * of HTTP, and errors in the API's shape. A document that is wrong answers an error message; the library alone would close the socket.
 */
export function createProtocol(
  platform: Platform,
  documents: TrustedDocuments,
  { hideSuggestions, introductionMs }: { readonly hideSuggestions: boolean; readonly introductionMs: number },
): Server<SocketExtra> {
  const tokens = new WeakMap<object, string>();
  const shown = (errors: readonly unknown[], { extra }: Connection) =>
    errors.map((error) => formatError(unwrapped(error), extra.requestId, platform.log));
  return makeServer<Record<string, unknown> | undefined, SocketExtra>({
    connectionInitWaitTimeout: introductionMs,
    onConnect: async ({ connectionParams, extra }) => {
      const token = bearerToken(
        connectionParams?.authorization ?? connectionParams?.Authorization ?? extra.request.headers.authorization,
      );
      const authentication = token === null ? null : await authenticate(platform, token);
      if (token === null || !authentication) return false;
      tokens.set(extra.socket, token);
      extra.admitted(token, authentication);
      return true;
    },
    onSubscribe: async (connection, _id, payload) => {
      const { extra, subscriptions } = connection;
      const token = tokens.get(extra.socket) ?? '';
      if (Object.keys(subscriptions).length > subscriptionsPerSocket) {
        return [
          badRequest(
            `A socket carries at most ${subscriptionsPerSocket} subscriptions. End some, or open another socket.`,
          ),
        ];
      }
      const prepared = prepare(payload, documents, hideSuggestions);
      if (Array.isArray(prepared)) return prepared;
      const facts = {
        requestId: randomUUID(),
        ip: extra.request.socket.remoteAddress ?? null,
        userAgent: extra.request.headers['user-agent'],
        token,
      };
      const contextValue: Context = await socketContext(platform, facts);
      return { ...(prepared as ExecutionArgs), contextValue };
    },
    subscribe: answersInBatches,
    // What did not begin, such as for a cursor from elsewhere, comes here as well: it is answered once and complete.
    onNext: (connection, _id, _payload, _run, { data = null, errors = [] }) =>
      errors.length > 0 ? { data, errors: shown(errors, connection) } : undefined,
    onError: (connection, _id, _payload, errors) => shown(errors.slice(0, limits.validationErrors), connection),
  });
}

/** The library wraps what is thrown at an event. */
const unwrapped = (error: unknown) =>
  error instanceof GraphQLError && error.originalError instanceof Ended ? error.originalError.error : error;

/** The operation ready to run, or what is wrong with it. */
function prepare(
  payload: SubscribePayload,
  documents: TrustedDocuments,
  hideSuggestions: boolean,
): ExecutionArgs | GraphQLError[] {
  const schema = appSchema();
  const { operationName, variables } = payload;
  let query: string;
  try {
    query = documents.textOf(payload) ?? payload.query;
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
  let document: ExecutionArgs['document'];
  try {
    document = parse(query, { maxTokens: limits.tokens });
  } catch (error) {
    if (error instanceof GraphQLError)
      return [
        new GraphQLError(error.message, {
          source: error.source ?? null,
          positions: error.positions ?? null,
          extensions: { code: 'GRAPHQL_PARSE_FAILED' },
        }),
      ];
    throw error;
  }
  const errors = validate(schema, document, undefined, { maxErrors: limits.validationErrors, hideSuggestions });
  if (errors.length > 0) return [...errors];
  const operation = getOperationAST(document, operationName);
  if (!operation) return [badRequest('Name the operation to run in operationName.')];
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION) {
    return [badRequest('Sockets carry subscriptions alone. Send queries and mutations as POST /graphql.')];
  }
  const unstorable = unstorableText(document, variables ?? {});
  if (unstorable) return [requestFault(unstorable)];
  const exceeded = checkLimits(schema, document, operationName, variables ?? {});
  if (exceeded.length > 0) return exceeded;
  // Found here, it is an answer to the request; found by the engine, it would pass for the first event.
  const { errors: unfit } = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {}, {
    maxErrors: limits.validationErrors,
  });
  return unfit
    ? [...unfit]
    : { schema, document, operationName: operationName ?? null, variableValues: variables ?? null };
}

function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
}
