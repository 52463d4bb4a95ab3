// Generates and compiles what runs; each step only when its inputs have changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { root } from '../machine/install.mjs';
import { run } from '../machine/processes.mjs';
import { step } from '../machine/progress.mjs';
import { takeTurn } from '../machine/turn.mjs';

const bin = `${root}node_modules/.bin/`;
const cache = `${root}node_modules/.cache/apotheca`;

/** @type {readonly { title: string, isSource?: true, isPage?: true, inputs: string[], output: string, work: (signal?: AbortSignal) => Promise<unknown> }[]} */
const steps = [
  {
    title: 'Generating the database client',
    isSource: true,
    inputs: ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'],
    output: 'src/generated/prisma/client.ts',
    // Prisma wants to download an engine that generating does not use; any executable keeps it from that.
    work: (signal) =>
      run(`${bin}prisma`, ['generate'], {
        cwd: root,
        signal,
        env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: 'true' },
      }),
  },
  {
    title: 'Compiling the server',
    inputs: ['src', 'tsconfig.json', 'package-lock.json'],
    output: 'dist/main.js',
    work: (signal) => run(`${bin}tsc`, ['-p', 'tsconfig.json', '--incremental', 'false'], { cwd: root, signal }),
  },
  {
    title: 'Compiling the client',
    isPage: true,
    inputs: ['client', 'tsconfig.json', 'package-lock.json'],
    output: 'client/dist/index.js',
    work: (signal) => run(`${bin}tsc`, ['-p', 'client', '--incremental', 'false'], { cwd: root, signal }),
  },
  {
    title: 'Bundling the playground',
    isPage: true,
    inputs: ['playground', 'package-lock.json'],
    output: 'dist/playground/index.html',
    work: (signal) =>
      run(`${bin}vite`, ['build', '--config', 'playground/vite.config.ts', '--logLevel', 'error'], {
        cwd: root,
        signal,
        env: { ...process.env, NODE_ENV: 'production' },
      }),
  },
  {
    title: 'Bundling the dashboard',
    isPage: true,
    inputs: ['web', 'client', 'package-lock.json'],
    output: 'dist/web/index.html',
    work: (signal) =>
      run(`${bin}vite`, ['build', '--config', 'web/vite.config.ts', '--logLevel', 'error'], {
        cwd: root,
        signal,
        env: { ...process.env, NODE_ENV: 'production' },
      }),
  },
];

/**
 * Brings everything generated up to date, one start of this checkout at a time. Without the pages, and the client that they are
 * made with, for who only wants the server: what generates their documents must run while they cannot be compiled for want of them.
 * @param {{ compile?: boolean, pages?: boolean, signal?: AbortSignal }} [options] `compile: false` for who runs the sources as they are, and only wants what they import
 */
export async function prepare({ compile = true, pages = compile, signal } = {}) {
  const done = await takeTurn(
    root,
    () => console.error('Another start is preparing this folder; waiting for it …'),
    signal,
  );
  try {
    mkdirSync(cache, { recursive: true });
    for (const { title, inputs, output, work } of steps.filter(
      ({ isSource, isPage }) => isSource || (isPage ? pages : compile),
    )) {
      signal?.throwIfAborted();
      const stamp = `${cache}/${title.replaceAll(' ', '-').toLowerCase()}`;
      const state = hashOf(inputs);
      if (existsSync(`${root}${output}`) && existsSync(stamp) && readFileSync(stamp, 'utf8') === state) continue;
      // What is interrupted half way counts for no state of the inputs, also not for the one before.
      rmSync(stamp, { force: true });
      await step(title, () => work(signal));
      writeFileSync(stamp, state);
    }
  } finally {
    done();
  }
}

/** @param {string[]} paths */
function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesBelow))
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(`${root}${path}`));
  return hash.digest('hex');
}

/**
 * What a workspace is made from; not what is made or installed in it.
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(path) {
  if (!existsSync(`${root}${path}`)) return [];
  if (!statSync(`${root}${path}`).isDirectory()) return [path];
  return readdirSync(`${root}${path}`)
    .filter((name) => name !== 'node_modules' && name !== 'dist')
    .sort()
    .flatMap((name) => filesBelow(`${path}/${name}`));
}
