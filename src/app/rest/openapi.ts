import {
  type FieldNode,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredInputField,
  isUnionType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { faultCodes } from '../../domain/fault.ts';
import { type RestRoute, restRoutes } from './routes.ts';
import { refusedStatus, statusOfCode } from './statuses.ts';

type Json = Record<string, unknown>;

const bearer = [{ session: [] }];
const scalars: Record<string, Json> = {
  ID: { type: 'string', format: 'uuid' },
  String: { type: 'string' },
  Int: { type: 'integer', format: 'int32' },
  Float: { type: 'number' },
  Boolean: { type: 'boolean' },
  DateTimeISO: { type: 'string', format: 'date-time' },
  LocalDate: { type: 'string', format: 'date' },
  JSONObject: { type: 'object', additionalProperties: true },
};

const whyByStatus: Record<number, string> = {
  400: 'The request does not fit: BAD_USER_INPUT with `problems`, LIMIT_EXCEEDED, or BAD_REQUEST.',
  401: 'UNAUTHENTICATED: nobody is signed in, or the session has ended.',
  403: 'FORBIDDEN: the role does not include it; the message names the permission.',
  404: 'NOT_FOUND: no such thing, or none that you may see.',
  405: 'BAD_REQUEST: the address takes another method; the header Allow names it.',
  409: 'CONFLICT: the idempotency key was used with another input.',
  413: 'BAD_REQUEST: the body is larger than 100,000 bytes.',
  415: 'BAD_REQUEST: the body is not declared as application/json.',
  429: 'RATE_LIMITED: too many tries to sign in; the header Retry-After says when to come back.',
  500: 'INTERNAL: our fault; nothing more is told than the request id.',
  503: 'BUSY: others changed the same records again and again; nothing was changed, try again.',
};
const always = [400, 401, 403, 404, 405, 429, 500, 503];
const ofMutations = [409, 413, 415];

/** The OpenAPI document of the REST interface, derived from the schema and from the documents behind the addresses. */
export function openApiDocument(schema: GraphQLSchema): Json {
  return new Describer(schema).document();
}

class Describer {
  readonly #schemas = new Map<string, Json>();
  /** The component of each selection that was described before. */
  readonly #selected = new Map<string, string>();

  constructor(private readonly schema: GraphQLSchema) {}

  document(): Json {
    const paths: Record<string, Json> = {};
    for (const route of restRoutes(this.schema)) {
      paths[`/api${route.path}`] = { [route.method.toLowerCase()]: this.#operation(route) };
    }
    return {
      openapi: '3.1.0',
      info: {
        title: 'Apotheca',
        version: '1.0.0',
        description:
          'Pharmacy inventory over REST. Every address runs an operation of the GraphQL schema, with the same rights, limits, audit trail and errors. Subscriptions go over WebSocket.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/' }],
      security: bearer,
      tags: [
        { name: 'Queries', description: 'GET; nothing is changed.' },
        { name: 'Mutations', description: 'POST with a JSON body; each attempt leaves a row in the audit trail.' },
      ],
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
          ...Object.fromEntries([...this.#schemas].sort(([a], [b]) => a.localeCompare(b))),
          Errors: errorsSchema,
        },
      },
    };
  }

  #operation(route: RestRoute): Json {
    const { policy } = route.field.extensions as { policy?: string };
    const selection = rootSelection(route);
    const errors = [...always, ...(route.kind === 'mutation' ? ofMutations : [])].sort((a, b) => a - b);
    const { answers, refusals } = this.#outcomes(route.field.type, selection);
    return {
      operationId: route.field.name,
      tags: [route.kind === 'query' ? 'Queries' : 'Mutations'],
      summary: route.field.description ?? '',
      ...(policy && { description: policyText(policy) }),
      // What anybody may ask is shown the session all the same, where there is one.
      ...(policy === 'public' && { security: [{}, ...bearer] }),
      parameters: [
        ...route.parameters.map((each) => ({
          name: each.name,
          in: each.in,
          required: each.required,
          description: each.description || `The ${each.name}.`,
          schema: { ...this.#input(each.type, true), ...(each.default !== undefined && { default: each.default }) },
        })),
        ...(route.kind === 'mutation' ? [idempotencyKey] : []),
      ],
      ...(route.kind === 'mutation' && {
        requestBody: {
          required: true,
          description: route.input === null ? 'An empty object.' : 'The fields of the input.',
          content: {
            'application/json': {
              schema: route.input === null ? { type: 'object', maxProperties: 0 } : this.#inputRef(route.input),
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
  #outcomes(
    type: GraphQLOutputType,
    selection: SelectionSetNode | undefined,
  ): { answers: Json; refusals: Json | null } {
    const named = getNamedType(type);
    if (!isUnionType(named) || !selection) return { answers: this.#output(type, selection), refusals: null };
    const refuses = (member: GraphQLObjectType) => member.getInterfaces().some(({ name }) => name === 'Refusal');
    const among = (members: readonly GraphQLObjectType[]) =>
      oneOf(members.map((each) => this.#member(each, selection)));
    const refusals = named.getTypes().filter(refuses);
    return {
      answers: among(named.getTypes().filter((each) => !refuses(each))),
      refusals: refusals.length > 0 ? among(refusals) : null,
    };
  }

  #member(type: GraphQLObjectType, selection: SelectionSetNode): Json {
    const inner = selection.selections.flatMap((each) =>
      each.kind === Kind.INLINE_FRAGMENT && each.typeCondition?.name.value === type.name
        ? each.selectionSet.selections
        : [],
    );
    const own = selection.selections.filter((each) => each.kind === Kind.FIELD);
    return this.#object(type, { kind: Kind.SELECTION_SET, selections: [...own, ...inner] });
  }

  #output(type: GraphQLOutputType, selection: SelectionSetNode | undefined): Json {
    if (!isNonNullType(type)) return orNull(this.#present(type, selection));
    return this.#present(type.ofType, selection);
  }

  #present(type: GraphQLOutputType, selection: SelectionSetNode | undefined): Json {
    if (isListType(type)) return { type: 'array', items: this.#output(type.ofType, selection) };
    if (selection && (isUnionType(type) || isInterfaceType(type)))
      return oneOf(this.schema.getPossibleTypes(type).map((member) => this.#member(member, selection)));
    if (selection && isObjectType(type)) return this.#object(type, selection);
    return this.#leaf(getNamedType(type));
  }

  #object(type: GraphQLObjectType, selection: SelectionSetNode): Json {
    const properties: Record<string, Json> = {};
    for (const each of selection.selections as readonly FieldNode[]) {
      const name = each.name.value;
      const field = type.getFields()[name];
      if (field) properties[name] = described(this.#output(field.type, each.selectionSet), field.description);
      else if (name === '__typename') properties[name] = { const: type.name, type: 'string' };
    }
    const schema = {
      type: 'object',
      ...(type.description && { description: type.description }),
      required: Object.keys(properties),
      properties,
    };
    const key = JSON.stringify([type.name, schema]);
    return { $ref: `#/components/schemas/${this.#selected.get(key) ?? this.#keep(key, type.name, schema)}` };
  }

  /** The same type selected otherwise has a number after its name. */
  #keep(key: string, type: string, schema: Json): string {
    let name = type;
    for (let nth = 2; this.#schemas.has(name); nth += 1) name = `${type}${nth}`;
    this.#schemas.set(name, schema);
    this.#selected.set(key, name);
    return name;
  }

  #leaf(type: GraphQLNamedType): Json {
    if (!isEnumType(type)) return { ...(scalars[type.name] ?? {}) };
    const values = type.getValues();
    const meanings = values.flatMap(({ name, description }) => (description ? [`- ${name}: ${description}`] : []));
    this.#schemas.set(type.name, {
      type: 'string',
      enum: values.map(({ name }) => name),
      description: [type.description ?? '', ...meanings].join('\n').trim(),
    });
    return { $ref: `#/components/schemas/${type.name}` };
  }

  /** As a parameter, null cannot be told from what is left out. */
  #input(type: GraphQLInputType, parameter = false): Json {
    if (isNonNullType(type)) return this.#input(type.ofType, true);
    const schema = isListType(type)
      ? { type: 'array', items: this.#input(type.ofType) }
      : isInputObjectType(type)
        ? this.#inputRef(type.name)
        : this.#leaf(getNamedType(type));
    return parameter ? schema : orNull(schema);
  }

  #inputRef(name: string): Json {
    const type = this.schema.getType(name);
    if (isInputObjectType(type) && !this.#schemas.has(name)) {
      const fields = Object.values(type.getFields());
      const schema: Json = { type: 'object', ...(type.description && { description: type.description }) };
      this.#schemas.set(name, schema);
      const required = fields.filter(isRequiredInputField).map((field) => field.name);
      Object.assign(schema, {
        ...(required.length > 0 && { required }),
        additionalProperties: false,
        properties: Object.fromEntries(
          fields.map((field) => [
            field.name,
            {
              ...described(this.#input(field.type), field.description),
              ...(field.defaultValue !== undefined && { default: field.defaultValue }),
            },
          ]),
        ),
      });
    }
    return { $ref: `#/components/schemas/${name}` };
  }
}

function rootSelection({ document }: RestRoute): SelectionSetNode | undefined {
  const [operation] = document.definitions;
  const [field] = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : [];
  return field?.kind === Kind.FIELD ? field.selectionSet : undefined;
}

function policyText(policy: string): string {
  if (policy === 'public') return 'For anybody.';
  return policy === 'signed-in' ? 'For anybody signed in.' : `Needs the permission \`${policy}\`.`;
}

function oneOf(schemas: readonly Json[]): Json {
  const [only] = schemas;
  return schemas.length === 1 && only ? only : { oneOf: schemas };
}

function orNull(schema: Json): Json {
  return typeof schema.type === 'string'
    ? { ...schema, type: [schema.type, 'null'] }
    : { anyOf: [schema, { type: 'null' }] };
}

function described(schema: Json, description: string | null | undefined): Json {
  return description ? { ...schema, description } : schema;
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

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    '1 to 255 visible ASCII characters, such as a UUID: the same key with the same input has one effect within 24 hours.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

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
                enum: [...faultCodes, 'BAD_REQUEST', 'GRAPHQL_VALIDATION_FAILED', 'INTERNAL'],
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
