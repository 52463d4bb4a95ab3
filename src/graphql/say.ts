import type { Language } from '../domain/language.ts';
import { inWords, isKnown, type Message } from '../domain/messages/index.ts';

/**
 * What a refusal or a doubt says, in the language of whoever reads it; one that another version of the server
 * kept, under a key that there is not, has its English sentence alone.
 */
export function say(
  language: Language,
  { message, said }: { readonly message: string; readonly said?: Message | readonly Message[] },
): string {
  return said === undefined || ![said].flat().every(isKnown) ? message : inWords(language, said);
}
