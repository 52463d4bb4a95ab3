import type { GraphQLError } from 'graphql';
import { exceeded } from './limits.ts';

/** What variables may be: no input of the schema is half as deep, and the delivery of the longest order has some 25,000 values. */
const variableLimits = { depth: 32, values: 50_000 } as const;

/**
 * What is wrong with variables that are nested too deep or hold too much, as an error for the client; null when they may be looked at. Call it
 * before anything that calls itself for each level, as the engine does: 15,000 levels of brackets take 30 kilobytes and would end in a full stack.
 */
export function checkVariables(variables: unknown): GraphQLError | null {
  let depth = 0;
  let values = 0;
  for (let level = [variables].filter(isNested); level.length > 0; depth += 1) {
    const inner = level.flatMap((each): unknown[] => Object.values(each));
    values += inner.length;
    level = inner.filter(isNested);
  }
  if (depth > variableLimits.depth) return exceeded('depth of the variables', depth, variableLimits.depth);
  if (values > variableLimits.values)
    return exceeded('number of values in the variables', values, variableLimits.values);
  return null;
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
