import { dispensingUnit } from '../../../domain/catalogue/dispensing-unit.ts';
import { parseNdc } from '../../../domain/catalogue/ndc.ts';
import type { ControlledSchedule } from '../../../generated/prisma/enums.ts';
import type { Columns, NdcRow } from './ndc-file.ts';
import { dateOf, exclusionOf, isRowRefusal, type RowRefusal, shown, textOf } from './row-reading.ts';
import { listOf, strengthOf } from './strength.ts';

export type ProductColumn = (typeof productColumns)['required' | 'optional'][number];

export const productColumns = {
  required: [
    'PRODUCTNDC',
    'PROPRIETARYNAME',
    'NONPROPRIETARYNAME',
    'DOSAGEFORMNAME',
    'ROUTENAME',
    'STARTMARKETINGDATE',
    'ENDMARKETINGDATE',
    'LABELERNAME',
    'SUBSTANCENAME',
    'ACTIVE_NUMERATOR_STRENGTH',
    'ACTIVE_INGRED_UNIT',
    'DEASCHEDULE',
  ],
  optional: ['PRODUCTID', 'PROPRIETARYNAMESUFFIX', 'NDC_EXCLUDE_FLAG'],
} as const satisfies Columns<string, string>;

/** What the directory says about a drug; null and empty lists are what it does not say. */
export interface ImportedDrug {
  readonly ndc: string;
  readonly ndcKey: string;
  readonly name: string;
  readonly genericName: string | null;
  readonly brandName: string | null;
  readonly dosageForm: string | null;
  readonly strength: string | null;
  /** Derived from the dosage form, for a drug that is new. */
  readonly unit: string;
  readonly labelerName: string | null;
  readonly substances: readonly string[];
  readonly routes: readonly string[];
  readonly controlledSchedule: ControlledSchedule | null;
  readonly marketingStartOn: string | null;
  readonly marketingEndOn: string | null;
}

/** The model's schedules, each of which the compiler wants here. */
const schedules = { CI: 'CI', CII: 'CII', CIII: 'CIII', CIV: 'CIV', CV: 'CV' } as const satisfies {
  [S in ControlledSchedule]: S;
};
const maxName = 500;
const maxStrength = 500;
const maxSubstances = 200;

/** Reads a product row as a drug, or tells why it is not taken. */
export function mapProduct({ values, shifted }: NdcRow<ProductColumn>): ImportedDrug | RowRefusal {
  if (shifted) return { reason: 'more values than columns', detail: 'a stray tab has shifted them' };
  const parsed = parseNdc(values.PRODUCTNDC);
  if (parsed?.kind !== 'product')
    return { reason: 'not a product NDC', detail: `PRODUCTNDC is ${shown(values.PRODUCTNDC)}` };
  const excluded = exclusionOf(values.NDC_EXCLUDE_FLAG);
  if (excluded) return excluded;

  const proprietary = textOf(values.PROPRIETARYNAME, maxName);
  const genericName = textOf(values.NONPROPRIETARYNAME, maxName);
  const name = textOf(
    proprietary ? `${proprietary} ${values.PROPRIETARYNAMESUFFIX}` : values.NONPROPRIETARYNAME,
    maxName,
  );
  if (name === null) return { reason: 'no name', detail: 'PROPRIETARYNAME and NONPROPRIETARYNAME are blank' };

  const schedule = scheduleOf(values.DEASCHEDULE);
  if (isRowRefusal(schedule)) return schedule;
  const marketingStartOn = dateOf('STARTMARKETINGDATE', values.STARTMARKETINGDATE);
  if (isRowRefusal(marketingStartOn)) return marketingStartOn;
  const marketingEndOn = dateOf('ENDMARKETINGDATE', values.ENDMARKETINGDATE);
  if (isRowRefusal(marketingEndOn)) return marketingEndOn;

  const dosageForm = textOf(values.DOSAGEFORMNAME, 200);
  const strength = strengthOf(values.ACTIVE_NUMERATOR_STRENGTH, values.ACTIVE_INGRED_UNIT);
  return {
    ndc: parsed.ndc,
    ndcKey: parsed.ndcKey,
    name,
    genericName,
    brandName: proprietary?.toLowerCase() === genericName?.toLowerCase() ? null : proprietary,
    dosageForm,
    strength: textOf(strength ?? '', maxStrength),
    unit: dispensingUnit(dosageForm),
    labelerName: textOf(values.LABELERNAME, maxName),
    substances: texts(values.SUBSTANCENAME),
    routes: texts(values.ROUTENAME),
    controlledSchedule: schedule,
    marketingStartOn,
    marketingEndOn,
  };
}

/** Blank is unknown. A schedule that is not understood refuses the row: a controlled drug must not pass as an uncontrolled one. */
function scheduleOf(value: string): ControlledSchedule | null | RowRefusal {
  if (value === '') return null;
  const schedule = Object.values(schedules).find((known) => known === value.toUpperCase());
  return schedule ?? { reason: 'unknown DEA schedule', detail: `DEASCHEDULE is ${shown(value)}` };
}

function texts(list: string): string[] {
  return listOf(list.replaceAll("&apos'", "'"))
    .flatMap((text) => textOf(text, maxName) ?? [])
    .slice(0, maxSubstances);
}
