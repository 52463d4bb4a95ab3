import { type ValidationError, validate } from 'class-validator';
import { getNamedType } from 'graphql';
import type { ResolverData } from 'type-graphql';
import { ApothecaError, type InputProblem, problem } from '../domain/error.ts';
import { message } from '../domain/messages/index.ts';
import { elementOf, saidBy } from './rules.ts';

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
  const of = problems.length === 1 ? [] : [message('severalWrong', { count: problems.length })];
  throw new ApothecaError(
    'BAD_USER_INPUT',
    [...of, ...problems.map(({ field, said }) => ({ ...said, at: field }))],
    problems,
  );
}

function problemsIn(error: ValidationError, parent: string): InputProblem[] {
  const field = parent ? `${parent}.${error.property}` : error.property;
  const own = Object.keys(error.constraints ?? {}).map((rule) => {
    const element = elementOf(error, rule);
    return problem(element === null ? field : `${field}.${element}`, rule, saidBy(error, rule));
  });
  return [...own, ...(error.children ?? []).flatMap((child) => problemsIn(child, field))];
}
