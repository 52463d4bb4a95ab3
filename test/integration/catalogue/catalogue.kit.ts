import { randomInt, randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import {
  CreateDrugDocument,
  type CreateDrugInput,
  type DrugFilter,
  DrugsDocument,
  GetDrugDocument,
} from '../../generated/graphql.ts';
import { type App, startApp } from '../../kit/app.ts';
import { newWorld, someText, type World } from '../../kit/world.ts';

// What the tests of drugs and suppliers share: a server with a pharmacy, and how drugs are asked for.

export let app: App;
export let world: World;
export const nobody = '01890000-0000-7000-8000-000000000000';
export const create = (input: Partial<CreateDrugInput> = {}, { owner } = world) =>
  owner.client
    .ask(CreateDrugDocument, { input: { name: someText('Drug'), unit: 'tablet', ...input } })
    .then((data) => data.createDrug);
export const drugOf = (id: string, { owner } = world) =>
  owner.client.ask(GetDrugDocument, { id }).then((data) => data.drug);
export const drugs = (filter: DrugFilter = {}, { owner } = world) =>
  owner.client.ask(DrugsDocument, { filter, first: 100 }).then((data) => data.drugs);
export const found = async (filter: DrugFilter, where = world) =>
  (await drugs(filter, where)).nodes.map((drug) => drug.id);
/** A product NDC that no other drug of this file has. */
export const someNdc = () => `${randomInt(10_000, 100_000)}-${randomInt(100, 1_000)}`;
/** A GTIN of 14 digits with its check digit. */
export function gtinOf(body: string): string {
  const digits = body.padStart(13, '0');
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

export const someGtin = () => gtinOf(`04${randomInt(10_000_000_000, 99_999_999_999)}`);
/** Only the import of the NDC directory makes packages. */
export async function addPackage(drugId: string, ndc: string, ndcKey: string): Promise<string> {
  const id = randomUUID();
  await app.sql(
    `INSERT INTO drug_package (id, organization_id, drug_id, ndc, ndc_key, description, marketing_start_on, marketing_end_on)
     SELECT $1, organization_id, id, $3, $4, '30 TABLET in 1 BOTTLE', '2020-02-29', '2031-12-31' FROM drug WHERE id = $2`,
    [id, drugId, ndc, ndcKey],
  );
  return id;
}

export const whole = {
  genericName: 'omeprazole',
  brandName: 'Prilosec',
  description: 'Before breakfast',
  dosageForm: 'CAPSULE, DELAYED RELEASE',
  strength: '40 mg',
  controlledSchedule: 'CIV',
  storage: 'Below 25 °C',
  labelerName: 'AstraZeneca',
  substances: ['OMEPRAZOLE', 'MAGNESIUM'],
  routes: ['ORAL'],
} as const satisfies Partial<CreateDrugInput>;

/** What each file needs before its tests, and what is done after them. */
export function useCatalogue(): void {
  beforeAll(async () => {
    app = await startApp();
    world = await newWorld(app);
  });

  afterAll(() => app.close());
}
