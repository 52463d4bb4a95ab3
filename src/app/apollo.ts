import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { type GraphQLFieldConfig, Kind } from 'graphql';
import type { Config } from '../config.ts';
import type { Context } from '../graphql/context.ts';
import { formatError } from '../graphql/errors.ts';
import { checkLimits, limits } from '../graphql/limits.ts';
import { newAttempt } from '../graphql/policy.ts';
import { recordUnsuccessful } from '../platform/audit.ts';
import type { Logger } from '../platform/log.ts';
import { appSchema } from './schema.ts';

/** Whether clients may read the schema: by the setting, or everywhere but in production. */
export function introspectionAllowed(config: Config): boolean {
  return config.INTROSPECTION ?? config.NODE_ENV !== 'production';
}

/** Apollo Server over the schema, without anything that calls out or wraps every field. */
export function createApollo(config: Config, log: Logger): ApolloServer<Context> {
  const open = introspectionAllowed(config);
  return new ApolloServer<Context>({
    schema: appSchema(),
    introspection: open,
    hideSchemaDetailsFromClientErrors: !open,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: limits.tokens },
    persistedQueries: false,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      limited,
      auditedBeforeResolvers,
      errorsShown(log),
    ],
  });
}

/** Refuses documents over the limits before anything is executed. */
const limited: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ schema, document, request }) => {
      const [first] = checkLimits(schema, document, request.operationName, request.variables);
      if (first) throw first;
    },
  }),
};

/** Errors in the shape of the API, with the request id; at most five of a document that is not valid. */
function errorsShown(log: Logger): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ response, errors, contextValue }) => {
        if (response.body.kind !== 'single' || !errors || errors.length === 0) return;
        response.body.singleResult.errors = errors
          .slice(0, Math.max(limits.validationErrors, 1))
          .map((error) => formatError(error, contextValue.requestId, log));
      },
    }),
  };
}

interface AuditExtension {
  audit?: { action: string; entity: string };
}

/** A mutation refused before its resolver (an enum value there is none of, a fraction for a whole number) leaves its row too. */
const auditedBeforeResolvers: ApolloServerPlugin<Context> = {
  requestDidStart: async () => {
    let executing = false;
    return {
      executionDidStart: async () => {
        executing = true;
      },
      didEncounterErrors: async ({ schema, document, request, contextValue, errors }) => {
        const operation = document?.definitions.find(
          (each) =>
            each.kind === Kind.OPERATION_DEFINITION &&
            (!request.operationName || each.name?.value === request.operationName),
        );
        // A variable that does not fit is found in execution, before any resolver: the error then has no path.
        const reached = executing && errors.some((error) => error.path !== undefined);
        if (reached || operation?.kind !== Kind.OPERATION_DEFINITION || operation.operation !== 'mutation') return;
        const fields = schema.getMutationType()?.getFields() ?? {};
        for (const selection of operation.selectionSet.selections.slice(0, limits.rootFieldsOfMutation)) {
          if (selection.kind !== Kind.FIELD) continue;
          const { audit } =
            ((fields[selection.name.value] as GraphQLFieldConfig<unknown, unknown> | undefined)
              ?.extensions as AuditExtension) ?? {};
          if (!audit) continue;
          const attempt = newAttempt(contextValue, audit, {
            input: request.variables?.input ?? request.variables ?? {},
          });
          await recordUnsuccessful(contextValue.platform.database, attempt, 'FAILED', 'BAD_USER_INPUT');
        }
      },
    };
  },
};
