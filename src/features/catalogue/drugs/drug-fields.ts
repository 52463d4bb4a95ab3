import { foldWords } from '../../../domain/catalogue/fold-words.ts';
import { parseGtin, parseNdc } from '../../../domain/catalogue/ndc.ts';
import { type Doubt, doubt } from '../../../domain/doubt.ts';
import { badInput } from '../../../domain/error.ts';
import type { ExpiryControl } from '../../../domain/inventory/expiry.ts';
import { message } from '../../../domain/messages/index.ts';
import { sql } from '../../../platform/database/database.ts';
import { isId } from '../../../platform/database/ids.ts';
import { nullable, row, text } from '../../../platform/database/row.ts';
import { rowsIn } from '../../../platform/database/rows-in.ts';
import type { ReadTx } from '../../../platform/transaction.ts';
import type { CreateDrugInput, UpdateDrugInput } from './drug.input.ts';
import { changeableFields, type DrugRow } from './drug-row.ts';
import { escapeLike } from './escape-like.ts';

/** Those that are checked or normalised, each in its own way. */
const own = ['name', 'unit', 'ndc', 'gtin', 'expiryControl'] as const;
const lists = ['substances', 'routes'] as const;
type Copied = Exclude<keyof CreateDrugInput & keyof DrugRow, (typeof own | typeof lists)[number]>;

/** The columns that an input sets: codes checked and normalised, fields left out left out, empty texts as null, no list as an empty one. */
export type DrugFields = Partial<Pick<CreateDrugInput, Copied>> & {
  substances?: string[];
  routes?: string[];
  ndc?: string | null;
  ndcKey?: string | null;
  gtin?: string | null;
  expiryControl?: ExpiryControl;
};

/**
 * What an input calls as the drug does is copied, so that a further field is not named here.
 * @throws ApothecaError BAD_USER_INPUT for a code that is none.
 */
export function drugFields(input: CreateDrugInput | UpdateDrugInput): DrugFields {
  const fields: Record<string, unknown> = {};
  const copied = changeableFields.filter((name) => !(own as readonly string[]).includes(name));
  for (const name of copied) {
    const value: unknown = Reflect.get(input, name);
    if (value === undefined) continue;
    const nothing = (lists as readonly string[]).includes(name) ? [] : null;
    fields[name] = typeof value === 'string' ? value.trim() || nothing : (value ?? nothing);
  }
  if (input.ndc !== undefined) Object.assign(fields, input.ndc ? productNdc(input.ndc) : { ndc: null, ndcKey: null });
  if (input.expiryControl !== undefined) fields.expiryControl = input.expiryControl ?? 'REQUIRED';
  if (input.gtin !== undefined) fields.gtin = input.gtin ? gtin(input.gtin) : null;
  return fields as DrugFields;
}

function productNdc(text: string): { ndc: string; ndcKey: string } {
  const parsed = parseNdc(text);
  if (parsed?.kind !== 'product') {
    throw badInput('input.ndc', 'ndc', message('ndcForm'));
  }
  return { ndc: parsed.ndc, ndcKey: parsed.ndcKey };
}

function gtin(text: string): string {
  const parsed = parseGtin(text);
  if (parsed === null) throw badInput('input.gtin', 'gtin', message('gtinForm'));
  return parsed;
}

/** Another drug of the organization with the same NDC or GTIN, if there is one. */
export function findDuplicate(tx: ReadTx, organizationId: string, { ndc, gtin: code }: DrugFields, exceptId?: string) {
  const codes = [...(ndc ? [{ ndc }] : []), ...(code ? [{ gtin: code }] : [])];
  if (codes.length === 0) return Promise.resolve(null);
  return tx.drug.findFirst({
    where: { organizationId, OR: codes, ...(exceptId !== undefined && isId(exceptId) && { id: { not: exceptId } }) },
    select: { id: true },
  });
}

/** What tells one drug of the catalogue from another for whoever reads a label. */
export interface Likeness {
  readonly name: string;
  readonly strength: string | null;
  readonly dosageForm: string | null;
  readonly ndc: string | null;
}

const similarDrugRow = row({ name: text, ndc: nullable(text), labelerName: nullable(text) });

/** The doubt about a second drug of the same name, strength and form, however they are written, unless the two have codes of their own. */
export async function similarDrug(
  tx: ReadTx,
  organizationId: string,
  { name, strength, dosageForm, ndc }: Likeness,
  exceptId?: string,
): Promise<Doubt[]> {
  const folded = foldWords(name);
  const found = await rowsIn(
    tx,
    similarDrugRow,
    sql`
    SELECT d.name, d.ndc, d.labeler_name AS "labelerName" FROM drug d
     WHERE d.organization_id = ${organizationId}::uuid AND d.archived_at IS NULL AND (d.ndc IS NULL OR ${ndc}::text IS NULL)
       AND d.search_words LIKE ${` ${escapeLike(folded)} %`} AND fold_words(d.name) = ${folded} AND fold_words(d.dosage_form) = ${foldWords(dosageForm ?? '')}
       AND (SELECT coalesce(one.whole, fold_words(d.strength)) = coalesce(other.whole, fold_words(${strength}))
              FROM strength_asked(d.strength) one, strength_asked(${strength}) other)
       AND d.id IS DISTINCT FROM ${exceptId !== undefined && isId(exceptId) ? exceptId : null}::uuid
     ORDER BY d.id LIMIT 1`,
  );
  return found.map((drug) => {
    const as = [drug.labelerName, drug.ndc && `NDC ${drug.ndc}`].filter(Boolean).join(', ');
    return doubt('SIMILAR_DRUG', message('similarDrug', { name: drug.name, as }));
  });
}
