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

/** A piece of an OpenAPI document. */
export type Json = Record<string, unknown>;

const scalars: Record<string, Json> = {
  ID: { type: 'string', format: 'uuid' },
  String: { type: 'string' },
  Int: { type: 'integer', format: 'int32' },
  Float: { type: 'number' },
  Boolean: { type: 'boolean' },
  DateTimeISO: { type: 'string', format: 'date-time' },
  LocalDate: { type: 'string', format: 'date' },
  ExpiryDate: { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$' },
  JSONObject: { type: 'object', additionalProperties: true },
};

/** The schemas of the types that were described, collected as components. */
export class ComponentSchemas {
  readonly #schemas = new Map<string, Json>();
  /** The component of each selection that was described before. */
  readonly #selected = new Map<string, string>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** All that were described so far, by name. */
  sorted(): Record<string, Json> {
    return Object.fromEntries([...this.#schemas].sort(([a], [b]) => a.localeCompare(b)));
  }

  /** A member of a union or interface, with what is selected of all and of it alone. */
  member(type: GraphQLObjectType, selection: SelectionSetNode): Json {
    const inner = selection.selections.flatMap((each) =>
      each.kind === Kind.INLINE_FRAGMENT && each.typeCondition?.name.value === type.name
        ? each.selectionSet.selections
        : [],
    );
    const own = selection.selections.filter((each) => each.kind === Kind.FIELD);
    return this.#object(type, { kind: Kind.SELECTION_SET, selections: [...own, ...inner] });
  }

  /** What a field answers. */
  output(type: GraphQLOutputType, selection: SelectionSetNode | undefined): Json {
    if (!isNonNullType(type)) return orNull(this.#present(type, selection));
    return this.#present(type.ofType, selection);
  }

  #present(type: GraphQLOutputType, selection: SelectionSetNode | undefined): Json {
    if (isListType(type)) return { type: 'array', items: this.output(type.ofType, selection) };
    if (selection && (isUnionType(type) || isInterfaceType(type)))
      return oneOf(this.schema.getPossibleTypes(type).map((member) => this.member(member, selection)));
    if (selection && isObjectType(type)) return this.#object(type, selection);
    return this.#leaf(getNamedType(type));
  }

  #object(type: GraphQLObjectType, selection: SelectionSetNode): Json {
    const properties: Record<string, Json> = {};
    for (const each of selection.selections as readonly FieldNode[]) {
      const name = each.name.value;
      const field = type.getFields()[name];
      if (field) properties[name] = described(this.output(field.type, each.selectionSet), field.description);
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
      // Refusals are registered by the features, in the order in which somebody loads these.
      enum: values.map(({ name }) => name).sort(),
      description: [type.description ?? '', ...meanings].join('\n').trim(),
    });
    return { $ref: `#/components/schemas/${type.name}` };
  }

  /** What a field or argument takes. As a parameter, null cannot be told from what is left out. */
  input(type: GraphQLInputType, parameter = false): Json {
    if (isNonNullType(type)) return this.input(type.ofType, true);
    const schema = isListType(type)
      ? { type: 'array', items: this.input(type.ofType) }
      : isInputObjectType(type)
        ? this.inputRef(type.name)
        : this.#leaf(getNamedType(type));
    return parameter ? schema : orNull(schema);
  }

  /** An input type, by reference. */
  inputRef(name: string): Json {
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
              ...described(this.input(field.type), field.description),
              ...(field.defaultValue !== undefined && { default: field.defaultValue }),
            },
          ]),
        ),
      });
    }
    return { $ref: `#/components/schemas/${name}` };
  }
}

/** One of several; a single one is itself. */
export function oneOf(schemas: readonly Json[]): Json {
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
