import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runStreamCommand, sealAudit } from '../../../src/features/audit/index.ts';
import { testKeys } from '../../kit/keys.ts';
import { until } from '../../kit/until.ts';
import { act, app, folder, newTrail, sealsOf, tamper, useChain } from './audit-chain.kit.ts';

useChain();

const newState = () => join(folder, `${randomUUID()}.json`);
const positionIn = (line: string) => (JSON.parse(line) as { position: number }).position;

/** What one run writes; what takes the lines may refuse them. */
async function streamed(chain: string, state: string, refuses = false) {
  const positions: number[] = [];
  let said = '';
  const output = {
    write: (text: string, written?: (error?: Error | null) => void) => {
      positions.push(...text.trim().split('\n').map(positionIn));
      written?.(refuses ? new Error('Nobody reads.') : null);
    },
  };
  const errors = {
    write: (text: string) => {
      said += text;
    },
  };
  const { database, signer, clock, log } = app.server.platform;
  const connect = async () => ({ database, signer, clock, log, close: async () => undefined });
  const args = ['--once', '--state', state, '--organization', chain];
  const code = await runStreamCommand({ args, connect, output, errors });
  return { code, positions, said };
}

it('each run writes, in their order, the rows that were sealed since the last', async () => {
  const { chain, client, head } = await newTrail();
  const state = newState();
  expect((await streamed(chain, state)).positions).toEqual(Array.from({ length: head }, (_, nth) => nth + 1));
  expect((await streamed(chain, state)).positions).toEqual([]);
  await act(client);
  await sealAudit(app.server.platform);
  expect((await streamed(chain, state)).positions).toEqual([head + 1]);
});

it('what was not taken comes again', async () => {
  const { chain, head } = await newTrail();
  const state = newState();
  await expect(streamed(chain, state, true)).rejects.toThrow('Nobody reads.');
  expect((await streamed(chain, state)).positions).toHaveLength(head);
});

it('a chain that is not what it was is not written on', async () => {
  const { chain, head } = await newTrail();
  const state = newState();
  await streamed(chain, state);
  await tamper('UPDATE audit_seal SET hash = sha256(hash) WHERE chain_id = $1 AND position = $2', [chain, head]);
  const { code, positions, said } = await streamed(chain, state);
  expect([code, positions, said]).toEqual([2, [], expect.stringContaining(`Position ${head} of chain ${chain}`)]);
});

it('a process that follows and is killed is taken up by the next, without a gap', async () => {
  const { chain, client, head } = await newTrail();
  const state = newState();
  const seen: number[] = [];
  const start = () => {
    const entry = fileURLToPath(new URL('../../../dist/cli/audit-stream.js', import.meta.url));
    const child = spawn(process.execPath, [entry, '--state', state, '--organization', chain], {
      env: { ...testKeys, DATABASE_URL: app.databaseUrl },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    createInterface({ input: child.stdout }).on('line', (line) => seen.push(positionIn(line)));
    return child;
  };
  const kill = async (child: ReturnType<typeof start>) => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  const sealed = async () => {
    await act(client);
    await sealAudit(app.server.platform);
  };
  const first = start();
  await until('everything was written', () => seen.includes(head));
  await sealed();
  await until('the new row was written', () => seen.includes(head + 1));
  await kill(first);
  await sealed();
  const second = start();
  await until('the next process went on', () => seen.includes(head + 2)).finally(() => kill(second));
  expect([...new Set(seen)]).toEqual((await sealsOf(chain)).map(({ position }) => position));
  const kept = JSON.parse(await readFile(state, 'utf8')) as Record<string, { position: number }>;
  expect(kept[chain]?.position).toBeGreaterThanOrEqual(head);
});
