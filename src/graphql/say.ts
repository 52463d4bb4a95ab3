import type { Language } from '../domain/language.ts';
import { inWords, type Message } from '../domain/messages/index.ts';

/** What a refusal or a doubt says, in the language of whoever reads it; one that was kept before there were languages has its sentence alone. */
export function say(
  language: Language,
  { message, said }: { readonly message: string; readonly said?: Message | readonly Message[] },
): string {
  return said === undefined ? message : inWords(language, said);
}
