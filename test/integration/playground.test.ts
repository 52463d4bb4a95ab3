import { parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { examples } from '../../playground/examples.ts';
import { appSchema } from '../../src/app/schema.ts';
import { checkLimits } from '../../src/graphql/limits.ts';

it.each(
  examples.map((example) => [/(?:query|mutation|subscription) (\w+)/.exec(example.query)?.[1], example] as const),
)('the example %s fits the schema and its limits', (_name, { query, variables }) => {
  const document = parse(query);
  expect(validate(appSchema(), document)).toEqual([]);
  for (const definition of document.definitions) {
    const name = definition.kind === 'OperationDefinition' ? definition.name?.value : undefined;
    expect(checkLimits(appSchema(), document, name, variables ?? {})).toEqual([]);
  }
});
