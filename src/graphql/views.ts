import {
  type DocumentNode,
  defaultFieldResolver,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  getNamedType,
  getOperationAST,
  getVariableValues,
  isAbstractType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { newId } from '../platform/database/ids.ts';
import type { Context } from './context.ts';

/** Which types hold sensitive records: by name, whether a record of it is one. Reading one leaves an access record. */
export type SensitiveTypes = Readonly<Record<string, (record: object) => boolean>>;

/** Notes that a sensitive record, or one field of it, is being shown. */
export function noteView({ views }: Context, type: string, id: string, field?: string): void {
  const seen = views.get(type) ?? { ids: new Set(), fields: new Set() };
  views.set(type, seen);
  seen.ids.add(id);
  if (field !== undefined) seen.fields.add(field);
}

/**
 * Watches every field of the schema that answers records of a sensitive type. By the type and not by the query, so that no way to
 * a record can be forgotten.
 */
export function watchSensitiveTypes(schema: GraphQLSchema, sensitive: SensitiveTypes): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const answered = getNamedType(field.type);
      const names = isAbstractType(answered)
        ? schema.getPossibleTypes(answered).map(({ name }) => name)
        : [answered.name];
      if (!names.some((name) => name in sensitive)) continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      const [single] = names.length === 1 ? names : [];
      const note = (context: Context, value: unknown): void => {
        if (Array.isArray(value)) for (const each of value) note(context, each);
        else if (typeof value === 'object' && value !== null) {
          const name = single ?? (value as { __typename?: string }).__typename ?? '';
          if (sensitive[name]?.(value)) noteView(context, name, String((value as { id: unknown }).id));
        }
      };
      field.resolve = (root, args, context: Context, info) => {
        const value = resolve(root, args, context, info);
        if (!(value instanceof Promise)) {
          note(context, value);
          return value;
        }
        return value.then((settled) => {
          note(context, settled);
          return settled;
        });
      };
    }
  }
}

/** The operation that was run. */
export interface RunOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>> | null | undefined;
}

/**
 * Records what the operation looked at, as one row, before its answer is sent.
 * @throws ApothecaError BUSY when that cannot be done: nothing of the answer may be shown then.
 */
export async function recordViews(context: Context, run: RunOperation): Promise<void> {
  const { actor, views, platform } = context;
  if (views.size === 0) return;
  if (!actor) throw new Error('Sensitive records were shown to somebody not signed in.');
  const entries = [...views];
  views.clear();
  const whole = new Set(entries.filter(([, seen]) => seen.fields.size === 0).map(([type]) => type));
  const fields = entries.flatMap(([type, seen]) => [...seen.fields].map((field) => `${type}.${field}`));
  const operation = getOperationAST(run.document, run.operationName);
  await platform.accessRecorder.record({
    id: newId(),
    organizationId: actor.organizationId,
    actorId: actor.userId,
    actorLabel: actor.label,
    sessionId: actor.sessionId,
    operation: operation?.name?.value.slice(0, 100) ?? null,
    entityTypes: entries.map(([type]) => type).sort(),
    fields: [...fields, ...(operation && whole.size > 0 ? selectedFields(run, operation, whole) : [])].sort(),
    entityIds: [...new Set(entries.flatMap(([, seen]) => [...seen.ids]))],
    requestId: context.requestId,
    ip: context.ip,
    viewedAt: platform.clock.now(),
  });
}

/** The fields of these types that an operation selects, as Type.field; what a directive left out was not read. */
function selectedFields(
  { schema, document, variables }: RunOperation,
  operation: OperationDefinitionNode,
  types: ReadonlySet<string>,
): string[] {
  const { coerced = {} } = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {});
  const fragments = new Map(
    document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [])),
  );
  const found = new Set<string>();
  const leftOut = (node: SelectionNode) =>
    getDirectiveValues(GraphQLSkipDirective, node, coerced)?.if === true ||
    getDirectiveValues(GraphQLIncludeDirective, node, coerced)?.if === false;
  const typeInfo = new TypeInfo(schema);
  const enter = (root: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(
      root,
      visitWithTypeInfo(typeInfo, {
        Field: (node) => {
          if (leftOut(node)) return false;
          const parent = typeInfo.getParentType();
          if (parent && types.has(parent.name)) found.add(`${parent.name}.${node.name.value}`);
          return undefined;
        },
        InlineFragment: (node) => (leftOut(node) ? false : undefined),
        FragmentSpread: (node) => {
          const fragment = leftOut(node) ? undefined : fragments.get(node.name.value);
          // Each fragment once: what it selects does not depend on who spreads it.
          if (fragment && fragments.delete(node.name.value)) spread.push(fragment);
        },
      }),
    );
  };
  const spread: FragmentDefinitionNode[] = [];
  enter(operation);
  for (let fragment = spread.pop(); fragment; fragment = spread.pop()) enter(fragment);
  // A record that was reached without a field of it (only __typename of a union) was looked at all the same.
  for (const type of types)
    if (![...found].some((field) => field.startsWith(`${type}.`))) found.add(`${type}.__typename`);
  return [...found];
}
