import { plainText } from './plain-text.ts';

/** Why a drug may be what a notice means. */
export const matchReasons = ['PACKAGE_NDC', 'PRODUCT_NDC', 'GTIN', 'NAME', 'STRENGTH', 'LABELER', 'LOT'] as const;
export type MatchReason = (typeof matchReasons)[number];

export const confidences = ['CODE', 'LIKELY', 'POSSIBLE'] as const;
export type Confidence = (typeof confidences)[number];

interface Named {
  readonly name: string;
  readonly genericName: string | null;
  readonly brandName: string | null;
  readonly strength: string | null;
  readonly labelerName: string | null;
}

/** What of a drug's name, strength and labeler the words of a notice say: the name as whole words, the strength with its unit, the labeler's first word. */
export function reasonsByWords(notice: string, drug: Named): MatchReason[] {
  const text = plainText(notice).replaceAll('\t', ' ').toLowerCase();
  const named = [drug.name, drug.genericName, drug.brandName].some((name) => name !== null && holdsWords(text, name));
  const [strength] = drug.strength?.toLowerCase().match(/[\d.]+ ?[a-zµ%]+/) ?? [];
  const [labeler] = (drug.labelerName ?? '').toLowerCase().match(/[\p{L}\d]{3,}/u) ?? [];
  return [
    ...(named ? (['NAME'] as const) : []),
    ...(strength && new RegExp(`(?<![\\d.,])${literal(spaceless(strength))}(?![a-z])`).test(spaceless(text))
      ? (['STRENGTH'] as const)
      : []),
    ...(labeler && holdsWords(text, labeler) ? (['LABELER'] as const) : []),
  ];
}

/** A code says which product it is; name, strength and labeler together make it likely; anything less is only possible. */
export function confidenceOf(reasons: readonly MatchReason[]): Confidence {
  const has = (reason: MatchReason) => reasons.includes(reason);
  if (has('PACKAGE_NDC') || has('PRODUCT_NDC') || has('GTIN')) return 'CODE';
  return has('NAME') && has('STRENGTH') && has('LABELER') ? 'LIKELY' : 'POSSIBLE';
}

/** Names of three letters stand in too many words to say anything. */
function holdsWords(text: string, words: string): boolean {
  const wanted = words.toLowerCase().trim();
  return wanted.length >= 3 && new RegExp(`(?<![\\p{L}\\d])${literal(wanted)}(?![\\p{L}\\d])`, 'u').test(text);
}

const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const spaceless = (text: string): string => text.replaceAll(/(?<=[\d.]) (?=[a-zµ%])/g, '');
