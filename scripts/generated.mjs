import { readFileSync, writeFileSync } from 'node:fs';
import { root } from './install.mjs';
import { run } from './processes.mjs';

/** Every path that is generated and committed. */
export const generatedPaths = [
  'schema.graphql',
  'subgraph.graphql',
  'openapi.json',
  'test/generated',
  'docs/permissions.md',
  'docs/orders.md',
  'trusted-documents.json',
  'web/src/generated',
];

/** Where codegen leaves the manifest of each client; a new client is a line here and a part of codegen.yml. */
const manifests = [
  'node_modules/.cache/apotheca/documents/playground/persisted-documents.json',
  'web/src/generated/persisted-documents.json',
];

export async function generate() {
  await run(process.execPath, [`${root}dist/print-schema.js`, `${root}schema.graphql`], { cwd: root });
  await run(process.execPath, [`${root}dist/print-schema.js`, '--subgraph', `${root}subgraph.graphql`], { cwd: root });
  await run(process.execPath, [`${root}dist/print-openapi.js`, `${root}openapi.json`], { cwd: root });
  await run(process.execPath, [`${root}dist/print-permissions.js`, `${root}docs/permissions.md`], { cwd: root });
  await run(process.execPath, [`${root}dist/print-orders.js`, `${root}docs/orders.md`], { cwd: root });
  await run(process.execPath, [`${root}node_modules/.bin/graphql-codegen`, '--config', 'codegen.yml', '--silent'], {
    cwd: root,
  });
  writeManifest();
  await writeForDashboard();
}

/** The documents of all clients by their hash, sorted so that a change shows as a change of its own lines. */
function writeManifest() {
  const documents = manifests.flatMap((path) => Object.entries(JSON.parse(readFileSync(`${root}${path}`, 'utf8'))));
  const sorted = Object.fromEntries(documents.sort(([one], [other]) => (one < other ? -1 : 1)));
  writeFileSync(`${root}trusted-documents.json`, `${JSON.stringify(sorted, null, 2)}\n`);
}

/**
 * What the cache of the dashboard knows of the schema. A field counts as missing when it was never read, also where it may be null: a query
 * is shown once all of it is there, and never with holes. So what may be null is written as if it could not.
 */
async function writeForDashboard() {
  const { buildSchema, introspectionFromSchema } = await import('graphql');
  const { minifyIntrospectionQuery } = await import('@urql/introspection');
  const schema = buildSchema(readFileSync(`${root}schema.graphql`, 'utf8'));
  writeEnums(schema);
  const { __schema } = minifyIntrospectionQuery(introspectionFromSchema(schema, { descriptions: false }));
  for (const field of __schema.types.flatMap(({ kind, fields }) => (kind === 'OBJECT' ? fields : [])))
    if (field.type.kind !== 'NON_NULL') field.type = { kind: 'NON_NULL', ofType: field.type };
  writeFileSync(`${root}web/src/generated/introspection.json`, `${JSON.stringify({ __schema })}\n`);
}

/** Every enumeration as a union of texts: codegen writes only those that some document names, and the dashboard has words for all. */
function writeEnums(schema) {
  const enums = Object.values(schema.getTypeMap()).filter((type) => 'getValues' in type && !type.name.startsWith('__'));
  const lines = enums
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map((type) => `export type ${type.name} = ${type.getValues().map(({ name }) => `'${name}'`).join(' | ')};`);
  writeFileSync(`${root}web/src/generated/enums.ts`, `${lines.join('\n')}\n`);
}
