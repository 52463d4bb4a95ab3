import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runExportCommand, runVerifyCommand, sealAudit } from '../../../src/features/audit/index.ts';
import {
  act,
  app,
  checkpointsFile,
  folder,
  newTrail,
  run,
  signed,
  type Trail,
  tamper,
  useChain,
  verified,
} from './audit-chain.kit.ts';

useChain();

/** A trail in two parts, sealed on two days. */
async function twoDays(): Promise<Trail & { readonly day: string }> {
  const trail = await newTrail();
  await tamper(`UPDATE audit_seal SET sealed_at = '2026-01-01T12:00Z' WHERE chain_id = $1`, [trail.chain]);
  await act(trail.client);
  await act(trail.client);
  await sealAudit(app.server.platform);
  return { ...trail, day: '2026-01-02' };
}

async function exported({ chain }: Trail, ...span: string[]) {
  const path = join(folder, `${randomUUID()}.jsonl`);
  expect(await run(runExportCommand, ['--out', path, '--organization', chain, ...span])).toMatchObject({ code: 0 });
  const lines = (await readFile(path, 'utf8')).trim().split('\n');
  const positions = lines
    .map((line) => JSON.parse(line) as { type: string; position: number })
    .flatMap(({ type, position }) => (type === 'seal' ? [position] : []));
  return { path, lines, positions };
}

const otherHash = (line = '') => line.replace(/"hash":"[0-9a-f]{64}"/, `"hash":"${'0'.repeat(64)}"`);

it('a part of a trail is what was sealed in a span of time, and the parts are the whole', async () => {
  const trail = await twoDays();
  const whole = await exported(trail);
  const former = await exported(trail, '--until', trail.day);
  const later = await exported(trail, '--from', trail.day);
  expect(former.positions).toHaveLength(trail.head);
  expect(later.positions).toHaveLength(2);
  expect([...former.positions, ...later.positions]).toEqual(whole.positions);
  const noon = ['--from', '2026-01-01T12:00:00Z', '--until', '2026-01-01T12:00:01Z'];
  expect((await exported(trail, ...noon)).positions).toEqual(former.positions);
});

it('a part is verified alone, from the hash that it goes on behind', async () => {
  const trail = await twoDays();
  const { path, lines } = await exported(trail, '--from', trail.day);
  const { code, text } = await run(runVerifyCommand, ['--file', path]);
  expect([code, text]).toEqual([0, expect.stringContaining(`goes on behind position ${trail.head} `)]);
  expect(text).toContain(': 2 rows and');
  const changed = async (change: (line: string) => string, at: number) => {
    const file = join(folder, `${randomUUID()}.jsonl`);
    await writeFile(file, `${lines.with(at, change(lines[at] ?? '')).join('\n')}\n`);
    return verified(['--file', file]);
  };
  const first = `ROW_CHANGED ${trail.head + 1}`;
  expect(await changed((line) => line.replace(/"request_id":"/, '$&x'), 1)).toBe(first);
  expect(await changed(otherHash, 0)).toBe(first);
});

it('a part that goes on behind another hash than was signed says so', async () => {
  const trail = await newTrail();
  const { position } = await signed(trail);
  await tamper(`UPDATE audit_seal SET sealed_at = '2026-01-01T12:00Z' WHERE chain_id = $1 AND position <= $2`, [
    trail.chain,
    position,
  ]);
  await act(trail.client);
  const kept = await checkpointsFile();
  const { path, lines } = await exported(trail, '--from', '2026-01-02');
  const given = ['--file', path, '--organization', trail.chain, '--checkpoints', kept];
  expect(await verified(given)).toBe('right');
  await writeFile(path, lines.with(0, otherHash(lines[0])).join('\n'));
  expect(await verified(given)).toBe(`CHECKPOINT_DIFFERS ${position}`);
});

it.each([
  ['a day that is none', ['--from', '2026-13-01'], '--from takes a day'],
  ['an instant without a zone', ['--until', '2026-01-01T12:00'], '--until takes a day'],
  ['an end before the beginning', ['--from', '2026-01-02', '--until', '2026-01-02'], '--until must be after --from.'],
])('a part is not exported for %s', async (_name, span, said) => {
  expect(await run(runExportCommand, ['--out', join(folder, 'none.jsonl'), ...span])).toMatchObject({
    code: 2,
    text: expect.stringContaining(said),
  });
});
