import type { Language } from '../language.ts';
import { de } from './de.ts';
import { type Catalogue, en } from './en.ts';

export type { Catalogue } from './en.ts';
export { labelDoubts } from './en.ts';
export type { AllocatedTo, LabelDoubtKind, Limit, Tries } from './facts.ts';

/** Which sentence. */
export type Key = keyof Catalogue;
/** The facts of a sentence; undefined where it has none. */
export type Facts<K extends Key> = Parameters<Catalogue[K]>[0];

/** A sentence for people that is not in words yet: which one, and the facts that it holds. It is kept and passed on so, and put into words for whoever reads it. */
export interface Message {
  readonly key: Key;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** Every language in which the server speaks; a language is one file beside this one, and its line here. */
export const catalogues: Readonly<Record<Language, Catalogue>> = { en, de };

/** A sentence with its facts. */
export function message<K extends Key>(
  key: K,
  ...[facts]: Facts<K> extends undefined ? [] : [facts: Facts<K>]
): Message {
  return facts === undefined ? { key } : { key, facts: { ...(facts as object) } };
}

/** Whether this version of the server has the sentence: answers are kept for a day, and a new version may have dropped it. */
export function isKnown({ key }: Message): boolean {
  return key in catalogues.en;
}

/** Puts sentences into words. Their facts were checked where the message was made. */
export function inWords(language: Language, said: Message | readonly Message[]): string {
  return [said]
    .flat()
    .map(({ key, facts }) => (catalogues[language][key] as (facts: unknown) => string)(facts))
    .join(' ');
}
