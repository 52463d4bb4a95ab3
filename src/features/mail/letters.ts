import type { Language } from '../../domain/language.ts';
import { languages } from '../../domain/messages/languages.ts';
import type { Letter, LetterFacts, LetterName } from '../../domain/messages/letter.ts';

/** The letter of a name. The facts are those of that name: whoever queues them says so by their types. */
export function letterOf<Name extends LetterName>(name: Name, language: Language, facts: LetterFacts[Name]): Letter {
  return languages[language].letters[name](facts);
}
