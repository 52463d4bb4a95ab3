import type { Language } from '../domain/language.ts';
import { inWords, isKnown, type Message } from '../domain/messages/index.ts';

/**
 * What a refusal or a doubt says, in the language of whoever reads it; one that another version of the server
 * kept, under a key that there is not, has its English sentence alone.
 */
export function say(
  language: Language,
  { message, said }: { readonly message: string; readonly said?: Message | readonly Message[] | null },
): string {
  return said == null || ![said].flat().every(isKnown) ? message : inWords(language, said);
}

/** What an answer says although it is no error. Answers that an earlier version of the server kept have sentences of English in it. */
export type Notices = readonly (Message | string)[];

/** The notices of an answer, in the language of whoever reads it; without those that this version does not know any more. */
export function sayAll(language: Language, notices: Notices): string[] {
  return notices.flatMap((each) => {
    if (typeof each === 'string') return [each];
    return isKnown(each) ? [inWords(language, each)] : [];
  });
}
