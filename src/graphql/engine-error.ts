import type { GraphQLError } from 'graphql';
import { type InputProblem, problem } from '../domain/error.ts';
import { type Message, message } from '../domain/messages/index.ts';

/**
 * What the engine says of a request, without the value of a variable or argument that does not fit: it repeats the whole of it, and with it whatever
 * secret stands beside the mistake.
 */
export function detailOf({ message: said }: GraphQLError): string {
  const { variable, place, rest } = partsOf(said);
  if (variable === null) return withoutTail(said);
  return `Variable "$${variable}" has an invalid value${place ? ` at "${place}"` : ''}; ${withoutTail(rest)}`;
}

/** The field of a variable that does not fit its type, as other bad input is told; null for any other mistake in a request. */
export function problemOfVariable({ message: said }: GraphQLError): InputProblem | null {
  const [, whole] = /^Variable "\$(\w+)" of (?:required|non-null) type /.exec(said) ?? [];
  if (whole !== undefined) return problem(whole, 'required', message('valueMissing'));
  const { variable, place, rest } = partsOf(said);
  if (variable === null) return null;
  // The engine writes input.lines[7].drugId, and names a field that is missing or unknown beside the place of what it should be in.
  const parent = (place ?? variable).replaceAll(/\[(\d+)\]/g, '.$1');
  const [, inner] = /^Field "(\w+)" /.exec(rest) ?? [];
  const [rule, why] = whatOf(rest);
  return problem(inner === undefined ? parent : `${parent}.${inner}`, rule, why);
}

function whatOf(rest: string): readonly [rule: string, said: Message] {
  if (/ was not provided\.| not to be null\.$/.test(rest)) return ['required', message('valueMissing')];
  if (/ is not defined by type /.test(rest)) return ['known', message('unknownField')];
  return ['type', message('valueOfOtherType')];
}

function partsOf(said: string) {
  const [, variable] = /^Variable "\$(\w+)" got invalid value /.exec(said) ?? [];
  if (variable === undefined) return { variable: null, place: null, rest: said };
  const end = said.lastIndexOf('; ');
  const [, place] = / at "([^"]+)"$/.exec(said.slice(0, end)) ?? [];
  return { variable, place: place ?? null, rest: said.slice(end + 2) };
}

/** "String cannot represent a non string value: …" without what follows. */
function withoutTail(said: string): string {
  return said.replace(/( cannot represent (?:a )?(?:[\w-]+ )*value): .*$/s, '$1.');
}
