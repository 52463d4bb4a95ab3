import { readFileSync, writeFileSync } from 'node:fs';
import { dataDictionary } from './data-dictionary.mjs';
import { root } from './install.mjs';
import { run } from './processes.mjs';

/** What the programs of src/ print: the program, where to, and how it is asked. */
const printed = [
  ['print-schema', 'schema.graphql'],
  ['print-schema', 'subgraph.graphql', '--subgraph'],
  ['print-openapi', 'openapi.json'],
  ['print-permissions', 'docs/permissions.md'],
  ['print-orders', 'docs/orders.md'],
  ['print-reference', 'docs/graphql-reference.md'],
  ['print-json-schema', 'docs/json-schema.json'],
];
const dictionary = 'docs/data-dictionary.md';

/** Every path that is generated and committed. */
export const generatedPaths = [
  ...printed.map(([, path]) => path),
  dictionary,
  'test/generated',
  'client/src/generated',
  'trusted-documents.json',
];

/** Where codegen leaves the manifest of each client; a new client is a line here and a part of codegen.yml. */
const manifests = [
  'node_modules/.cache/apotheca/documents/playground/persisted-documents.json',
  'client/src/generated/persisted-documents.json',
];

export async function generate() {
  writeFileSync(`${root}${dictionary}`, dataDictionary(`${root}prisma/schema.prisma`));
  for (const [program, path, ...options] of printed)
    await run(process.execPath, [`${root}dist/${program}.js`, ...options, `${root}${path}`], { cwd: root });
  await run(process.execPath, [`${root}node_modules/.bin/graphql-codegen`, '--config', 'codegen.yml', '--silent'], {
    cwd: root,
  });
  writeManifest();
}

/** The documents of all clients by their hash, sorted so that a change shows as a change of its own lines. */
function writeManifest() {
  const documents = manifests.flatMap((path) => Object.entries(JSON.parse(readFileSync(`${root}${path}`, 'utf8'))));
  const sorted = Object.fromEntries(documents.sort(([one], [other]) => (one < other ? -1 : 1)));
  writeFileSync(`${root}trusted-documents.json`, `${JSON.stringify(sorted, null, 2)}\n`);
}
