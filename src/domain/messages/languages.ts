// Written by npm run generate: each file of languages/ is a language.
import * as de from './languages/de.ts';
import type { Messages } from './languages/en.ts';
import * as en from './languages/en.ts';
import type { Letters } from './letter.ts';

/** What a language says. It does not compile while a sentence or a letter is missing. */
interface Spoken {
  readonly messages: Messages;
  readonly letters: Letters;
}

/** Every language that the server speaks, by its code; English first. */
export const languages = { en, de } as const satisfies Record<string, Spoken>;
