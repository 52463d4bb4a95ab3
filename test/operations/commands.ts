import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAlertJob } from '../../src/features/alerts/index.ts';
import { importNdc } from '../../src/features/catalogue/ndc-import/index.ts';
import { runRecallImport } from '../../src/features/recalls/index.ts';
import { addDataKeys, rewrapDataKeys } from '../../src/platform/crypto/rotate-keys.ts';
import { startApp } from '../kit/app.ts';
import { done, idOf, organizationOf, owned, snoozed, usual } from './acts.ts';
import { type AuditedChange, type Stage } from './operation.ts';
import { somebody } from './scene.ts';

/** Writes the two files of the directory with one product and one package, and answers the import of them. */
async function directory(stage: Stage, product: Record<string, string>, packaged: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), 'audit-fields-'));
  stage.ending.push(() => rm(folder, { recursive: true }));
  const file = async (name: string, values: Record<string, string>) => {
    const path = join(folder, name);
    await writeFile(path, [Object.keys(values), Object.values(values), ['']].map((row) => row.join('\t')).join('\r\n'));
    return path;
  };
  const paths = {
    productPath: await file('product.txt', product),
    packagePath: await file('package.txt', packaged),
  };
  const organizationId = await organizationOf(stage);
  return async () => {
    const report = await importNdc({ platform: stage.world.app.server.platform, organizationId, ...paths });
    if (report.products.refused + report.packages.refused > 0) throw new Error(JSON.stringify(report.refusals));
  };
}

const productOf = (ndc: string, version = 1) => ({
  PRODUCTID: ndc,
  PRODUCTNDC: ndc,
  PROPRIETARYNAME: `Brand ${version}`,
  NONPROPRIETARYNAME: `generic ${version}`,
  DOSAGEFORMNAME: version === 1 ? 'CAPSULE' : 'TABLET',
  ROUTENAME: version === 1 ? 'ORAL' : 'BUCCAL',
  STARTMARKETINGDATE: `200${version}0102`,
  ENDMARKETINGDATE: `203${version}0102`,
  LABELERNAME: `Labeler ${version}`,
  SUBSTANCENAME: `SUBSTANCE ${version}`,
  ACTIVE_NUMERATOR_STRENGTH: String(version),
  ACTIVE_INGRED_UNIT: 'mg/1',
  DEASCHEDULE: version === 1 ? 'CII' : 'CIII',
});

const packageOf = (ndc: string, version = 1) => ({
  PRODUCTID: ndc,
  PRODUCTNDC: ndc,
  NDCPACKAGECODE: `${ndc}-01`,
  PACKAGEDESCRIPTION: `${version}0 in 1 BOTTLE`,
  STARTMARKETINGDATE: `200${version}0203`,
  ENDMARKETINGDATE: `203${version}0203`,
});

const imported = (stage: Stage, ndc: string, version = 1) =>
  directory(stage, productOf(ndc, version), packageOf(ndc, version));

/** What the servers of these tests know; the first of them encrypts. */
export const masterKeys = ['first', 'second'].map((name) => `${name}:${Buffer.alloc(32, name).toString('base64')}`);

/** What the operator's commands and the jobs change; the trail tells it as it tells of mutations. */
export const commands: readonly AuditedChange[] = [
  {
    name: 'import-ndc of a product and package that are new',
    creates: {
      drug: [
        'ndc',
        'name',
        'strength',
        'unit',
        'controlledSchedule',
        'marketingStartOn',
        'marketingEndOn',
        'substances',
      ],
      drug_package: ['ndc', 'ndcKey', 'description', 'marketingStartOn', 'marketingEndOn'],
    },
    prepare: async (stage) => ({ command: await imported(stage, '70001-1001') }),
  },
  {
    name: 'import-ndc of a product and package that changed',
    changes: [
      ...['name', 'generic_name', 'brand_name', 'dosage_form', 'strength', 'labeler_name', 'substances', 'routes']
        .concat('controlled_schedule', 'marketing_start_on', 'marketing_end_on')
        .map((column) => `drug.${column}`),
      ...['description', 'marketing_start_on', 'marketing_end_on'].map((column) => `drug_package.${column}`),
    ],
    prepare: async (stage) => {
      await (await imported(stage, '70002-1001'))();
      return { command: await imported(stage, '70002-1001', 2) };
    },
  },
  {
    name: 'import-ndc of a package whose drug was given another NDC',
    changes: ['drug_package.drug_id'],
    creates: { drug: ['ndc'] },
    prepare: async (stage) => {
      const again = await imported(stage, '70003-1001');
      await again();
      const drugId = await idOf(stage, 'SELECT id FROM drug WHERE ndc = $1', '70003-1001');
      await owned(stage, 'updateDrug', { drugId, ndc: '70003-1002' });
      return { command: again };
    },
  },
  {
    name: 'rotate-keys',
    changes: ['data_key.master_key_id', 'totp.master_key_id'],
    prepare: async (stage) => {
      await done((await somebody(stage)).client, 'beginTotp');
      await owned(stage, 'sendMessage', (await usual(stage, 'sendMessage')).input);
      const rotating = await startApp({
        database: stage.world.app.database,
        environment: { MASTER_KEYS: masterKeys.toReversed().join(',') },
      });
      stage.ending.push(() => rotating.close());
      return { command: () => rewrapDataKeys(rotating.server.platform, () => undefined) };
    },
  },
  {
    name: 'rotate-keys that adds a data key',
    creates: { data_key: ['version', 'masterKeyId'] },
    prepare: async (stage) => {
      await owned(stage, 'sendMessage', (await usual(stage, 'sendMessage')).input);
      return { command: () => addDataKeys(stage.world.app.server.platform) };
    },
  },
  {
    name: 'the job that ends a snooze',
    changes: ['alert.state', 'alert.snoozed_until'],
    prepare: async (stage) => {
      const { app } = stage.world;
      await snoozed(stage, new Date(Date.now() + 300_000).toISOString());
      return {
        command: async () => {
          app.clock.advance({ minutes: 10 });
          await runAlertJob(app.server.platform).finally(() => app.clock.reset());
        },
      };
    },
  },
  {
    name: 'import-recalls',
    creates: { recall: ['source', 'number', 'product', 'codes', 'classification', 'firm', 'reason', 'publishedOn'] },
    prepare: async (stage) => ({
      command: async () => {
        const { database, unitOfWork } = stage.world.app.server.platform;
        const path = new URL('../fixtures/recalls/enforcement.json', import.meta.url).pathname;
        const quiet = { write: () => true };
        const args = [path, '--organization', await organizationOf(stage)];
        const connect = async () => ({ database, unitOfWork, close: async () => undefined });
        if ((await runRecallImport({ args, connect, output: quiet, errors: quiet })) !== 0)
          throw new Error('Not imported.');
      },
    }),
  },
];
