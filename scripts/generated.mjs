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
];

/** Where codegen leaves the manifest of each client; a new client is a line here and a part of codegen.yml. */
const manifests = ['node_modules/.cache/apotheca/documents/playground/persisted-documents.json'];

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
}

/** The documents of all clients by their hash, sorted so that a change shows as a change of its own lines. */
function writeManifest() {
  const documents = manifests.flatMap((path) => Object.entries(JSON.parse(readFileSync(`${root}${path}`, 'utf8'))));
  const sorted = Object.fromEntries(documents.sort(([one], [other]) => (one < other ? -1 : 1)));
  writeFileSync(`${root}trusted-documents.json`, `${JSON.stringify(sorted, null, 2)}\n`);
}
