// Apollo's compatibility tests of subgraphs, as published: their jest tests and their two other services are run unchanged. Their runner wants
// Docker and a router that is downloaded; here processes on free ports and Apollo's gateway stand in for both.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { serveGateway } from './gateway.mjs';
import { ask, sdlOf } from './people.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const require = createRequire(import.meta.url);
const suite = dirname(require.resolve('@apollo/federation-subgraph-compatibility-tests/package.json'));

/** Runs the suite and answers its tests, each `{ name, passed, why }`. */
export async function compatibility() {
  const started = [];
  try {
    const products = start([join(here, '../products/server.mjs'), join(suite, 'products.graphql')]);
    started.push(products);
    const [line] = await Promise.race([
      once(products.stdout, 'data'),
      once(products, 'exit').then(() => Promise.reject(new Error('The products service did not start.'))),
    ]);
    const productsUrl = String(line).trim();
    const services = [{ name: 'products', url: productsUrl, sdl: await sdlOf(productsUrl) }];
    for (const name of ['users', 'inventory']) {
      const port = await freePort();
      started.push(
        start([join(suite, `dist/subgraphs/${name}/index.js`)], { [`${name.toUpperCase()}_PORT`]: String(port) }),
      );
      const url = `http://localhost:${port}/`;
      await answering(url);
      const sdl = readFileSync(join(suite, `dist/subgraphs/${name}/${name}.graphql`), 'utf8');
      services.push({ name, url, sdl });
    }
    const gateway = await serveGateway(services);
    try {
      return await runJest({ PRODUCTS_URL: productsUrl, ROUTER_URL: gateway.url });
    } finally {
      await gateway.server.stop();
    }
  } finally {
    for (const child of started) child.kill();
  }
}

function start(args, env = {}) {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  // What nobody reads fills the pipe in the end.
  child.stdout.resume();
  return child;
}

async function answering(url) {
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await ask(url, '{ __typename }', {}, null).catch(() => null);
    if (answer?.data) return;
    await sleep(100);
  }
  throw new Error(`${url} does not answer.`);
}

async function runJest(env) {
  const child = spawn(
    process.execPath,
    [require.resolve('jest/bin/jest'), '--ci', '--json', '--runInBand', '--config', join(here, 'jest.config.json')],
    { cwd: here, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let printed = '';
  let said = '';
  child.stdout.on('data', (data) => {
    printed += data;
  });
  child.stderr.on('data', (data) => {
    said += data;
  });
  await once(child, 'close');
  if (!printed.startsWith('{')) throw new Error(`jest did not run:\n${said}`);
  return JSON.parse(printed).testResults.flatMap(({ assertionResults, message, name }) =>
    assertionResults.length === 0
      ? [{ name, passed: false, why: message }]
      : assertionResults.map(({ fullName, status, failureMessages }) => ({
          name: fullName,
          passed: status === 'passed',
          why: failureMessages.join('\n'),
        })),
  );
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
