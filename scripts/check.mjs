// npm run check: every check runs even when one before it fails, and each failure says what to do. `--fix` mends what a program can.
import { ensureInstalled, root } from './machine/install.mjs';

await ensureInstalled();
const { createHash } = await import('node:crypto');
const { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } = await import('node:fs');
const { tmpdir } = await import('node:os');
const { join } = await import('node:path');
const { checkSchemaChanges } = await import('./checks/schema-changes.mjs');
const { startDatabase } = await import('./machine/database.mjs');
const { checkDecisions } = await import('./generate/decisions.mjs');
const { checkClientSize } = await import('./checks/client-size.mjs');
const { generate, generatedPaths } = await import('./generate/generated.mjs');
const { checkLayers } = await import('./checks/layers.mjs');
const { checkLinks } = await import('./checks/links.mjs');
const { checkModuleState } = await import('./checks/module-state.mjs');
const { checkPatterns } = await import('./checks/patterns.mjs');
const { prepare } = await import('./start/prepare.mjs');
const { checkProse } = await import('./checks/prose.mjs');
const { run } = await import('./machine/processes.mjs');
const { schemaDrift } = await import('./checks/schema-drift.mjs');

const fix = process.argv.includes('--fix');
/** @param {string} name */
const bin = (name) => `${root}node_modules/.bin/${name}`;

const checks = {
  'types of the server': () =>
    run(bin('tsc'), ['-p', 'tsconfig.json', '--noEmit', '--incremental', 'false'], { cwd: root }),
  'types of the tests': () => run(bin('tsc'), ['-p', 'tsconfig.test.json'], { cwd: root }),
  'types of the playground': () => run(bin('tsc'), ['-p', 'playground', '--noEmit'], { cwd: root }),
  'types of the dashboard': () => run(bin('tsc'), ['-p', 'web', '--noEmit'], { cwd: root }),
  'types of the client': () => run(bin('tsc'), ['-p', 'client', '--noEmit', '--incremental', 'false'], { cwd: root }),
  'types of the scripts': () => run(bin('tsc'), ['-p', 'tsconfig.scripts.json'], { cwd: root }),
  'lint and format': () =>
    run(bin('biome'), ['check', ...(fix ? ['--write'] : []), '--max-diagnostics=50', '--colors=off', '.'], {
      cwd: root,
    }),
  'import layers': async () => checkLayers(root),
  'look-ups': async () => checkPatterns(root),
  'state of modules': async () => checkModuleState(root),
  'lines of prose': async () => checkProse(root),
  'links between pages': async () => checkLinks(root),
  'decision records': async () => checkDecisions(root),
  'size of the client': checkClientSize,
  'generated files': generatedUpToDate,
  'schema against the last release': async () => checkSchemaChanges(root),
  'migrations against the model': migrationsAgree,
};

await prepare({ pages: false });
let failures = 0;
for (const [name, check] of Object.entries(checks)) {
  const began = Date.now();
  try {
    await check();
    console.log(`ok      ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failures += 1;
    console.log(`FAILED  ${name}\n${/** @type {Error} */ (error).message.replaceAll(/^/gm, '        ')}`);
  }
}
console.log(
  failures === 0
    ? 'Everything is in order.'
    : `${failures} of ${Object.keys(checks).length} checks failed. npm run fix mends format, simple lint and generated files.`,
);
process.exitCode = failures === 0 ? 0 : 1;

async function generatedUpToDate() {
  const before = new Map(files().map((path) => [path, digest(path)]));
  await generate();
  const stale = files().filter((path) => before.get(path) !== digest(path));
  if (stale.length > 0 && !fix)
    throw new Error(
      `These files were behind what they are generated from and have been written again; commit them:\n${stale.join('\n')}`,
    );
}

function files() {
  /**
   * @param {string} path
   * @returns {string[]}
   */
  const below = (path) => {
    const found = statSync(`${root}${path}`, { throwIfNoEntry: false });
    if (!found) return [];
    return found.isDirectory() ? readdirSync(`${root}${path}`).flatMap((name) => below(`${path}/${name}`)) : [path];
  };
  return generatedPaths.flatMap((path) => below(path));
}

/** @param {string} path */
function digest(path) {
  return createHash('sha256')
    .update(readFileSync(`${root}${path}`))
    .digest('hex');
}

async function migrationsAgree() {
  const folder = mkdtempSync(join(tmpdir(), 'apotheca-check-'));
  const { chmodSync } = await import('node:fs');
  // PostgreSQL may run as another user than this one.
  chmodSync(folder, 0o755);
  const database = await startDatabase({ dataDir: join(folder, 'postgres'), durable: false });
  try {
    await run(process.execPath, [`${root}dist/cli/migrate.js`], {
      env: { ...process.env, DATABASE_URL: database.ownerUrl, OWNER_DATABASE_URL: database.ownerUrl },
    });
    const drift = await schemaDrift(database.ownerUrl);
    if (drift !== '')
      throw new Error(
        `The migrations do not build what prisma/schema.prisma says. Add a migration with what is missing:\n\n${drift}`,
      );
  } finally {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
