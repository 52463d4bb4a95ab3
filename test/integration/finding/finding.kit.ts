import { readFileSync } from 'node:fs';
import { DrugsDocument } from '../../generated/graphql.ts';
import { type App } from '../../kit/app.ts';
import { type World } from '../../kit/world.ts';

export const fixture = (name: string) => readFileSync(new URL(`../../fixtures/ndc/${name}`, import.meta.url), 'utf8');

/** Puts the drugs of `finding.tsv` into the catalogue of a world. */
export async function fillCatalogue(app: App, { pharmacyId }: World): Promise<void> {
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

export const searchFor = async (text: string, { owner }: Pick<World, 'owner'>) =>
  (await owner.client.ask(DrugsDocument, { filter: { search: text }, first: 50 })).drugs.edges;
