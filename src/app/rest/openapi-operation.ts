import {
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isUnionType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { describePolicy, type Policy } from '../../domain/authorization/policy.ts';
import { type ComponentSchemas, type Json, oneOf } from './openapi-schemas.ts';
import type { RestRoute } from './routes.ts';
import { refusedStatus } from './statuses.ts';

/** The security of what needs a session. */
export const bearer = [{ session: [] }];
const always = [400, 401, 403, 404, 405, 429, 500, 503];
const ofMutations = [409, 413, 415];

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    '1 to 255 visible ASCII characters, such as a UUID: the same key with the same input has one effect within 24 hours.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

/**
 * The heading under which an address is listed.
 * @throws Error for an operation whose resolver names none
 */
export function tagOf({ field }: RestRoute): string {
  const { tag } = field.extensions;
  if (typeof tag === 'string') return tag;
  throw new Error(`The resolver of ${field.name} has no @Tag, so the documents of the API cannot list it.`);
}

/** What an address takes and answers; the types it names are added to the components. */
export function operationOf(route: RestRoute, components: ComponentSchemas): Json {
  const { policy, proof } = route.field.extensions as { policy?: Policy; proof?: string };
  const selection = rootSelection(route);
  const errors = [...always, ...(route.kind === 'mutation' ? ofMutations : [])].sort((a, b) => a - b);
  const { answers, refusals } = outcomesOf(route.field.type, selection, components);
  return {
    operationId: route.field.name,
    tags: [tagOf(route)],
    summary: route.field.description ?? '',
    ...(policy && { description: describePolicy(policy, proof !== undefined) }),
    // What anybody may ask is shown the session all the same, where there is one.
    ...(policy === 'public' && { security: [{}, ...bearer] }),
    parameters: [
      ...route.parameters.map((each) => ({
        name: each.name,
        in: each.in,
        required: each.required,
        description: each.description || `The ${each.name}.`,
        schema: { ...components.input(each.type, true), ...(each.default !== undefined && { default: each.default }) },
      })),
      ...(route.kind === 'mutation' ? [idempotencyKey] : []),
    ],
    ...(route.kind === 'mutation' && {
      requestBody: {
        required: true,
        description: route.input === null ? 'An empty object.' : 'The fields of the input.',
        content: {
          'application/json': {
            schema: route.input === null ? { type: 'object', maxProperties: 0 } : components.inputRef(route.input),
          },
        },
      },
    }),
    responses: {
      200: { description: 'What was asked for.', content: { 'application/json': { schema: answers } } },
      ...Object.fromEntries(errors.map((status) => [status, { $ref: `#/components/responses/Error${status}` }])),
      ...(refusals && {
        [refusedStatus]: {
          description: 'A refusal: a rule of the pharmacy stands against it. Switch on `__typename`.',
          content: {
            'application/json': {
              schema: { type: 'object', required: ['refusal'], properties: { refusal: refusals } },
            },
          },
        },
      }),
    },
  };
}

/** What a result may be: the things made, and the refusals. */
function outcomesOf(
  type: GraphQLOutputType,
  selection: SelectionSetNode | undefined,
  components: ComponentSchemas,
): { answers: Json; refusals: Json | null } {
  const named = getNamedType(type);
  if (!isUnionType(named) || !selection) return { answers: components.output(type, selection), refusals: null };
  const refuses = (member: GraphQLObjectType) => member.getInterfaces().some(({ name }) => name === 'Refusal');
  const among = (members: readonly GraphQLObjectType[]) =>
    oneOf(members.map((each) => components.member(each, selection)));
  const refusals = named.getTypes().filter(refuses);
  return {
    answers: among(named.getTypes().filter((each) => !refuses(each))),
    refusals: refusals.length > 0 ? among(refusals) : null,
  };
}

function rootSelection({ document }: RestRoute): SelectionSetNode | undefined {
  const [operation] = document.definitions;
  const [field] = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : [];
  return field?.kind === Kind.FIELD ? field.selectionSet : undefined;
}
