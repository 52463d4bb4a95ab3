import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { root } from '../machine/install.mjs';

/** @typedef {typeof import('@prisma/schema-engine-wasm').SchemaEngine} Engines */

/** PostgreSQL's one-byte type "char", which its catalogue is full of. */
const charType = 18;

/**
 * The SQL that would turn the database into what `schema.prisma` says; empty when they agree. Prisma's own engine compares them, in this process
 * as WebAssembly: its command would want to download a native one.
 * @param {string} databaseUrl
 */
export async function schemaDrift(databaseUrl) {
  const files = [{ path: 'schema.prisma', content: readFileSync(`${root}prisma/schema.prisma`, 'utf8') }];
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  try {
    loading ??= loadEngines();
    const engines = await loading;
    const adapter = bindMigrationAwareSqlAdapterFactory(adapterWithChars(pool));
    const engine = await engines.new(
      { datamodels: files.map(({ path, content }) => [path, content]) },
      () => undefined,
      adapter,
    );
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: `${root}prisma/` },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    const sql = (stdout ?? '').trim();
    return sql === '-- This is an empty migration.' ? '' : sql;
  } finally {
    await pool.end();
  }
}

/** Once: its bindings know one instance. @type {Promise<Engines> | undefined} */
let loading;

/**
 * The package's own entry imports the .wasm file as a module, which Node does only behind a flag.
 * @returns {Promise<Engines>}
 */
async function loadEngines() {
  const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const { instance } = await WebAssembly.instantiate(readFileSync(script.replace(/\.js$/, '.wasm')), {
    './schema_engine_bg.js': /** @type {any} */ (bindings),
  });
  const { SchemaEngine: engines, __wbg_set_wasm: setWasm } = /** @type {any} */ (bindings);
  setWasm(instance.exports);
  /** @type {any} */ (instance.exports).__wbindgen_start();
  return engines;
}

/**
 * Prisma's adapter refuses "char" (seen with 7.10.0), although its engine asks for it.
 * @param {pg.Pool} pool
 */
function adapterWithChars(pool) {
  /** @type {WeakMap<object, number[]>} */
  const charColumns = new WeakMap();
  const query = pool.query.bind(pool);
  /** @type {any} */ (pool).query = async (/** @type {pg.QueryConfig} */ config) => {
    const result = await query(config);
    const chars = result.fields.flatMap((field, index) => (field.dataTypeID === charType ? [index] : []));
    charColumns.set(result.rows, chars);
    for (const index of chars) Object.assign(result.fields[index] ?? {}, { dataTypeID: 1042 });
    return result;
  };
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
    return adapter;
  };
  return factory;
}
