import type { Language } from '../../domain/language.ts';
import type { Letter, LetterFacts, LetterName, Letters } from './letter.ts';
import { de } from './letters.de.ts';
import { en } from './letters.en.ts';

const letters: Readonly<Record<Language, Letters>> = { en, de };

/** The letter of a name. The facts are those of that name: whoever queues them says so by their types. */
export function letterOf<Name extends LetterName>(name: Name, language: Language, facts: LetterFacts[Name]): Letter {
  return letters[language][name](facts);
}
