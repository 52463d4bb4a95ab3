import { readFileSync, writeFileSync } from 'node:fs';
import { buildSchema, isEnumType } from 'graphql';
import { root } from '../machine/install.mjs';
import { run } from '../machine/processes.mjs';
import { generateDocuments } from './codegen.mjs';
import { dataDictionary } from './data-dictionary.mjs';
import { decisionIndex } from './decisions.mjs';
import { importGraphs } from './import-graphs.mjs';
import { languagesPath, writeLanguages } from './languages.mjs';

/**
 * What the programs of src/ print: the program, where to, and how it is asked.
 * @type {[program: string, path: string, ...options: string[]][]}
 */
const printed = [
  ['schema', 'contracts/schema.graphql'],
  ['schema', 'contracts/subgraph.graphql', '--subgraph'],
  ['openapi', 'contracts/openapi.json'],
  ['permissions', 'docs/reference/permissions.md'],
  ['orders', 'docs/reference/orders.md'],
  ['metrics', 'docs/reference/metrics.md'],
  ['reference', 'docs/reference/graphql.md'],
  ['json-schema', 'contracts/json-schema.json'],
];
const decisions = 'docs/decisions/README.md';
const dictionary = 'docs/reference/data-dictionary.md';
const architecture = 'docs/reference/architecture.md';

/** Every path that is generated and committed. */
export const generatedPaths = [
  ...printed.map(([, path]) => path),
  dictionary,
  architecture,
  decisions,
  languagesPath,
  'test/generated',
  'client/src/generated',
  'contracts/trusted-documents.json',
  'web/src/generated',
];

export async function generate() {
  writeLanguages();
  writeFileSync(`${root}${decisions}`, decisionIndex(root));
  writeFileSync(`${root}${dictionary}`, dataDictionary(`${root}prisma/schema.prisma`));
  for (const [program, path, ...options] of printed)
    await run(process.execPath, [`${root}dist/print/${program}.js`, ...options, `${root}${path}`], { cwd: root });
  writeFileSync(`${root}${architecture}`, await importGraphs(root));
  writeManifest(await generateDocuments());
  writeEnums();
}

/**
 * The documents of all clients by their hash, sorted so that a change shows as a change of its own lines.
 * @param {Record<string, string>} documents
 */
function writeManifest(documents) {
  const sorted = Object.fromEntries(Object.entries(documents).sort(([one], [other]) => (one < other ? -1 : 1)));
  writeFileSync(`${root}contracts/trusted-documents.json`, `${JSON.stringify(sorted, null, 2)}\n`);
}

/** Every enumeration as a union of texts: codegen writes only those that some document names, and the dashboard has words for all. */
function writeEnums() {
  const schema = buildSchema(readFileSync(`${root}contracts/schema.graphql`, 'utf8'));
  const enums = Object.values(schema.getTypeMap())
    .filter((type) => isEnumType(type))
    .filter(({ name }) => !name.startsWith('__'));
  const lines = enums
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(
      (type) =>
        `export type ${type.name} = ${type
          .getValues()
          .map(({ name }) => `'${name}'`)
          .join(' | ')};`,
    );
  writeFileSync(`${root}web/src/generated/enums.ts`, `${lines.join('\n')}\n`);
}
