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
}
