import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ndcRows, openNdcFile } from './ndc-file.ts';

const columns = { required: ['CODE', 'NAME'], optional: ['FLAG'] } as const;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ndc-file-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string | Uint8Array, name = 'file.txt') {
  const path = join(folder, name);
  await writeFile(path, content);
  const file = await openNdcFile(path, columns);
  const bytes: number[] = [];
  const rows = [];
  for await (const row of ndcRows(file, columns, (more) => bytes.push(more))) rows.push(row);
  return { file, rows, read: bytes.reduce((sum, more) => sum + more, 0) };
}

describe('a file of the directory', () => {
  it('is read by the names of its columns, whatever their order, with the line of each row', async () => {
    const { rows } = await read(
      'NAME\tOTHER\tCODE\r\nfirst\tx\t1\r\n\r\n   \r\nsecond "quoted\ty\t2\r\n\r\nthird\tz\t3',
    );
    expect(rows).toEqual([
      { line: 2, values: { CODE: '1', NAME: 'first', FLAG: '' }, shifted: false },
      { line: 5, values: { CODE: '2', NAME: 'second "quoted', FLAG: '' }, shifted: false },
      { line: 7, values: { CODE: '3', NAME: 'third', FLAG: '' }, shifted: false },
    ]);
  });

  it('may have rows with fewer values; more values mark a row as shifted, trailing tabs do not', async () => {
    const { rows } = await read('CODE\tNAME\tFLAG\n1\n2\tb\tN\t\t\n3\tc\tN\tx\n');
    expect(rows.map(({ values, shifted }) => [values.CODE, values.NAME, shifted])).toEqual([
      ['1', '', false],
      ['2', 'b', false],
      ['3', 'c', true],
    ]);
  });

  it('is Windows-1252 when it is not UTF-8, and may begin with a byte order mark when it is', async () => {
    const latin = await read(Buffer.from('CODE\tNAME\n1\tNestl\xe9\xae 5\x99\n', 'latin1'));
    expect([latin.file.encoding, latin.rows[0]?.values.NAME]).toEqual(['windows-1252', 'Nestlé® 5™']);
    const utf8 = await read('\ufeffCODE\tNAME\n1\tNestlé®™\n');
    expect([utf8.file.encoding, utf8.rows[0]?.values]).toEqual(['utf-8', { CODE: '1', NAME: 'Nestlé®™', FLAG: '' }]);
  });

  it('may be compressed, and is told by the bytes on the disk', async () => {
    const plain = `CODE\tNAME\n${Array.from({ length: 20_000 }, (_, n) => `${n}\tname é ${n}\n`).join('')}`;
    const { rows, read: bytes, file } = await read(gzipSync(plain), 'file.txt.gz');
    expect([rows.length, rows.at(-1)?.line, bytes]).toEqual([20_000, 20_001, file.bytes]);
  });

  it.each([
    ['an empty file', 'file.txt', '\n\n', 'file.txt is empty.'],
    ['a file without a column', 'file.txt', 'CODE\tOTHER\n', 'file.txt lacks the column NAME.'],
    ['a broken gzip file', 'file.txt.gz', 'not gzip', 'is not a whole gzip file.'],
    ['a file without lines', 'file.txt', 'x'.repeat(1_100_000), 'has a line of more than 1,000,000 characters'],
  ])('%s is refused in plain words', async (_what, name, content, message) => {
    await expect(read(content, name)).rejects.toThrow(message);
  });

  it('that is not there, or is a folder, is refused in plain words', async () => {
    await expect(openNdcFile(join(folder, 'nowhere.txt'), columns)).rejects.toThrow(
      /^There is no file .*nowhere\.txt\.$/,
    );
    await expect(openNdcFile(folder, columns)).rejects.toThrow('is a folder, not a file.');
  });
});
