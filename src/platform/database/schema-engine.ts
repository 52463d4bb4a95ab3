import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type { DiffTarget, MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

/**
 * Prisma's own schema engine, run in this process as WebAssembly: no native binary to download, and the same
 * `_prisma_migrations` table as `prisma migrate deploy`.
 */

type Engines = typeof SchemaEngine;
type WasmExports = { __wbindgen_start(): void };
/** TypeScript declares WebAssembly only with the browser's library, which a server should not see. */
declare const WebAssembly: {
  instantiate(code: Uint8Array, imports: Record<string, object>): Promise<{ instance: { exports: WasmExports } }>;
};

const prismaFolder = new URL('../../../prisma/', import.meta.url);
const migrationsFolder = new URL('migrations/', prismaFolder);
const noFilter = { externalTables: [], externalEnums: [] };

/** Applies the migrations that the database does not have yet, or those of them that are named, and answers their names, oldest first. */
export async function applyMigrations(databaseUrl: string, only?: readonly string[]): Promise<string[]> {
  return withEngine(databaseUrl, async (engine, pool) => {
    await forgetInterrupted(pool);
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: migrations(only),
      filters: noFilter,
    });
    return appliedMigrationNames;
  });
}

export interface Migration {
  readonly name: string;
  /** The SHA-256 of its script. */
  readonly checksum: string;
}

/** What the database has, oldest first; nothing where no migration was ever applied. */
export async function appliedMigrations(client: pg.Client): Promise<Migration[]> {
  const { rows: found } = await client.query<{ there: boolean }>(isThere);
  if (!found[0]?.there) return [];
  const { rows } = await client.query<Migration>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY name`,
  );
  return rows;
}

/** The names of those that are not among the migrations of this version, or are others of the same name. Line ends make no difference. */
export function unknownMigrations(those: readonly Migration[]): string[] {
  const known = new Map(
    migrations().migrationDirectories.map(({ path, migrationFile: { content } }) => {
      const script = content.tag === 'ok' ? content.value.replaceAll('\r\n', '\n') : '';
      return [path, [script, script.replaceAll('\n', '\r\n')].map(sha256Of)];
    }),
  );
  return those.flatMap(({ name, checksum }) => (known.get(name)?.includes(checksum) ? [] : [name]));
}

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');

/** The SQL that would turn the database into what `schema.prisma` says; empty when they agree. */
export async function schemaDrift(databaseUrl: string): Promise<string> {
  return withEngine(databaseUrl, async (engine) => {
    const files = schemaFiles().map(([path, content]) => ({ path, content }));
    const from: DiffTarget = { tag: 'schemaDatasource', files, configDir: prismaFolder.pathname };
    const to: DiffTarget = { tag: 'schemaDatamodel', files };
    const { stdout } = await engine.diff({ from, to, script: true, exitCode: null, filters: noFilter });
    const sql = (stdout ?? '').trim();
    return sql === '-- This is an empty migration.' ? '' : sql;
  });
}

let loading: Promise<Engines> | undefined;

/** The package's own entry imports the .wasm file as a module, which Node does only behind a flag. */
async function loadEngines(): Promise<Engines> {
  const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const { instance } = await WebAssembly.instantiate(readFileSync(script.replace(/\.js$/, '.wasm')), {
    './schema_engine_bg.js': bindings,
  });
  const { SchemaEngine: engines, __wbg_set_wasm: setWasm } = bindings as unknown as {
    SchemaEngine: Engines;
    __wbg_set_wasm(exports: WasmExports): void;
  };
  setWasm(instance.exports);
  instance.exports.__wbindgen_start();
  return engines;
}

async function withEngine<T>(
  databaseUrl: string,
  work: (engine: SchemaEngine, pool: pg.Pool) => Promise<T>,
): Promise<T> {
  loading ??= loadEngines();
  const engines = await loading;
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  let cause: Error | undefined;
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(
      engineAdapter(pool, (error) => {
        cause = error;
      }),
    );
    const engine = await engines.new({ datamodels: schemaFiles() }, () => undefined, adapter);
    return await work(engine, pool);
  } catch (error) {
    throw cause ? new Error(`A migration failed and changed nothing: ${cause.message}`, { cause }) : error;
  } finally {
    await pool.end();
  }
}

/** A migration that was begun and has no end changed nothing, since its end is part of its transaction; so it is pending again. */
async function forgetInterrupted(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ there: boolean }>(isThere);
  if (rows[0]?.there) await pool.query(`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE ${unfinished}`);
}

const isThere = `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`;
const unfinished = 'finished_at IS NULL AND rolled_back_at IS NULL';

/** A migration's script with its own end. One that was given up while its connection still worked on it ends without effect. */
async function withItsEnd(pool: pg.Pool, script: string): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(`SELECT id FROM _prisma_migrations WHERE ${unfinished}`);
  return `${script}
;
DO $finish$ BEGIN
  UPDATE _prisma_migrations SET finished_at = now() WHERE ${unfinished} AND id = ${pg.escapeLiteral(rows[0]?.id ?? '')};
  IF NOT FOUND THEN RAISE EXCEPTION 'The migration was interrupted and given up.'; END IF;
END $finish$`;
}

/**
 * Prisma's adapter, mended in two places where it does not serve its own engine (both seen with 7.10.0):
 * it refuses PostgreSQL's one-byte type "char" (oid 18), which the catalogue is full of; and it cuts a migration at every
 * semicolon, inside function bodies too. Sent whole, a migration also runs as one transaction and leaves nothing half done.
 */
function engineAdapter(pool: pg.Pool, failed: (cause: Error) => void): PrismaPg {
  const charColumns = new WeakMap<object, number[]>();
  const query = pool.query.bind(pool) as (config: pg.QueryConfig | string) => Promise<pg.QueryResult>;
  pool.query = (async (config: pg.QueryConfig | string) => {
    const result = await query(config);
    const fields = result.fields ?? [];
    charColumns.set(
      result.rows ?? [],
      fields.flatMap((field, index) => (field.dataTypeID === 18 ? [index] : [])),
    );
    for (const field of fields) if (field.dataTypeID === 18) field.dataTypeID = 1042;
    return result;
  }) as typeof pool.query;

  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (sql) => {
      const result = await queryRaw(sql);
      for (const index of charColumns.get(result.rows) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    };
    adapter.executeScript = async (script) => {
      try {
        await pool.query(await withItsEnd(pool, script));
      } catch (error) {
        // The engine knows no errors but its own and would answer "External error"; the migration was one transaction and left nothing.
        await pool.query(`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE ${unfinished}`);
        failed(error as Error);
        throw error;
      }
    };
    return adapter;
  };
  return factory;
}

function schemaFiles(): [string, string][] {
  return [['schema.prisma', readFileSync(new URL('schema.prisma', prismaFolder), 'utf8')]];
}

function migrations(only?: readonly string[]): MigrationList {
  const names = readdirSync(migrationsFolder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() && (only?.includes(entry.name) ?? true) ? [entry.name] : [],
  );
  return {
    baseDir: migrationsFolder.pathname,
    lockfile: {
      path: 'migration_lock.toml',
      content: readFileSync(new URL('migration_lock.toml', migrationsFolder), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: names.sort().map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(new URL(`${name}/migration.sql`, migrationsFolder), 'utf8') },
      },
    })),
  };
}
