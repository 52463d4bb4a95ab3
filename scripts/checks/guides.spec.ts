import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, isUnionType } from 'graphql';
import { expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

it('names in docs/api.md every mutation that answers no union', () => {
  const mutations = buildSchema(read('contracts/schema.graphql')).getMutationType()?.getFields() ?? {};
  const direct = Object.values(mutations)
    .filter(({ type }) => !isUnionType(getNamedType(type)))
    .map(({ name }) => `\`${name}\``);
  const guide = read('docs/api.md').replaceAll(/\s+/g, ' ');
  const [, named = ''] = /no rule can stand against answer that at once: ([^.]*)\./.exec(guide) ?? [];
  expect(named.split(', ')).toEqual(direct.sort());
});

it('names in judges/README.md every judge that package.json has', () => {
  const { scripts } = JSON.parse(read('package.json'));
  const judges = Object.keys(scripts).filter((name) => name.startsWith('judge:'));
  expect(judges.filter((name) => !read('judges/README.md').includes(`npm run ${name}`))).toEqual([]);
});
