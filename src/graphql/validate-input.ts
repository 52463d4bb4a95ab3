import { type ValidationError, validate } from 'class-validator';
import { getNamedType } from 'graphql';
import type { ResolverData } from 'type-graphql';
import { ApothecaError, type InputProblem } from '../domain/error.ts';

/**
 * Checks an argument against the rules on its class. Every problem is reported at once, with the path of its field as the client wrote it: it begins with
 * the name of the argument of this type, such as `input`; arguments that are no object of their own have none above them.
 * @throws ApothecaError BAD_USER_INPUT
 */
export async function validateInput(
  value: unknown,
  type: unknown,
  { info }: Pick<ResolverData, 'info'>,
): Promise<void> {
  if (typeof value !== 'object' || value === null) return;
  const { args } = info.parentType.getFields()[info.fieldName] ?? { args: [] };
  const argument = args.find((each) => typeof type === 'function' && getNamedType(each.type).name === type.name);
  const root = argument?.name ?? '';
  const errors = await validate(value, { forbidUnknownValues: false, skipMissingProperties: true });
  const problems = errors.flatMap((error) => problemsIn(error, root));
  const [first] = problems;
  if (!first) return;
  throw new ApothecaError(
    'BAD_USER_INPUT',
    problems.length === 1
      ? first.message
      : `${problems.length} fields are wrong: ${problems.map((problem) => problem.message).join(' ')}`,
    problems,
  );
}

function problemsIn(error: ValidationError, parent: string): InputProblem[] {
  const field = parent ? `${parent}.${error.property}` : error.property;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => problemOf(field, rule, message, error));
  return [...own, ...(error.children ?? []).flatMap((child) => problemsIn(child, field))];
}

/** class-validator begins its messages with the property's name, and rules of ours on a list with the place in it; the path tells more. */
function problemOf(list: string, rule: string, message: string, { property }: ValidationError): InputProblem {
  const [, place = '', rest = message] = new RegExp(`^${property}(\\.\\d+)? (.*)$`, 's').exec(message) ?? [];
  const field = `${list}${place}`;
  return { field, rule, message: `${field} ${rest}${rest.endsWith('.') ? '' : '.'}` };
}
