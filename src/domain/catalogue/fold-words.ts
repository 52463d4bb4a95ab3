const twoLetters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe' };
const plainLetters: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ħ: 'h', ı: 'i', ς: 'σ' };

/**
 * A text as search compares it: one form of Unicode, no case, no accents, no marks that nobody sees, and a blank for every other mark.
 * The database's `fold_words` does the same with what is written; a test compares the two.
 */
export function foldWords(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replaceAll(/[ßæœłøđħıς]/g, (letter) => twoLetters[letter] ?? plainLetters[letter] ?? letter)
    .replaceAll(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: a control character is no part of a word either.
      /[\u0000-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u206f\u2190-\u2bff\u3000-\u303f]+/g,
      ' ',
    )
    .trim();
}

/** The same with what stands in the middle of a word taken away: co-trimoxazole is cotrimoxazole as well. */
export function foldJoined(text: string): string {
  return foldWords(text.normalize('NFKD').replaceAll(/(?<=\S)['’ʼ`./\u002d\u2010-\u2015\u2212](?=\S)/g, ''));
}
