import type { Messages } from './languages/en.ts';
import type { Letters } from './letter.ts';

/** What a file of `languages/` holds. It does not compile while a sentence or a letter is missing. */
export interface Spoken {
  readonly messages: Messages;
  readonly letters: Letters;
}
