import { readFileSync } from 'node:fs';
import { arch, cpus, totalmem } from 'node:os';
import pg from 'pg';
import { root } from '../../scripts/machine/install.mjs';
import { markdownTable } from '../report/table.mjs';
import { seed } from '../seed/seed.mjs';
import { startMigrated } from '../server/start-database.mjs';
import { fanOut } from './fan-out.mjs';
import { goals } from './goals.mjs';
import { installPeers, tables, versionOf } from './peer-process.mjs';
import { keepOnCore, onCore } from './processes.mjs';
import { apotheca, live, parse, postgraphile, raw } from './targets.mjs';
import { throughput } from './throughput.mjs';

const works = /** @type {const} */ (['list', 'point', 'dispense', 'order']);
const lives = ['sockets', 'fan-out', 'events 20/s'];
/** The server has a core of its own; the database and the load share the other. */
const cores = { server: 0, rest: 1 };

/** @type {Record<string, (where: Where) => Promise<import('./targets.mjs').Target>>} */
const peers = {
  parse,
  postgraphile,
  raw,
  'graphql-ws': (where) => live(where, 'graphql-ws'),
  ws: (where) => live(where, 'ws'),
};

/**
 * @typedef {object} Where
 * @property {string} url
 * @property {string} ownerUrl
 * @property {string} parseUrl
 * @property {string} tablesUrl
 * @property {readonly string[]} ids of the stocks in the tables
 * @property {readonly string[]} command
 * @property {string} folder
 */

/**
 * Apotheca beside its peers in one run, as a table.
 * @param {{ only: RegExp, peers: readonly string[] | null, sockets: number }} options every peer where none is named
 */
export async function compare({ only, peers: named, sockets }) {
  const wanted = (named ?? Object.keys(peers)).filter((name) => name in peers);
  if (wanted.length > 0) await installPeers();
  const database = await startMigrated({ max_connections: 100 });
  /** @type {import('./targets.mjs').Target[]} */
  const targets = [];
  try {
    const databasePid = Number(readFileSync(`${database.folder}/postgres/postmaster.pid`, 'utf8').split('\n')[0]);
    keepOnCore(databasePid, cores.rest);
    await seed(database.ownerUrl, 1);
    const where = { ...database, ...(await peerDatabases(database.ownerUrl)), command: onCore(cores.server) };
    targets.push(await apotheca(where));
    for (const name of wanted) {
      const start = peers[name];
      if (start) targets.push(await start(where));
    }
    keepOnCore(process.pid, cores.rest);
    /** @type {Map<string, Map<string, string>>} */
    const rows = new Map();
    for (const work of works) {
      if (!only.test(work)) continue;
      // Those that tell of changes alone are measured by that alone.
      const found = await throughput(
        work,
        targets.filter((target) => target.work.list),
        databasePid,
      );
      const own = found.get('Apotheca')?.rate ?? Number.NaN;
      rows.set(
        work,
        new Map(
          [...found].map(([name, { rate, text }]) => [
            name,
            name === 'Apotheca' ? text : `${text} (${(own / rate).toFixed(2)} ×)`,
          ]),
        ),
      );
      console.error(work, Object.fromEntries(rows.get(work) ?? []));
    }
    if (lives.some((name) => only.test(name))) {
      const found = await fanOut(targets, sockets);
      for (const name of lives)
        rows.set(
          name,
          new Map([...found].map(([target, figures]) => [target, figures[/** @type {'sockets'} */ (name)]])),
        );
    }
    return `${machine(wanted.length > 0)}\n\n${tableOf(
      rows,
      targets.map(({ name }) => name),
    )}`;
  } finally {
    for (const target of targets) await target.stop();
    await database.stop();
  }
}

/** @param {Map<string, Map<string, string>>} rows @param {readonly string[]} names */
function tableOf(rows, names) {
  return markdownTable(
    ['work', ...names, 'goal'],
    [...rows].map(([work, figures]) => [work, ...names.map((name) => figures.get(name) ?? '–'), goals[work] ?? '']),
  );
}

/** @param {string} ownerUrl */
async function peerDatabases(ownerUrl) {
  /** @param {string} name */
  const urlOf = (name) => ownerUrl.replace(/\/[^/]*$/, `/${name}`);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('CREATE DATABASE parse');
  await owner.query('CREATE DATABASE tables');
  await owner.end();
  const client = new pg.Client({ connectionString: urlOf('tables') });
  await client.connect();
  for (const statement of statementsOf(tables())) await client.query(statement);
  const { rows } = await client.query('SELECT id FROM stock');
  await client.end();
  return { parseUrl: urlOf('parse'), tablesUrl: urlOf('tables'), ids: rows.map(({ id }) => id) };
}

/** VACUUM stands alone. @param {string} text */
const statementsOf = (text) => text.split(/;\n/).filter((each) => each.trim() !== '');

/** @param {boolean} withPeers */
function machine(withPeers) {
  const own = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  const versions = withPeers
    ? ['parse-server', 'postgraphile', 'pg', 'ws', 'graphql-ws'].map((name) => `${name} ${versionOf(name)}`)
    : [];
  return [
    `Apotheca ${own.version}, Node ${process.versions.node}${versions.map((each) => `, ${each}`).join('')}.`,
    `${cpus().length} × ${cpus()[0]?.model ?? arch()}, ${Math.round(totalmem() / 2 ** 30)} GB; requests a second · µs of server + database (Apotheca's rate over the peer's).`,
    'Fan-out: deliveries a second · µs of the server each. Events: ms from the answer to whoever changed something to the screen, median and 99th.',
  ].join('\n');
}
