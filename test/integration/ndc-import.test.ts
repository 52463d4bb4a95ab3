import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeKeys } from '../../src/domain/catalogue/ndc.ts';
import { type ImportReport, importNdc, runImportCommand } from '../../src/features/catalogue/ndc-import/index.ts';
import { AnonymousAttempts } from '../../src/platform/audit/anonymous-attempts.ts';
import { PersonKeys } from '../../src/platform/audit/person-keys.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { Database, sql } from '../../src/platform/database/database.ts';
import { newId } from '../../src/platform/database/ids.ts';
import { row, text } from '../../src/platform/database/row.ts';
import { Gate } from '../../src/platform/gates/gate.ts';
import { createLog } from '../../src/platform/log.ts';
import { UnitOfWork } from '../../src/platform/unit-of-work.ts';
import { freshDatabase } from '../kit/databases.ts';

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/ndc/${name}`, import.meta.url));
const productPath = fixture('product.txt');
const packagePath = fixture('package.txt');
const demo = (name: string) => fileURLToPath(new URL(`../../prisma/demo/ndc/${name}`, import.meta.url));

const log = createLog('silent');
let database: Database;
let drop: () => Promise<void>;
let unitOfWork: UnitOfWork;
let folder: string;
let organizationId: string;

beforeAll(async () => {
  const made = await freshDatabase();
  drop = made.drop;
  database = new Database({ url: made.serverUrl, poolSize: 4, log });
  const keep = {
    eventDays: 30,
    sessionDays: 30,
    invitationDays: 90,
    mailDays: 30,
    deviceDays: 90,
    anonymousAttemptDays: 30,
    accessLogDays: null,
    answerHours: 24,
  };
  const settings = {
    publicUrl: null,
    sessionIdleMinutes: 720,
    proofMinutes: 15,
    undoMinutes: 15,
    sessionAbsoluteHours: 168,
    invitationDays: 7,
    signUp: 'open' as const,
    signOnDomains: new Map<string, string>(),
    expiringHorizonDays: 90,
    keep,
  };
  const anonymousAttempts = new AnonymousAttempts(database, log);
  unitOfWork = new UnitOfWork(
    database,
    {},
    new Gate(1),
    systemClock,
    settings,
    anonymousAttempts,
    new PersonKeys(),
    () => undefined,
  );
  folder = await mkdtemp(join(tmpdir(), 'ndc-import-'));
});
afterAll(async () => {
  await database.close();
  await drop();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  organizationId = newId();
  await database.prisma.organization.create({ data: { id: organizationId, name: `Organization ${organizationId}` } });
});

const platform = () => ({ database, unitOfWork, log });
const run = (options: Partial<Parameters<typeof importNdc>[0]> = {}) =>
  importNdc({ platform: platform(), organizationId, productPath, packagePath, ...options });
const tallies = ({ products, packages }: ImportReport) => ({ products, packages });
const drug = (ndc: string) =>
  database.prisma.drug.findUniqueOrThrow({
    where: { organizationId_ndc: { organizationId, ndc } },
    include: { packages: { orderBy: { ndc: 'asc' } } },
  });
const auditRows = () => database.prisma.auditLog.findMany({ where: { organizationId }, orderBy: { id: 'asc' } });
const written = async () => ({
  drugs: await database.prisma.drug.findMany({ where: { organizationId }, orderBy: { id: 'asc' } }),
  packages: await database.prisma.drugPackage.findMany({ where: { organizationId }, orderBy: { id: 'asc' } }),
  audit: await auditRows(),
});

/** A copy of the product fixture with something replaced, byte for byte otherwise. */
async function changedProducts(from: string, to: string): Promise<string> {
  const path = join(folder, `${newId()}.txt`);
  const text = await readFile(productPath, 'latin1');
  await writeFile(path, text.replaceAll(from, to), 'latin1');
  return path;
}

describe('the import of the NDC directory', () => {
  it('counts every row, and tells file, line and reason of each it does not take', async () => {
    const report = await run();
    expect(tallies(report)).toEqual({
      products: { created: 6, updated: 0, unchanged: 1, refused: 10 },
      packages: { created: 5, updated: 0, unchanged: 1, refused: 8 },
    });
    expect(report.refusals.map(({ file, line, code, reason, detail }) => [file, line, code, reason, detail])).toEqual([
      ['product.txt', 7, '0002-3229', 'repeated code with other content', 'first on line 2'],
      ['product.txt', 8, '99902-001', 'excluded by FDA: flag E', ''],
      ['product.txt', 9, '99902-002', 'excluded by FDA: flag U', ''],
      ['product.txt', 10, '99902-003', 'excluded by FDA: flag I', ''],
      ['product.txt', 11, '99902-004', 'excluded by FDA: flag D', ''],
      ['product.txt', 13, '99903-101', 'date is not YYYYMMDD', 'STARTMARKETINGDATE is 20141345'],
      ['product.txt', 14, '1234', 'not a product NDC', 'PRODUCTNDC is 1234'],
      ['product.txt', 15, '99903-102', 'no name', 'PROPRIETARYNAME and NONPROPRIETARYNAME are blank'],
      ['product.txt', 17, '99903-103', 'more values than columns', 'a stray tab has shifted them'],
      ['product.txt', 18, '99903-104', 'unknown DEA schedule', 'DEASCHEDULE is CVI'],
      ['package.txt', 5, '0002-3229-30', 'repeated code with other content', 'first on line 2'],
      ['package.txt', 8, '99999-999-99', 'package without a product', 'no product row was taken for 99999-999'],
      ['package.txt', 9, '99902-001-01', 'package without a product', 'no product row was taken for 99902-001'],
      ['package.txt', 10, '0002-3229-01', 'sample package', ''],
      ['package.txt', 11, '0002-3229-02', 'excluded by FDA: flag U', ''],
      ['package.txt', 12, '99901-678-09', 'package code of another product', 'its product is 0002-3229'],
      ['package.txt', 13, '00023229', 'not a package NDC', 'NDCPACKAGECODE is 00023229'],
      ['package.txt', 14, '99903-100-bo', 'date is not YYYYMMDD', 'ENDMARKETINGDATE is 2014-01-01'],
    ]);
  });

  it('reads 8-bit letters, lists, dates, kits and schedules', async () => {
    await run();
    expect(await drug('99901-678')).toMatchObject({
      name: 'Nestlé Care®',
      genericName: 'zinc oxide',
      labelerName: 'Nestlé – Société',
      strength: '0.5 mg/0.5g',
      unit: 'g',
    });
    expect(await drug('99903-100')).toMatchObject({
      name: 'First Aid "Kit"',
      brandName: 'First Aid "Kit"',
      strength: null,
      substances: [],
      routes: [],
      unit: 'kit',
      packages: [],
    });
    expect(await drug('9990-1234')).toMatchObject({
      strength: '10 mg/mL / 0.4 mg/5mL',
      substances: ['MORPHINE SULFATE', 'NALOXONE'],
      routes: ['INTRAMUSCULAR', 'INTRAVENOUS'],
      controlledSchedule: 'CII',
      marketingStartOn: new Date('2014-01-01'),
      marketingEndOn: new Date('2030-12-31'),
      unit: 'mL',
    });
  });

  it('joins packages by PRODUCTID, also that of an equal repeat, and else by PRODUCTNDC', async () => {
    await run();
    expect((await drug('0002-3229')).packages).toMatchObject([
      { ndc: '0002-3229-07', ndcKey: '00002322907', description: '7 CAPSULE in 1 BOTTLE', marketingStartOn: null },
      {
        ndc: '0002-3229-30',
        ndcKey: '00002322930',
        description: '30 CAPSULE in 1 BOTTLE',
        marketingStartOn: new Date('2003-01-10'),
      },
    ]);
    expect((await drug('99904-AS9')).packages).toMatchObject([{ ndc: '99904-AS9-BO' }]);
  });

  it('keeps two products apart whose padded codes collide', async () => {
    await run();
    const both = await database.prisma.drug.findMany({
      where: { organizationId, ndcKey: { in: codeKeys('99901-678').ndcKeys } },
      orderBy: { ndc: 'asc' },
    });
    expect(both.map(({ ndc, name }) => [ndc, name])).toEqual([
      ['99901-0678', 'Collidin XR'],
      ['99901-678', 'Nestlé Care®'],
    ]);
  });

  it('leaves an audit row for each batch and for each drug, all of one request', async () => {
    await run();
    const rows = await auditRows();
    expect(rows.filter(({ action }) => action === 'drug.import')).toHaveLength(6);
    expect(rows.filter(({ action }) => action === 'catalogue.import-ndc').map(({ entityType }) => entityType)).toEqual([
      'Drug',
      'DrugPackage',
    ]);
    expect(
      new Set(
        rows.map(({ actorId, actorLabel, outcome, requestId }) => [actorId, actorLabel, outcome, requestId].join()),
      ),
    ).toHaveProperty('size', 1);
    const { id } = await drug('0002-3229');
    expect(rows.find(({ entityId }) => entityId === id)).toMatchObject({
      actorLabel: 'import-ndc',
      payload: { before: null, after: { name: 'Strattera', ndc: '0002-3229' } },
    });
  });

  it('changes nothing the second time: no row is written, not even an audit row', async () => {
    await run();
    const before = await written();
    expect(tallies(await run())).toEqual({
      products: { created: 0, updated: 0, unchanged: 7, refused: 10 },
      packages: { created: 0, updated: 0, unchanged: 6, refused: 8 },
    });
    expect(await written()).toEqual(before);
  });

  it('updates only what differs, with before and after, and leaves alone what people keep', async () => {
    await run();
    const { id } = await drug('0002-3229');
    const kept = {
      description: 'our note',
      storage: 'dry',
      gtin: '00300023229304',
      unit: 'piece',
      controlledSchedule: 'CIV' as const,
      archivedAt: new Date(),
    };
    await database.prisma.drug.update({ where: { id }, data: kept });
    const others = await database.prisma.drug.findMany({
      where: { organizationId, id: { not: id } },
      orderBy: { id: 'asc' },
    });

    const report = await run({ productPath: await changedProducts('\t40\tmg/1\t', '\t41\tmg/1\t') });
    expect(report.products).toMatchObject({ created: 0, updated: 3 });
    expect(await drug('0002-3229')).toMatchObject({ id, ...kept, strength: '41 mg' });
    expect((await auditRows()).findLast(({ entityId }) => entityId === id)).toMatchObject({
      action: 'drug.import',
      payload: { before: { strength: '40 mg' }, after: { strength: '41 mg' } },
    });
    const same = others.filter(({ strength }) => strength !== '40 mg');
    expect(
      await database.prisma.drug.findMany({ where: { id: { in: same.map((one) => one.id) } }, orderBy: { id: 'asc' } }),
    ).toEqual(same);
  });

  it('as a dry run tells the same and writes nothing', async () => {
    const dry = await run({ dryRun: true });
    expect(await written()).toEqual({ drugs: [], packages: [], audit: [] });
    const real = await run();
    expect({ ...dry, dryRun: false, seconds: 0 }).toEqual({ ...real, seconds: 0 });
  });

  it('twice at once enters everything once', async () => {
    const reports = await Promise.all([run(), run(), run()]);
    const created = reports.map(({ products, packages }) => [products.created, packages.created]);
    expect(created.reduce(([a = 0, b = 0], [c = 0, d = 0]) => [a + c, b + d], [0, 0])).toEqual([6, 5]);
    expect((await auditRows()).filter(({ action }) => action === 'drug.import')).toHaveLength(6);
  });

  it('of two organizations do not touch each other', async () => {
    await run();
    const first = organizationId;
    organizationId = newId();
    await database.prisma.organization.create({ data: { id: organizationId, name: 'Other' } });
    expect((await run()).products.created).toBe(6);
    expect(await database.prisma.drugPackage.count({ where: { organizationId: first } })).toBe(5);
  });

  it.each([
    [
      'a missing column',
      { packagePath: fixture('no-code-column.txt') },
      'no-code-column.txt lacks the columns NDCPACKAGECODE, PACKAGEDESCRIPTION.',
    ],
    ['an empty file', { packagePath: fixture('empty.txt') }, 'empty.txt is empty.'],
    ['a missing file', { packagePath: fixture('nowhere.txt') }, 'There is no file'],
  ])('stops before writing for %s', async (_what, options, message) => {
    await expect(run(options)).rejects.toThrow(message);
    expect(await written()).toEqual({ drugs: [], packages: [], audit: [] });
  });

  it('takes every row of the demo catalogue', async () => {
    const progress: number[] = [];
    const report = await run({
      productPath: demo('product.txt'),
      packagePath: demo('package.txt'),
      onProgress: ({ bytes, totalBytes }) => progress.push(bytes / totalBytes),
    });
    expect(tallies(report)).toEqual({
      products: { created: 1_500, updated: 0, unchanged: 0, refused: 0 },
      packages: { created: 3_006, updated: 0, unchanged: 0, refused: 0 },
    });
    expect(progress.at(-1)).toBe(1);
    const unmatched = await database.rows(
      row({ ndc: text }),
      sql`
      SELECT p.ndc FROM drug_package p JOIN drug d ON d.id = p.drug_id
       WHERE p.organization_id = ${organizationId}::uuid AND left(p.ndc, length(d.ndc) + 1) <> d.ndc || '-'`,
    );
    expect(unmatched).toEqual([]);
  });
});

describe('the command', () => {
  async function command(...args: string[]) {
    const texts = { output: '', errors: '' };
    const code = await runImportCommand({
      args,
      connect: () => Promise.resolve({ ...platform(), close: () => Promise.resolve() }),
      output: { write: (text) => (texts.output += text) },
      errors: { write: (text) => (texts.errors += text) },
    });
    return { code, ...texts };
  }
  const files = ['--product', productPath, '--package', packagePath];

  it('runs through with 0 although rows were refused, and writes them all to a file', async () => {
    const refusals = join(folder, 'refusals.tsv');
    const { code, output, errors } = await command(
      ...files,
      '--organization',
      organizationId,
      '--refusals',
      refusals,
      '--dry-run',
    );
    expect(code).toBe(0);
    expect(output).toMatch(/products +6 +0 +1 +10\npackages +5 +0 +1 +8\n/);
    expect(output).toContain('product.txt line 7 (0002-3229): repeated code with other content; first on line 2');
    expect(output).toContain('Nothing was written');
    expect(errors).toMatch(/100 %/);
    const lines = (await readFile(refusals, 'utf8')).trimEnd().split('\n');
    expect(lines).toHaveLength(19);
    expect(lines[1]).toBe('product.txt\t7\t0002-3229\trepeated code with other content\tfirst on line 2');
  });

  it('finds the organization by its name in any case', async () => {
    const { code, output } = await command(...files, '--organization', `ORGANIZATION ${organizationId}`, '--dry-run');
    expect([code, output]).toEqual([0, expect.stringContaining(`the catalogue of Organization ${organizationId}`)]);
  });

  it.each([
    ['no arguments', [], '--product FILE and --package FILE must be given.'],
    ['an unknown option', ['--produkt', 'x'], "Unknown option '--produkt'"],
    [
      'an unknown organization',
      [...files, '--organization', 'Nobody'],
      'There is no organization called Nobody. There are:\n  ',
    ],
    ['several organizations and none named', files, 'Tell with --organization whose catalogue it is:\n  '],
    ['a missing file', ['--product', 'nowhere.txt', '--package', packagePath], 'There is no file nowhere.txt.'],
    [
      'a refusals file that cannot be written',
      [...files, '--refusals', '/nowhere/at/all.tsv'],
      '/nowhere/at/all.tsv cannot be written (ENOENT).',
    ],
  ])('answers 2 and a plain sentence for %s', async (_what, args, message) => {
    await database.prisma.organization.create({ data: { name: 'Another' } });
    const named =
      args.includes('--organization') || args === files
        ? args
        : [...args, ...(args.length > 0 ? ['--organization', organizationId] : [])];
    const { code, output, errors } = await command(...named);
    expect([code, output, errors]).toEqual([2, '', expect.stringContaining(message)]);
  });

  it('explains itself', async () => {
    expect(await command('--help')).toMatchObject({
      code: 0,
      output: expect.stringContaining('--dry-run'),
      errors: '',
    });
  });

  it('lists the first 50 refusals and then counts by reason', async () => {
    const many = join(folder, 'many.txt');
    const header = (await readFile(packagePath, 'utf8')).split('\n')[0] ?? '';
    await writeFile(
      many,
      `${header}\n${Array.from({ length: 60 }, (_, n) => `\t9999-9999\t9999-9999-${10 + n}\torphan\n`).join('')}`,
    );
    const { output } = await command(
      '--product',
      productPath,
      '--package',
      many,
      '--organization',
      organizationId,
      '--dry-run',
    );
    expect(output).toContain('Refused, the first 50 of 70:');
    expect(output).toContain('       60  many.txt: package without a product');
  });
});
