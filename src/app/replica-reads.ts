import type { ApolloServerPlugin } from '@apollo/server';
import { type GraphQLFieldConfig, OperationTypeNode } from 'graphql';
import type { Context } from '../graphql/context.ts';
import { fieldsOf } from '../graphql/limits.ts';
import { positionIn } from '../graphql/live.ts';
import type { Freshness } from '../platform/database/read-replica.ts';

/** Longer nobody may put up with: what is shown as the stock of a pharmacy is to be that. In seconds. */
const mostStaleness = 60;
const mostCursors = 10;

/**
 * What the headers of a request say: `x-max-staleness: 5`, in seconds, and `x-read-after` with the cursors that the reader has come to. Null when
 * they do not say it in this form: then nothing that is read is older than the request.
 */
export function freshnessOf(
  { maxStaleness, readAfter }: { readonly maxStaleness?: string | null; readonly readAfter?: string | null },
  organizationId: string,
): Freshness | null {
  if (!maxStaleness || !/^\d{1,2}$/.test(maxStaleness) || Number(maxStaleness) > mostStaleness) return null;
  const cursors = (readAfter ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  if (cursors.length > mostCursors) return null;
  let position: bigint | null = null;
  for (const cursor of cursors) {
    const each = positionIn(cursor, organizationId);
    if (each === null) return null;
    if (position === null || each > position) position = each;
  }
  return { maxStalenessMs: 1_000 * Number(maxStaleness), position };
}

/** A query whose root fields a read replica may all answer is read from there, when the replica has what its reader must not miss. */
export const replicaReads: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ schema, document, operation, contextValue: context }) => {
      const { platform, actor, freshness } = context;
      const { replica } = platform;
      if (!replica || !actor || !freshness || operation?.operation !== OperationTypeNode.QUERY) return;
      const fields = schema.getQueryType()?.getFields() ?? {};
      const mayAnswer = ({ name }: { readonly name: { readonly value: string } }) =>
        name.value === '__typename' ||
        (fields[name.value] as GraphQLFieldConfig<unknown, unknown> | undefined)?.extensions?.['replica'] === true;
      if (!fieldsOf(operation.selectionSet, document).every(mayAnswer)) return;
      if (await replica.serves(actor.organizationId, freshness))
        context.platform = { ...platform, database: replica.behind(platform.database, actor) };
    },
  }),
};
