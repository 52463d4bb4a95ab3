import type { Language } from '../language.ts';
import type { Action, Messages } from './languages/en.ts';
import { languages } from './languages.ts';

export type { AllocatedTo, LabelDoubtKind, Limit, Tries } from './facts.ts';
export { type Action, labelDoubts, type Messages } from './languages/en.ts';

/** Which sentence. */
export type Key = keyof Messages;
/** The facts of a sentence; undefined where it has none. */
export type Facts<K extends Key> = Parameters<Messages[K]>[0];

/** A sentence for people that is not in words yet: which one, and the facts that it holds. It is kept and passed on so, and put into words for whoever reads it. */
export type Message = {
  readonly key: Key;
  readonly facts?: Readonly<Record<string, unknown>>;
  /** The field of the input that it is about, where sentences about several are said in a row. */
  readonly at?: string;
};

/** A sentence with its facts. */
export function message<K extends Key>(
  key: K,
  ...[facts]: Facts<K> extends undefined ? [] : [facts: Facts<K>]
): Message {
  return facts === undefined ? { key } : { key, facts: { ...(facts as object) } };
}

/** Whether this version of the server has the sentence: answers are kept for a day, and a new version may have dropped it. */
export function isKnown({ key }: Message): boolean {
  return key in languages.en.messages;
}

/** Puts sentences into words. Their facts were checked where the message was made. */
export function inWords(language: Language, said: Message | readonly Message[]): string {
  return [said]
    .flat()
    .map(({ key, facts, at }) => {
      const words = (languages[language].messages[key] as (facts: unknown) => string)(facts);
      return at === undefined ? words : `${at}: ${words}`;
    })
    .join(' ');
}

/** What an action of the trail is called; the action itself where this version of the server has no such action any more. */
export function actionName(language: Language, action: string): string {
  const { actions } = languages[language];
  return Object.hasOwn(actions, action) ? actions[action as Action] : action;
}
