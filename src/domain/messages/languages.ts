// Written by npm run generate: each file of languages/ is a language.
import * as de from './languages/de.ts';
import * as en from './languages/en.ts';
import type { Spoken } from './spoken.ts';

/** Every language that the server speaks, by its code; English first. */
export const languages = { en, de } as const satisfies Record<string, Spoken>;
