import { pharmaciesWhere } from '../../domain/authorization/actor.ts';
import { codeKeys, packageKeysOfGtin } from '../../domain/catalogue/ndc.ts';
import { lotKey } from '../../domain/inventory/lot-key.ts';
import {
  confidenceOf,
  confidences,
  type MatchReason,
  type NoticeCode,
  type NoticeReading,
  readNotice,
  reasonsByWords,
} from '../../domain/recalls/notice/index.ts';
import type { Context } from '../../graphql/context.ts';
import { sql } from '../../platform/database/database.ts';
import { flag, json, nullable, number, type RowType, row, text } from '../../platform/database/row.ts';
import type { Recall, RecallProposal } from './recall.type.ts';

/** So many drugs are proposed at most; those with codes come first. */
const mostProposals = 100;

/** What is read of a recall's notice: always the same of the same text, so it is kept nowhere. */
export function readingOf({ product, codes }: Pick<Recall, 'product' | 'codes'>): NoticeReading {
  return readNotice({ product, codes });
}

interface Coded {
  drugId: string;
  place: number;
  exact: boolean;
}

interface Kept {
  id: string;
  name: string;
  genericName: string | null;
  brandName: string | null;
  strength: string | null;
  labelerName: string | null;
  lots: { id: string; lotKey: string }[];
}

const keptRow: RowType<Kept> = row({
  id: text,
  name: text,
  genericName: nullable(text),
  brandName: nullable(text),
  strength: nullable(text),
  labelerName: nullable(text),
  lots: json<{ id: string; lotKey: string }[]>(),
});

/**
 * The drugs that a notice may mean: those of the catalogue that have one of its codes, and those in stock that its words or its lots name. It proposes; a
 * person says which are meant.
 */
export async function proposalsOf({ platform, actor }: Context, recall: Recall): Promise<RecallProposal[]> {
  const reading = readingOf(recall);
  const { organizationId } = recall;
  const coded = await drugsWithCodes({ platform }, organizationId, reading.codes);
  const keys = new Map(reading.lots.map((lot) => [lotKey(lot.lotNumber), lot]));
  const visible = pharmaciesWhere(actor, 'stock:read');
  const text = [recall.product, recall.firm ?? ''].join('\n');
  // Names are looked for here and judged below: position() has no notion of words.
  const kept = await platform.database.rows(
    keptRow,
    sql`
    SELECT d.id, d.name, d.generic_name AS "genericName", d.brand_name AS "brandName", d.strength, d.labeler_name AS "labelerName",
           (SELECT coalesce(json_agg(json_build_object('id', l.id, 'lotKey', l.lot_key) ORDER BY l.id), '[]') FROM stock s JOIN lot l ON l.stock_id = s.id
             WHERE s.drug_id = d.id AND s.pharmacy_id = ANY (${visible}::uuid[]) AND l.lot_key = ANY (${[...keys.keys()]}::text[])) AS lots
      FROM drug d
     WHERE d.organization_id = ${organizationId}::uuid
       AND (d.id = ANY (${coded.map(({ drugId }) => drugId)}::uuid[])
            OR (EXISTS (SELECT 1 FROM stock s WHERE s.drug_id = d.id)
                AND (position(lower(d.name) IN lower(${text})) > 0 OR position(lower(d.generic_name) IN lower(${text})) > 0
                     OR position(lower(d.brand_name) IN lower(${text})) > 0
                     OR EXISTS (SELECT 1 FROM stock s JOIN lot l ON l.stock_id = s.id
                                 WHERE s.drug_id = d.id AND s.pharmacy_id = ANY (${visible}::uuid[]) AND l.lot_key = ANY (${[...keys.keys()]}::text[])))))
     ORDER BY lower(d.name), d.id`,
  );
  return kept
    .map((drug) => proposalOf(drug, coded, reading, text))
    .filter(({ reasons }) => reasons.some((reason) => reason !== 'STRENGTH' && reason !== 'LABELER'))
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, mostProposals);
}

function proposalOf(drug: Kept, coded: readonly Coded[], { codes, lots }: NoticeReading, text: string): RecallProposal {
  const own = coded.filter(({ drugId }) => drugId === drug.id);
  const labels = new Set(own.map(({ place }) => codes[place]?.label ?? null));
  const known = new Set(codes.map(({ label }) => label));
  // A code without a label, or none, may be of any lot; lots without a label, or with one that no code has, may be of any product.
  const meant = lots.filter(
    ({ label }) => label === null || !known.has(label) || labels.size === 0 || labels.has(null) || labels.has(label),
  );
  const meantKeys = new Set(meant.map(({ lotNumber }) => lotKey(lotNumber)));
  const gtin = own.some(({ place, exact }) => exact && codes[place]?.kind === 'GTIN');
  const ndc = own.filter(({ place }) => codes[place]?.kind === 'NDC');
  const reasons: MatchReason[] = [
    ...(ndc.some(({ exact }) => exact) ? (['PACKAGE_NDC'] as const) : ndc.length > 0 ? (['PRODUCT_NDC'] as const) : []),
    ...(gtin || (own.length > 0 && ndc.length === 0) ? (['GTIN'] as const) : []),
    ...reasonsByWords(text, drug),
    ...(drug.lots.length > 0 ? (['LOT'] as const) : []),
  ];
  return {
    drugId: drug.id,
    confidence: confidenceOf(reasons),
    reasons,
    lotNumbers: [...new Set(meant.map(({ lotNumber }) => lotNumber))],
    lotIds: drug.lots.filter((lot) => meantKeys.has(lot.lotKey)).map(({ id }) => id),
  };
}

/** The surest first; among them those of which a lot is in stock. */
const rank = ({ confidence, lotIds }: RecallProposal): number =>
  confidences.indexOf(confidence) * 2 + (lotIds.length > 0 ? 0 : 1);

const codedRow: RowType<Coded> = row({ drugId: text, place: number, exact: flag });

/** The drugs that have codes of a notice, each with the code's place in it, by the same rule by which the database covers them. */
function drugsWithCodes(
  { platform }: Pick<Context, 'platform'>,
  organizationId: string,
  codes: readonly NoticeCode[],
): Promise<Coded[]> {
  const keys = codes.flatMap(({ kind, code }, place) =>
    (kind === 'GTIN' ? packageKeysOfGtin(code) : codeKeys(code).ndcKeys).map((key) => ({ place, key })),
  );
  const gtins = codes.flatMap(({ kind, code }, place) => (kind === 'GTIN' ? [{ place, gtin: code }] : []));
  return platform.database.rows(
    codedRow,
    sql`
    WITH asked AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) AS k(place int, key text)),
    found AS (
      SELECT d.id, a.place, ndc_five(d.ndc_key) = ndc_five(a.key) AND length(a.key) >= 11 AS exact FROM asked a
        JOIN drug d ON d.organization_id = ${organizationId}::uuid AND ndc_product(d.ndc_key) = ndc_product(a.key) AND ndc_meets(d.ndc_key, a.key)
       WHERE d.ndc_key IS NOT NULL
      UNION ALL
      SELECT p.drug_id, a.place, ndc_five(p.ndc_key) = ndc_five(a.key) FROM asked a
        JOIN drug_package p ON p.organization_id = ${organizationId}::uuid AND ndc_product(p.ndc_key) = ndc_product(a.key) AND ndc_meets(p.ndc_key, a.key)
      UNION ALL
      SELECT d.id, g.place, true FROM jsonb_to_recordset(${JSON.stringify(gtins)}::jsonb) AS g(place int, gtin text)
        JOIN drug d ON d.organization_id = ${organizationId}::uuid AND d.gtin = g.gtin
    )
    SELECT id AS "drugId", place, bool_or(exact) AS exact FROM found GROUP BY id, place`,
  );
}
