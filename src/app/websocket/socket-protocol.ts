import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import {
  type DocumentNode,
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
import { languageOf } from '../../domain/language.ts';
import type { Authentication } from '../../features/access/index.ts';
import { answersInBatches, Ended, type SubscriptionArgs } from '../../graphql/answers-in-batches.ts';
import type { Context } from '../../graphql/context.ts';
import { formatError, requestError } from '../../graphql/errors.ts';
import { FanOut } from '../../graphql/fan-out.ts';
import { limits, weigh } from '../../graphql/limits.ts';
import { spend } from '../../graphql/spend.ts';
import { unstorableText } from '../../graphql/texts.ts';
import { checkVariables } from '../../graphql/variables.ts';
import { TimeSlices } from '../../platform/gates/time-slices.ts';
import type { Party } from '../../platform/gates/waiting-line.ts';
import type { Platform } from '../../platform/platform.ts';
import { bearerToken, type LookUp, socketContext } from '../context.ts';
import { countedSubscribe } from '../metrics/measured.ts';
import { appSchema } from '../schema.ts';
import type { TrustedDocuments } from '../trusted-documents.ts';

/** What travels with a socket. */
export interface SocketExtra {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  /** The client's address, as it was when the socket opened. */
  readonly ip: string | null;
  readonly requestId: string;
  /** Called once the socket has shown a living session. */
  readonly admitted: (token: string, authentication: Authentication) => void;
  /** Sends a message; settles when it has left, undefined when it has already. */
  readonly send: (message: Buffer) => Promise<void> | undefined;
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
  lookUp: LookUp,
  { hideSuggestions, introductionMs }: { readonly hideSuggestions: boolean; readonly introductionMs: number },
): Server<SocketExtra> {
  const { metrics } = platform;
  const introduced = new WeakMap<object, { readonly token: string } & Party>();
  /** What each reads, as its client said when it connected; a browser's own header cannot be set by a page. */
  const wanted = new WeakMap<object, string>();
  const fanOut = new FanOut();
  const answered = (args: SubscriptionArgs) => answersInBatches(args, fanOut);
  const subscribe = metrics ? countedSubscribe(metrics, answered) : answered;
  const slices = new TimeSlices();
  const shown = (errors: readonly unknown[], { extra }: Connection) =>
    errors.map((error) =>
      formatError(unwrapped(error), {
        requestId: extra.requestId,
        log: platform.log,
        language: languageOf(wanted.get(extra.socket)),
      }),
    );
  return makeServer<Record<string, unknown> | undefined, SocketExtra>({
    connectionInitWaitTimeout: introductionMs,
    onConnect: async ({ connectionParams, extra }) => {
      const language = connectionParams?.acceptLanguage ?? extra.request.headers['accept-language'];
      if (typeof language === 'string') wanted.set(extra.socket, language);
      const token = bearerToken(
        connectionParams?.authorization ?? connectionParams?.Authorization ?? extra.request.headers.authorization,
      );
      if (token === null) return false;
      const authentication = await lookUp(token);
      if (!authentication) return false;
      const { organizationId, userId } = authentication.actor;
      introduced.set(extra.socket, { token, organizationId, userId });
      extra.admitted(token, authentication);
      return true;
    },
    onSubscribe: async (connection, id, payload) => {
      const { extra, subscriptions } = connection;
      const who = introduced.get(extra.socket);
      if (!who) throw new Error('A socket subscribes that has not introduced itself.');
      if (Object.keys(subscriptions).length > subscriptionsPerSocket) {
        return [
          badRequest(
            `A socket carries at most ${subscriptionsPerSocket} subscriptions. End some, or open another socket.`,
          ),
        ];
      }
      const prepared = prepare(payload, documents, hideSuggestions);
      if (Array.isArray(prepared)) return prepared;
      const tooMuch = spend({ platform, actor: who }, prepared.price);
      if (tooMuch) return [tooMuch];
      const facts = {
        requestId: randomUUID(),
        ip: extra.ip,
        userAgent: extra.request.headers['user-agent'],
        acceptLanguage: wanted.get(extra.socket),
        ...who,
      };
      const contextValue: Context = await socketContext(platform, facts, lookUp);
      const outlet = {
        send: framed(id, extra, slices),
        shown: (errors: readonly GraphQLError[]) => shown(errors, connection),
      };
      return { ...prepared.execution, contextValue, outlet };
    },
    // The library encodes each message for each socket; what is the same for many goes to the socket by itself.
    subscribe: (args) => subscribe(args as SubscriptionArgs),
    // What did not begin, such as for a cursor from elsewhere: it is answered once and complete.
    onNext: (connection, _id, _payload, _run, { data = null, errors = [] }) => ({
      data,
      errors: shown(errors, connection),
    }),
    onError: (connection, _id, _payload, errors) => shown(errors.slice(0, limits.validationErrors), connection),
  });
}

const closingBrace = '}'.charCodeAt(0);

/** Sends answers of one subscription: what is put around them is its own, and they are many others' as well. */
function framed(id: string, { send }: SocketExtra, slices: TimeSlices): (encoded: Buffer) => Promise<void> | undefined {
  const opening = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
  const sendNow = (encoded: Buffer) => {
    const message = Buffer.allocUnsafe(opening.length + encoded.length + 1);
    message.set(opening);
    message.set(encoded, opening.length);
    message[message.length - 1] = closingBrace;
    return send(message);
  };
  return (encoded) => {
    const turn = slices.pass();
    return turn ? turn.then(() => sendNow(encoded)) : sendNow(encoded);
  };
}

/** The library wraps what is thrown at an event. */
const unwrapped = (error: unknown) =>
  error instanceof GraphQLError && error.originalError instanceof Ended ? error.originalError.error : error;

/** The operation ready to run and what it costs, or what is wrong with it. */
function prepare(
  payload: SubscribePayload,
  documents: TrustedDocuments,
  hideSuggestions: boolean,
): { readonly execution: ExecutionArgs; readonly price: number } | GraphQLError[] {
  const schema = appSchema();
  const { operationName, variables } = payload;
  let query: string;
  try {
    query = documents.textOf(payload) ?? payload.query;
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
  const document = readDocument(query, hideSuggestions);
  if (Array.isArray(document)) return document;
  const operation = getOperationAST(document, operationName);
  if (!operation) return [badRequest('Name the operation to run in operationName.')];
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION) {
    return [badRequest('Sockets carry subscriptions alone. Send queries and mutations as POST /graphql.')];
  }
  const tooMuch = checkVariables(variables);
  if (tooMuch) return [tooMuch];
  const unstorable = unstorableText(document, variables ?? {});
  if (unstorable) return [requestError(unstorable)];
  const { exceeded, price } = weigh(schema, document, operationName, variables ?? {});
  if (exceeded.length > 0) return [...exceeded];
  // Found here, it is an answer to the request; found by the engine, it would pass for the first event.
  const { errors: unfit } = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {}, {
    maxErrors: limits.validationErrors,
    hideSuggestions,
  });
  return unfit
    ? [...unfit]
    : {
        execution: { schema, document, operationName: operationName ?? null, variableValues: variables ?? null },
        price,
      };
}

/** The valid documents that were read last, by their text: thousands who come back send the same few. */
const validDocuments = new Map<string, DocumentNode>();
const validDocumentsKept = 100;

/** The document of a text, or what is wrong with it. */
function readDocument(query: string, hideSuggestions: boolean): DocumentNode | GraphQLError[] {
  const known = validDocuments.get(query);
  if (known) return known;
  let document: DocumentNode;
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
  const errors = validate(appSchema(), document, undefined, { maxErrors: limits.validationErrors, hideSuggestions });
  if (errors.length > 0) return [...errors];
  if (validDocuments.size >= validDocumentsKept) validDocuments.clear();
  validDocuments.set(query, document);
  return document;
}

function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
}
