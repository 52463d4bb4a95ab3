import { readFileSync } from 'node:fs';
import { afterAll, beforeAll } from 'vitest';
import { DrugsDocument } from '../../generated/graphql.ts';
import { type App, startApp } from '../../kit/app.ts';
import { newWorld, type World } from '../../kit/world.ts';

export let app: App;
export let world: World;

export const fixture = (name: string) => readFileSync(new URL(`../../fixtures/ndc/${name}`, import.meta.url), 'utf8');

/** Puts the drugs of `finding.tsv` into the catalogue of a world. */
async function fillCatalogue({ pharmacyId }: World): Promise<void> {
  const [head = '', ...lines] = fixture('finding.tsv').trimEnd().split('\n');
  const names = head.split('\t');
  const rows = lines.map((line) => Object.fromEntries(line.split('\t').map((value, at) => [names[at], value || null])));
  await app.sql(
    `INSERT INTO drug (id, organization_id, name, generic_name, dosage_form, strength, labeler_name, ndc, ndc_key, unit)
     SELECT new_uuid_v7(), p.organization_id, r.name, r.generic_name, r.dosage_form, r.strength, r.labeler_name, r.ndc,
            lpad(split_part(r.ndc, '-', 1), 5, '0') || lpad(split_part(r.ndc, '-', 2), 4, '0'), 'unit'
       FROM pharmacy p, jsonb_to_recordset($1::jsonb) AS r(ndc text, name text, generic_name text, dosage_form text, strength text, labeler_name text)
      WHERE p.id = $2`,
    [JSON.stringify(rows), pharmacyId],
  );
}

/** What each file needs before its tests: a world whose catalogue has those drugs. */
export function useCatalogue(): void {
  beforeAll(async () => {
    app = await startApp();
    world = await newWorld(app);
    await fillCatalogue(world);
  });
  afterAll(() => app.close());
}

/** What a search finds in the world, or in another. */
export const search = async (text: string, { owner }: Pick<World, 'owner'> = world) =>
  (await owner.client.ask(DrugsDocument, { filter: { search: text }, first: 50 })).drugs.edges;
