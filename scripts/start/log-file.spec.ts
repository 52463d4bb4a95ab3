import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { logFile } from './log-file.mjs';

function logOn(path: string) {
  const said: string[] = [];
  const log = logFile(path, (message) => said.push(message));
  onTestFinished(() => log.close());
  return { log, said };
}

it('goes on without its lines when the disk is full, and says so once', () => {
  const { log, said } = logOn('/dev/full');
  log.write('first');
  log.write('second');
  expect(said).toEqual([expect.stringMatching(/^The log \/dev\/full cannot be written: ENOSPC/)]);
});

it('keeps every line that there is room for', () => {
  const folder = mkdtempSync(join(tmpdir(), 'apotheca-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { log, said } = logOn(join(folder, 'server.log'));
  log.write('first');
  log.write('second');
  expect([readFileSync(join(folder, 'server.log'), 'utf8'), said]).toEqual(['first\nsecond\n', []]);
});
