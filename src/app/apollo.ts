import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLFieldConfig, Kind, OperationTypeNode, type ValidationRule } from 'graphql';
import type { Context } from '../graphql/context.ts';
import { formatErrorOf, requestError } from '../graphql/errors.ts';
import { fieldsOf, limits, weigh } from '../graphql/limits.ts';
import { type MutationDeclaration, newAttempt } from '../graphql/operations.ts';
import { spend } from '../graphql/spend.ts';
import { unstorableText } from '../graphql/texts.ts';
import { checkVariables } from '../graphql/variables.ts';
import { recordViews } from '../graphql/views.ts';
import type { Metrics } from '../platform/metrics/metrics.ts';
import type { Config } from './config/config.ts';
import { measured } from './metrics/measured.ts';
import { replicaReads } from './replica-reads.ts';
import { appSchema } from './schema.ts';

/** Whether clients may read the schema: by the setting, or everywhere but in production. */
export function introspectionAllowed(config: Config): boolean {
  return config.INTROSPECTION ?? config.NODE_ENV !== 'production';
}

/** Apollo Server over the schema, without anything that calls out or wraps every field. */
export function createApollo(config: Config, metrics: Metrics | null): ApolloServer<Context> {
  const open = introspectionAllowed(config);
  return new ApolloServer<Context>({
    schema: appSchema(),
    introspection: open,
    validationRules: open ? [] : [withoutSdl],
    hideSchemaDetailsFromClientErrors: !open,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    // What failed while the context was made has been formatted already; Apollo puts words of its own before it.
    formatError: (formatted) => ({
      ...formatted,
      message: formatted.message.replace(/^Context creation failed: /, ''),
    }),
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: limits.tokens },
    persistedQueries: false,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      // On in every subgraph unless told otherwise; it wraps every field and tells anybody how long each took.
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      limited,
      replicaReads,
      auditedBeforeResolvers,
      errorsShown(open),
      viewsRecorded,
      olderMediaType,
      // Last, behind what may turn an answer into an error.
      ...(metrics ? [measured(metrics)] : []),
    ],
  });
}

/** Where clients may not read the schema, `_service` does not tell it either. */
const withoutSdl: ValidationRule = (context) => ({
  Field: (node) => {
    if (node.name.value !== '_service' || context.getParentType() !== context.getSchema().getQueryType()) return;
    context.reportError(
      new GraphQLError('This server does not show its schema. Compose from subgraph.graphql of its release.', {
        nodes: node,
      }),
    );
  },
});

/** Refuses documents over the limits, and texts that could not be stored, before anything is executed. */
const limited: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ schema, document, request, operation, contextValue }) => {
      if (operation?.operation === OperationTypeNode.SUBSCRIPTION) {
        throw new GraphQLError(
          'Subscriptions go over WebSocket, with the protocol graphql-transport-ws at this address.',
          {
            extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
          },
        );
      }
      const tooMuch = checkVariables(request.variables);
      if (tooMuch) throw tooMuch;
      const unstorable = unstorableText(document, request.variables ?? {});
      if (unstorable) throw requestError(unstorable);
      const { exceeded, price } = weigh(schema, document, request.operationName, request.variables);
      if (exceeded[0]) throw exceeded[0];
      const tooOften = spend(contextValue, price);
      if (tooOften) throw tooOften;
    },
  }),
};

/** Errors in the shape of the API, with the request id; at most five of a document that is not valid. Where the schema is hidden nothing is suggested. */
const errorsShown = (open: boolean): ApolloServerPlugin<Context> => ({
  requestDidStart: async () => ({
    willSendResponse: async ({ response, errors, contextValue }) => {
      if (response.body.kind !== 'single' || !errors || errors.length === 0) return;
      response.body.singleResult.errors = errors
        .slice(0, Math.max(limits.validationErrors, 1))
        .map((error) => formatErrorOf(contextValue, error))
        .map((error) => (open ? error : { ...error, message: error.message.replace(suggestion, '') }));
    },
  }),
});

/** What the engine thinks was meant. Apollo keeps it from errors of a document, not from those of variables: enum values and fields of inputs. */
const suggestion = / ?Did you mean .+\?$/s;

/** An answer that shows sensitive records leaves only once it is recorded who looked. */
const viewsRecorded: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response, document, operationName, request, contextValue, schema }) => {
      // Without data nothing was shown.
      if (!document || response.body.kind !== 'single' || !response.body.singleResult.data) return;
      try {
        await recordViews(contextValue, { schema, document, operationName, variables: request.variables });
      } catch (error) {
        response.body.singleResult = { errors: [formatErrorOf(contextValue, error)] };
      }
    },
  }),
};

const requestErrors = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'];

/** Who accepts `application/json` alone speaks the older form of GraphQL over HTTP, where an answer that came about is a 200. */
const olderMediaType: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ request, response, errors }) => {
      const accepted = request.http?.headers.get('accept') ?? '';
      const older = /\bapplication\/json\b/i.test(accepted) && !/graphql-response\+json|\*\/\*/i.test(accepted);
      const expected = errors?.every(({ extensions }) => requestErrors.includes(String(extensions.code)));
      if (older && expected && response.http.status === 400) response.http.status = 200;
    },
  }),
};

interface AuditExtension {
  audit?: Pick<MutationDeclaration, 'action' | 'entity'>;
}

/** A mutation refused before its resolver (an enum value there is none of, a fraction for a whole number) leaves its row too. */
const auditedBeforeResolvers: ApolloServerPlugin<Context> = {
  requestDidStart: async () => {
    return {
      didEncounterErrors: async ({ schema, document, request, contextValue, errors }) => {
        const operation = document?.definitions.find(
          (each) =>
            each.kind === Kind.OPERATION_DEFINITION &&
            (!request.operationName || each.name?.value === request.operationName),
        );
        if (operation?.kind !== Kind.OPERATION_DEFINITION || operation.operation !== 'mutation') return;
        const code = String(errors[0]?.extensions.code ?? 'BAD_USER_INPUT');
        // Whoever asks for too much is answered without a statement, as often as they come. Nothing of it began; the line of the log tells of the request.
        if (code === 'RATE_LIMITED' && errors[0]?.path === undefined) return;
        const fields = schema.getMutationType()?.getFields() ?? {};
        const selections = document ? fieldsOf(operation.selectionSet, document) : [];
        for (const selection of selections.slice(0, limits.rootFieldsOfMutation)) {
          const { audit } =
            ((fields[selection.name.value] as GraphQLFieldConfig<unknown, unknown> | undefined)
              ?.extensions as AuditExtension) ?? {};
          const key = selection.alias?.value ?? selection.name.value;
          // An error without a path (a variable that does not fit) stopped every field; one with a path its own alone.
          const stopped = errors.some(({ path }) => path === undefined || path[0] === key);
          if (!audit || !stopped || contextValue.attempted.has(key)) continue;
          contextValue.attempted.add(key);
          // What was sent has not been checked: a password may stand under any name. Only the names are kept.
          const input = { variables: Object.keys(request.variables ?? {}).slice(0, 20) };
          const attempt = newAttempt(contextValue, audit, { input });
          await contextValue.platform.auditBacklog.record(attempt, 'FAILED', code);
        }
      },
    };
  },
};
