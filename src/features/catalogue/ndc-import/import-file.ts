import { ApothecaError } from '../../../domain/error.ts';
import { type Attempt, recordUnsuccessful } from '../../../platform/audit/audit.ts';
import { makeAttempt } from '../../../platform/caller.ts';
import type { Platform } from '../../../platform/platform.ts';
import { FirstRows } from './first-rows.ts';
import type { Reporting, Tally } from './import-report.ts';
import { type Columns, type NdcFile, type NdcRow, ndcRows } from './ndc-file.ts';
import { isRowRefusal, type RowRefusal } from './row-reading.ts';

/** One run of the import: what both files share. */
export interface ImportRun {
  readonly platform: Pick<Platform, 'database' | 'unitOfWork' | 'log'>;
  readonly organizationId: string;
  readonly dryRun: boolean;
  /** The same for all batches, so that the trail shows what belongs together. */
  readonly requestId: string;
  readonly reporting: Reporting;
}

interface Counts {
  readonly created: number;
  readonly updated: number;
}

/** How the rows of one file become records of the catalogue. */
export interface FileImport<Column extends string, Row extends { readonly ndc: string }> {
  readonly file: NdcFile<Column>;
  readonly columns: Columns<Column, Column>;
  readonly tally: Tally;
  readonly entityType: string;
  /** The column that holds the row's own code, for reports. */
  readonly codeColumn: Column;
  readonly map: (row: NdcRow<Column>) => Row | RowRefusal;
  /** Hears each row whose record is, or will be, in the catalogue. */
  readonly taken?: (row: NdcRow<Column>, record: Row) => void;
  /** What a batch would change, read without a lock. */
  readonly compare: (batch: readonly Row[]) => Promise<Counts>;
  /** Changes it, as one attempt. */
  readonly carryOut: (attempt: Attempt, batch: readonly Row[]) => Promise<Counts>;
  readonly onProgress: (bytes: number, rows: number) => void;
}

const batchSize = 500;

/**
 * Reads a file to its end, batch by batch. The first row of a code counts: a repeat that says the same is unchanged, one that says
 * something else is refused.
 */
export async function importFile<Column extends string, Row extends { readonly ndc: string }>(
  run: ImportRun,
  work: FileImport<Column, Row>,
): Promise<void> {
  const { file, tally } = work;
  const first = new FirstRows();
  let rows = 0;
  let batch: { line: number; record: Row }[] = [];
  for await (const row of ndcRows(file, work.columns, (bytes) => work.onProgress(bytes, rows))) {
    rows += 1;
    const refuse = (code: string, refusal: RowRefusal) =>
      run.reporting.refuse(tally, { file: file.name, line: row.line, code, ...refusal });
    const record = work.map(row);
    if (isRowRefusal(record)) {
      await refuse(row.values[work.codeColumn], record);
      continue;
    }
    const met = first.meet(record.ndc, row.line, record);
    if (typeof met === 'number') {
      await refuse(record.ndc, { reason: 'repeated code with other content', detail: `first on line ${met}` });
      continue;
    }
    work.taken?.(row, record);
    if (met === 'same') tally.unchanged += 1;
    else batch.push({ line: row.line, record });
    if (batch.length === batchSize) {
      await importBatch(run, work, batch);
      batch = [];
    }
  }
  if (batch.length > 0) await importBatch(run, work, batch);
}

/** A batch that changes nothing costs one read and writes nothing, not even an audit row. */
async function importBatch<Column extends string, Row extends { readonly ndc: string }>(
  { platform, organizationId, dryRun, requestId }: ImportRun,
  { file, tally, entityType, compare, carryOut }: FileImport<Column, Row>,
  batch: readonly { line: number; record: Row }[],
): Promise<void> {
  const records = batch.map(({ record }) => record);
  let counts = await compare(records);
  if (!dryRun && counts.created + counts.updated > 0) {
    const input = { file: file.name, fromLine: batch[0]?.line ?? 0, toLine: batch.at(-1)?.line ?? 0 };
    const attempt: Attempt = {
      ...makeAttempt(null, { action: 'catalogue.import-ndc', entityType, requestId, input }),
      actor: { userId: null, sessionId: null, label: 'import-ndc' },
      organizationId,
    };
    try {
      counts = await carryOut(attempt, records);
    } catch (error) {
      await recordFailure(platform, attempt, error);
      throw error;
    }
  }
  tally.created += counts.created;
  tally.updated += counts.updated;
  tally.unchanged += batch.length - counts.created - counts.updated;
}

/** The trail tells of the failure too; when it cannot, the failure itself is still what is thrown. */
async function recordFailure(platform: ImportRun['platform'], attempt: Attempt, failure: unknown): Promise<void> {
  try {
    await recordUnsuccessful(
      platform.database,
      attempt,
      'FAILED',
      failure instanceof ApothecaError ? failure.code : 'INTERNAL',
    );
  } catch (error) {
    platform.log.error({ err: error }, 'the failed import could not be recorded in the audit trail');
  }
}
