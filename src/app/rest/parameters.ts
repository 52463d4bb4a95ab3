import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  getNullableType,
  isInputObjectType,
  isListType,
  isRequiredArgument,
  valueFromASTUntyped,
} from 'graphql';
import { ApothecaError, type InputProblem, problem } from '../../domain/error.ts';
import { message } from '../../domain/messages/index.ts';

/** One parameter of an address: `filter.search` for the field `search` of the argument `filter`. */
export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path';
  readonly type: GraphQLInputType;
  readonly required: boolean;
  readonly description: string;
  readonly default?: unknown;
  /** Where its value stands in the variables. */
  readonly path: readonly string[];
}

/** The parameters of an argument: itself, or one for each field of an input object. */
export function parametersOf(argument: GraphQLArgument, name = argument.name, variable = argument.name): Parameter[] {
  return expanded(argument, name, [variable], isRequiredArgument(argument));
}

function expanded(
  { type, description, defaultValue }: GraphQLArgument | GraphQLInputField,
  name: string,
  path: readonly string[],
  required: boolean,
): Parameter[] {
  const bare = getNullableType(type);
  if (isInputObjectType(bare)) {
    return Object.values(bare.getFields()).flatMap((field) =>
      expanded(field, `${name}.${field.name}`, [...path, field.name], false),
    );
  }
  const node = defaultValue === undefined ? null : astFromValue(defaultValue, type);
  return [
    {
      name,
      in: 'query',
      type,
      required,
      description: description ?? '',
      ...(node && { default: valueFromASTUntyped(node) }),
      path,
    },
  ];
}

/**
 * The variables that the parameters of a request stand for. A value that does not fit its type is handed on as it came: the engine refuses it.
 * @throws ApothecaError BAD_USER_INPUT for a parameter there is none of, or one given twice
 */
export function variablesFrom(
  parameters: readonly Parameter[],
  given: Readonly<Record<string, string | readonly string[]>>,
): Record<string, unknown> {
  const variables: Record<string, unknown> = {};
  const problems: InputProblem[] = [];
  for (const [name, value] of Object.entries(given)) {
    const parameter = parameters.find((each) => each.name === name);
    if (!parameter) problems.push(problem(name, 'known', message('noSuchParameter')));
    else if (typeof value !== 'string' && !isListType(getNullableType(parameter.type)))
      problems.push(problem(name, 'once', message('parameterTwice')));
    else place(variables, parameter.path, fromText(value, parameter.type));
  }
  if (problems.length > 0) throw new ApothecaError('BAD_USER_INPUT', message('parametersDoNotFit'), problems);
  return variables;
}

function place(variables: Record<string, unknown>, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) variables[first] = value;
  else {
    const inner = (variables[first] ?? {}) as Record<string, unknown>;
    variables[first] = inner;
    place(inner, rest, value);
  }
}

function fromText(text: string | readonly string[], type: GraphQLInputType): unknown {
  const bare = getNullableType(type);
  if (isListType(bare)) return [text].flat().map((each) => fromText(each, bare.ofType as GraphQLInputType));
  if (typeof text !== 'string') return text;
  const name = String(bare);
  if (name === 'Int' || name === 'Float') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (name === 'Boolean') return { true: true, false: false, null: null }[text] ?? (text === 'null' ? null : text);
  return text;
}
