import type { RecallReadingQuery, RecallScopeInput } from '../../generated/graphql.ts';

export type Reading = NonNullable<RecallReadingQuery['recall']>;

/** What somebody says that a recall means: which drugs, which codes, and which lots. */
export interface Meant {
  readonly drugs: readonly { readonly id: string; readonly lotNumbers: readonly string[] }[];
  readonly codes: Reading['reading']['codes'];
  readonly lots: readonly string[];
  readonly allLots: boolean;
}

/**
 * What a recall is told to cover. Where the notice says which lots are of which product, each drug and code gets its own. What is of none of them gets to all:
 * a lot that somebody added, and one behind a label that no code has or whose product is not meant. One that was taken away gets to none.
 */
export function scopesOf({ reading }: Reading, { drugs, codes, lots, allLots }: Meant): RecallScopeInput[] {
  const labels = new Set(reading.codes.map(({ label }) => label));
  const ofLabel = (label: string | null | undefined) =>
    reading.lots.filter((lot) => !label || !lot.label || lot.label === label).map(({ lotNumber }) => lotNumber);
  const meant = [
    ...drugs.map(({ id, lotNumbers }) => ({ what: { drugId: id }, own: new Set(lotNumbers) })),
    ...codes.map(({ kind, code, label }) => ({
      what: kind === 'GTIN' ? { gtin: code } : { ndc: code },
      own: new Set(ofLabel(label)),
    })),
  ];
  const ofNoCode = new Set(
    reading.lots.filter(({ label }) => label && !labels.has(label)).map(({ lotNumber }) => lotNumber),
  );
  const ofAll = new Set(lots.filter((lot) => ofNoCode.has(lot) || !meant.some(({ own }) => own.has(lot))));
  return meant.map(({ what, own }) => ({
    ...what,
    lotNumbers: allLots ? null : lots.filter((lot) => own.has(lot) || ofAll.has(lot)),
  }));
}

/** Whether a drug or code is left without lots: somebody names one, or takes it away. */
export const coversNothing = ({ lotNumbers }: RecallScopeInput): boolean => lotNumbers?.length === 0;
