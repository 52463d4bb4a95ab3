import { writeFileSync } from 'node:fs';
import { dataDictionary } from './data-dictionary.mjs';
import { root } from './install.mjs';
import { run } from './processes.mjs';

/** What a program of src/ prints, by the name of the program. */
const printed = {
  'print-schema': 'schema.graphql',
  'print-permissions': 'docs/permissions.md',
  'print-orders': 'docs/orders.md',
  'print-reference': 'docs/graphql-reference.md',
  'print-json-schema': 'docs/json-schema.json',
};
const dictionary = 'docs/data-dictionary.md';

/** Every path that is generated and committed. */
export const generatedPaths = [...Object.values(printed), dictionary, 'test/generated'];

export async function generate() {
  writeFileSync(`${root}${dictionary}`, dataDictionary(`${root}prisma/schema.prisma`));
  for (const [program, path] of Object.entries(printed))
    await run(process.execPath, [`${root}dist/${program}.js`, `${root}${path}`], { cwd: root });
  await run(process.execPath, [`${root}node_modules/.bin/graphql-codegen`, '--config', 'codegen.yml', '--silent'], {
    cwd: root,
  });
}
