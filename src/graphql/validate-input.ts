import { type ValidationError, validate } from 'class-validator';
import { ApothecaError, type InputProblem } from '../domain/error.ts';

/**
 * Checks an argument against the rules on its class. Every problem is reported at once, with the path of its field as the client
 * wrote it: the argument `input` holds every mutation's input, `filter` and `orderBy` what their types are named for.
 * @throws ApothecaError BAD_USER_INPUT
 */
export async function validateInput(value: unknown, type: unknown): Promise<void> {
  if (typeof value !== 'object' || value === null) return;
  const name = typeof type === 'function' ? type.name : '';
  const root = name.endsWith('Input')
    ? 'input'
    : name.endsWith('Filter')
      ? 'filter'
      : name.endsWith('Order')
        ? 'orderBy'
        : '';
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
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    field,
    rule,
    message: sentence(field, message, error.property),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => problemsIn(child, field))];
}

/** class-validator begins its messages with the property's name; the path tells more. */
function sentence(field: string, message: string, property: string): string {
  const rest = message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;
  return `${field} ${rest}${rest.endsWith('.') ? '' : '.'}`;
}
