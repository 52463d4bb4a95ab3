import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { runCheckpointCommand, runExportCommand, runVerifyCommand } from '../../../src/features/audit/index.ts';
import {
  app,
  type Command,
  checkpointsFile,
  folder,
  newTrail,
  run,
  signed,
  type Trail,
  useChain,
  verified,
} from './audit-chain.kit.ts';

useChain();

describe('an exported trail', () => {
  async function exported(trail: Trail): Promise<string> {
    const path = join(folder, `${randomUUID()}.jsonl`);
    const { code } = await run(runExportCommand, ['--out', path, '--organization', trail.chain]);
    expect(code).toBe(0);
    return path;
  }

  it('is verified by a process that has neither a database nor settings', async () => {
    const trail = await newTrail();
    await signed(trail);
    const kept = await checkpointsFile();
    const path = await exported(trail);
    const { publicKey } = app.server.platform.signer;
    const entry = fileURLToPath(new URL('../../../dist/cli/audit-verify.js', import.meta.url));
    const args = [entry, '--file', path, '--checkpoints', kept, '--public-key', publicKey];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env: {} });
    expect(stdout).toContain('Everything is right.');
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('tells of every change to it, at the first line that is wrong', async () => {
    const trail = await newTrail();
    const { position } = await signed(trail);
    const path = await exported(trail);
    const lines = (await readFile(path, 'utf8')).trim().split('\n');
    const changed = async (change: (lines: string[]) => unknown) => {
      const copy = [...lines];
      change(copy);
      const file = join(folder, `${randomUUID()}.jsonl`);
      await writeFile(file, `${copy.join('\n')}\n`);
      return verified(['--file', file]);
    };
    expect(await changed(() => undefined)).toBe('right');
    expect(await changed((copy) => copy.splice(3, 1))).toBe('POSITION_MISSING 3');
    expect(await changed((copy) => copy.splice(3, 1, copy[3]?.replace(/"request_id":"/, '$&x') ?? ''))).toBe(
      'ROW_CHANGED 3',
    );
    expect(await changed((copy) => copy.splice(5, 1, copy[5]?.replace(/"row":\{.*\}/, '"row":null}') ?? ''))).toBe(
      'ROW_MISSING 5',
    );
    expect(await changed((copy) => copy.splice(2, 2, copy[3] ?? '', copy[2] ?? ''))).toBe('POSITION_MISSING 2');
    expect(await changed((copy) => copy.splice(position, 1))).toBe(`TAIL_CUT ${position}`);
    expect(await changed((copy) => copy.push(copy.pop()?.replace(/"signature":"../, '"signature":"AA') ?? ''))).toBe(
      `SIGNATURE_WRONG ${position}`,
    );
  });

  it('of all organizations holds each chain, and each is verified', async () => {
    await newTrail();
    const path = join(folder, 'all.jsonl');
    await run(runExportCommand, ['--out', path]);
    const { text } = await run(runVerifyCommand, ['--file', path]);
    const [chains] = await app.sql<{ count: number }>('SELECT count(*)::int FROM organization');
    expect(text.match(/^Chain /gm)).toHaveLength((chains?.count ?? 0) + 1);
  });

  it.each([
    [runVerifyCommand, ['--file', '/nowhere/trail.jsonl']],
    [runVerifyCommand, ['--file', fileURLToPath(import.meta.url)]],
    [runVerifyCommand, ['--public-key', 'AAAA']],
    [runVerifyCommand, ['--organization', 'A Group']],
    [runVerifyCommand, ['--out', 'x']],
    [runVerifyCommand, ['--nonsense']],
    [runExportCommand, []],
    [runExportCommand, ['--out', '/nowhere/trail.jsonl']],
    [runCheckpointCommand, ['--out', '/nowhere/checkpoints.jsonl']],
  ] as [Command, string[]][])('wrong usage ends with 2 and a sentence: %#', async (command, args) => {
    const { code, text } = await run(command, args);
    expect([code, text]).toEqual([2, expect.stringMatching(/^\S.*\nSee --help\.\n$/s)]);
  });

  it.each([runVerifyCommand, runExportCommand, runCheckpointCommand])(
    'the command %# explains itself',
    async (command) => {
      expect(await run(command, ['--help'])).toMatchObject({
        code: 0,
        text: expect.stringContaining('npm run audit:'),
      });
    },
  );
});
