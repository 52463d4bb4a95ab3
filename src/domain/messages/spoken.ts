import type { Action, Messages } from './languages/en.ts';
import type { Letters } from './letter.ts';

/** What a file of `languages/` holds. It does not compile while a sentence, a letter or a name is missing. */
export interface Spoken {
  readonly messages: Messages;
  readonly letters: Letters;
  /** What each action of the audit trail is called. */
  readonly actions: Readonly<Record<Action, string>>;
}
