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
 * What a recall is told to cover. Where the notice says which lots are of which product, each drug and code gets its own; a lot that somebody added gets to all,
 * and one that they took away to none.
 */
export function scopesOf({ reading }: Reading, { drugs, codes, lots, allLots }: Meant): RecallScopeInput[] {
  const added = lots.filter((lot) => !reading.lots.some(({ lotNumber }) => lotNumber === lot));
  const only = (own: readonly string[]) => (allLots ? null : [...lots.filter((lot) => own.includes(lot)), ...added]);
  const ofLabel = (label: string | null | undefined) =>
    reading.lots.filter((lot) => !label || !lot.label || lot.label === label).map(({ lotNumber }) => lotNumber);
  return [
    ...drugs.map(({ id, lotNumbers }) => ({ drugId: id, lotNumbers: only(lotNumbers) })),
    ...codes.map(({ kind, code, label }) => ({
      ...(kind === 'GTIN' ? { gtin: code } : { ndc: code }),
      lotNumbers: only(ofLabel(label)),
    })),
  ].filter(({ lotNumbers }) => lotNumbers === null || lotNumbers.length > 0);
}
