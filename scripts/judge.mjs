// npm run judge:federation: starts Apotheca on a database that lives as long as this run, and has it judged by judges/federation.
import { ensureInstalled, root } from './machine/install.mjs';

await ensureInstalled();
const { spawn } = await import('node:child_process');
const { randomBytes } = await import('node:crypto');
const { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } = await import('node:fs');
const { tmpdir } = await import('node:os');
const { join } = await import('node:path');
const { setTimeout: sleep } = await import('node:timers/promises');
const { freePort, startDatabase } = await import('./machine/database.mjs');
const { prepare } = await import('./start/prepare.mjs');
const { ended, run } = await import('./machine/processes.mjs');
const { step } = await import('./machine/progress.mjs');

const folder = `${root}judges/federation/`;
await prepare();
await installJudges();

const data = mkdtempSync(join(tmpdir(), 'apotheca-judge-'));
// PostgreSQL may run as another user than this one.
chmodSync(data, 0o755);
const database = await startDatabase({ dataDir: join(data, 'postgres'), durable: false });
let server;
try {
  const key = () => randomBytes(32).toString('base64');
  const port = await freePort();
  const { OWNER_DATABASE_URL: _, ...inherited } = process.env;
  const env = {
    ...inherited,
    DATABASE_URL: database.url,
    MASTER_KEYS: `judge:${key()}`,
    AUDIT_SIGNING_KEY: key(),
    PORT: String(port),
    LOG_LEVEL: 'error',
  };
  await run(process.execPath, [`${root}dist/cli/migrate.js`], {
    env: { ...env, OWNER_DATABASE_URL: database.ownerUrl },
  });
  server = spawn(process.execPath, [`${root}dist/main.js`], { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const gone = ended(server);
  await ready(port, gone);
  const judges = spawn(process.execPath, [`${folder}judge.mjs`, `http://127.0.0.1:${port}/graphql`], {
    cwd: folder,
    stdio: 'inherit',
  });
  process.exitCode = (await ended(judges)) ?? 1;
  server.kill('SIGTERM');
  await gone;
} finally {
  server?.kill('SIGKILL');
  await database.stop();
  rmSync(data, { recursive: true, force: true });
}

/** The judges have packages of their own, which the product does without. */
async function installJudges() {
  const lock = readFileSync(`${folder}package-lock.json`, 'utf8');
  const stamp = `${folder}node_modules/.judges-installed`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  await step('Installing the judges', () =>
    run('npm', ['ci', '--loglevel=error'], { cwd: folder, shell: process.platform === 'win32' }),
  );
  writeFileSync(stamp, lock);
}

/**
 * @param {number} port
 * @param {Promise<unknown>} gone
 */
async function ready(port, gone) {
  let over = false;
  gone.then(() => {
    over = true;
  });
  while (!over) {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await sleep(50);
  }
  throw new Error('The server ended while starting.');
}
