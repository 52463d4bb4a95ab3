// Generates and compiles what runs; each step only when its inputs have changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { root } from './install.mjs';
import { run } from './processes.mjs';
import { step } from './progress.mjs';

const bin = `${root}node_modules/.bin/`;
const cache = `${root}node_modules/.cache/apotheca`;

const steps = [
  {
    title: 'Generating the database client',
    inputs: ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'],
    output: 'src/generated/prisma/client.ts',
    // Prisma wants to download an engine that generating does not use; any executable keeps it from that.
    work: () =>
      run(`${bin}prisma`, ['generate'], {
        cwd: root,
        env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: 'true' },
      }),
  },
  {
    title: 'Compiling the server',
    inputs: ['src', 'tsconfig.json', 'package-lock.json'],
    output: 'dist/main.js',
    work: () => run(`${bin}tsc`, ['-p', 'tsconfig.json', '--incremental', 'false'], { cwd: root }),
  },
  {
    title: 'Compiling the client',
    isPage: true,
    inputs: ['client/src', 'client/tsconfig.json', 'tsconfig.json', 'package-lock.json'],
    output: 'client/dist/index.js',
    work: () => run(`${bin}tsc`, ['-p', 'client', '--incremental', 'false'], { cwd: root }),
  },
  {
    title: 'Bundling the playground',
    isPage: true,
    inputs: ['playground', 'package-lock.json'],
    output: 'dist/playground/index.html',
    work: () =>
      run(`${bin}vite`, ['build', '--config', 'playground/vite.config.ts', '--logLevel', 'error'], {
        cwd: root,
        env: { ...process.env, NODE_ENV: 'production' },
      }),
  },
  {
    title: 'Bundling the dashboard',
    isPage: true,
    inputs: ['web', 'client', 'package-lock.json'],
    output: 'dist/web/index.html',
    work: () =>
      run(`${bin}vite`, ['build', '--config', 'web/vite.config.ts', '--logLevel', 'error'], {
        cwd: root,
        env: { ...process.env, NODE_ENV: 'production' },
      }),
  },
];

/**
 * Brings everything generated up to date. Without the pages, and the client that they are made with, for who only wants the server: what
 * generates their documents must run while they cannot be compiled for want of them.
 */
export async function prepare({ pages = true } = {}) {
  mkdirSync(cache, { recursive: true });
  for (const { title, inputs, output, work } of steps.filter(({ isPage }) => pages || !isPage)) {
    const stamp = `${cache}/${title.replaceAll(' ', '-').toLowerCase()}`;
    const state = hashOf(inputs);
    if (existsSync(`${root}${output}`) && existsSync(stamp) && readFileSync(stamp, 'utf8') === state) continue;
    await step(title, work);
    writeFileSync(stamp, state);
  }
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesBelow))
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(`${root}${path}`));
  return hash.digest('hex');
}

function filesBelow(path) {
  if (!existsSync(`${root}${path}`)) return [];
  if (!statSync(`${root}${path}`).isDirectory()) return [path];
  return readdirSync(`${root}${path}`)
    .sort()
    .flatMap((name) => filesBelow(`${path}/${name}`));
}
