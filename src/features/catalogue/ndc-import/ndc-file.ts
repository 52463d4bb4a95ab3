import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type Info, parse } from 'csv-parse';
import { ImportError } from './import-error.ts';

/** The columns that are read of a file of the directory, by the names of its header line. */
export interface Columns<Required extends string, Optional extends string> {
  readonly required: readonly Required[];
  readonly optional: readonly Optional[];
}

/** A file that has been looked through once: it is there, its encoding is known, its header has the columns. */
export interface NdcFile<Column extends string> {
  readonly path: string;
  /** Its name without folders, for reports. */
  readonly name: string;
  /** Its size on disk, for progress. */
  readonly bytes: number;
  readonly encoding: 'utf-8' | 'windows-1252';
  /** Where each column stands; optional ones may be missing. */
  readonly positions: ReadonlyMap<Column, number>;
  readonly width: number;
}

/** One row: the values of the known columns, trimmed, '' for a column that is missing. */
export interface NdcRow<Column extends string> {
  /** Counted from 1, the header included, as an editor does. */
  readonly line: number;
  readonly values: Readonly<Record<Column, string>>;
  /** More values than the header has names: a stray tab has shifted them, and none can be trusted. */
  readonly shifted: boolean;
}

/** A row of the directory has some 10,000 characters at most; without a limit a file without line ends would fill the memory. */
const maxRowCharacters = 1_000_000;

/**
 * Looks through a file (plain, or compressed when its name ends in .gz) without keeping it.
 * @throws ImportError when it cannot be read, is empty, or lacks a required column.
 */
export async function openNdcFile<R extends string, O extends string>(
  path: string,
  columns: Columns<R, O>,
): Promise<NdcFile<R | O>> {
  const name = basename(path);
  try {
    const { size } = await stat(path);
    const encoding = await findEncoding(path);
    const header = await readHeader(path, encoding);
    if (header === null)
      throw new ImportError(`${name} is empty. It must begin with a line of column names, as the FDA publishes it.`);
    const missing = columns.required.filter((column) => !header.includes(column));
    if (missing.length > 0) {
      const what = missing.length === 1 ? 'the column' : 'the columns';
      throw new ImportError(
        `${name} lacks ${what} ${missing.join(', ')}. It must be the tab-separated file of the NDC directory, with its header line.`,
      );
    }
    const known = [...columns.required, ...columns.optional].flatMap((column) =>
      header.includes(column) ? [[column, header.indexOf(column)] as const] : [],
    );
    return { path, name, bytes: size, encoding, positions: new Map(known), width: header.length };
  } catch (error) {
    throw inPlainWords(error, path);
  }
}

/**
 * The rows of a file, one after the other; blank lines are passed over. `onBytes` hears how much more was read from the disk.
 * @throws ImportError when the file cannot be read to its end.
 */
export async function* ndcRows<C extends string>(
  file: NdcFile<C>,
  columns: Columns<C, C>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<NdcRow<C>> {
  const names = [...columns.required, ...columns.optional];
  let header = true;
  try {
    for await (const { record, line } of records(file.path, file.encoding, onBytes)) {
      if (header) {
        header = false;
        continue;
      }
      const values = names.map((column) => [column, (record[file.positions.get(column) ?? -1] ?? '').trim()]);
      yield {
        line,
        values: Object.fromEntries(values) as Record<C, string>,
        shifted: record.slice(file.width).some((value) => value.trim() !== ''),
      };
    }
  } catch (error) {
    throw inPlainWords(error, file.path);
  }
}

/**
 * The directory comes in Windows-1252, extracts of it in UTF-8. For the one to pass as the other, every accented letter of the whole
 * file would have to be followed by just the right number of symbols.
 */
async function findEncoding(path: string): Promise<NdcFile<never>['encoding']> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of contents(path)) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252';
    throw error;
  }
}

async function readHeader(path: string, encoding: string): Promise<string[] | null> {
  for await (const { record } of records(path, encoding)) return record.map((name) => name.trim().toUpperCase());
  return null;
}

async function* records(
  path: string,
  encoding: string,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<{ record: string[]; line: number }> {
  // The directory quotes nothing, and its texts hold single quotation marks.
  const parser = parse({
    delimiter: '\t',
    quote: null,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n'],
    skip_empty_lines: true,
    info: true,
    max_record_size: maxRowCharacters,
  });
  const decoder = new TextDecoder(encoding);
  async function* decoded() {
    for await (const chunk of contents(path, onBytes)) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  }
  // An error reaches the reader below: it destroys the parser.
  pipeline(decoded, parser, () => undefined);
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
    if (record.length > 1 || record[0]?.trim()) yield { record, line: info.lines };
  }
}

async function* contents(path: string, onBytes?: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const source = createReadStream(path);
  // As above, an error reaches the reader of the last stream.
  const chunks: AsyncIterable<Uint8Array> = path.endsWith('.gz')
    ? pipeline(source, createGunzip(), () => undefined)
    : source;
  let told = 0;
  for await (const chunk of chunks) {
    onBytes?.(source.bytesRead - told);
    told = source.bytesRead;
    yield chunk;
  }
}

function inPlainWords(error: unknown, path: string): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  switch (code) {
    case 'ENOENT':
      return new ImportError(`There is no file ${path}.`);
    case 'EISDIR':
      return new ImportError(`${path} is a folder, not a file.`);
    case 'EACCES':
      return new ImportError(`${path} may not be read by this user.`);
    case 'Z_DATA_ERROR':
    case 'Z_BUF_ERROR':
      return new ImportError(`${path} is not a whole gzip file.`);
    case 'CSV_MAX_RECORD_SIZE':
      return new ImportError(
        `${path} has a line of more than ${maxRowCharacters.toLocaleString('en')} characters; it is not a file of the NDC directory.`,
      );
    default:
      return error;
  }
}
