/** Blanks, hyphens of any kind, control characters and what nobody sees. The database's `lot_key` has the same list. */
const unread =
  /[\u{1}-\u{20}\u{7f}-\u{a0}\u{ad}\u{34f}\u{58a}\u{5be}\u{61c}\u{115f}\u{1160}\u{1400}\u{1680}\u{17b4}\u{17b5}\u{1806}\u{180b}-\u{180f}\u{2000}-\u{2015}\u{2027}-\u{202f}\u{2043}\u{205f}-\u{206f}\u{207b}\u{208b}\u{2212}\u{2800}\u{2e17}\u{2e1a}\u{2e3a}\u{2e3b}\u{2e40}\u{2e5d}\u{3000}\u{301c}\u{3030}\u{30a0}\u{3164}\u{fe00}-\u{fe0f}\u{fe31}\u{fe32}\u{fe58}\u{fe63}\u{feff}\u{ff0d}\u{ffa0}\u{fff0}-\u{fffb}\u{e0000}-\u{e0fff}-]+/gu;

/**
 * A lot number as recalls and scans compare it: upper case, compatibility forms of letters resolved, without blanks, hyphens and what nobody
 * sees. `lotKey('a1–77 ')` is `A177`. The database computes the same for `lot.lot_key`.
 */
export function lotKey(lotNumber: string): string {
  return [...lotNumber.normalize('NFKC').replace(unread, '')].map(upper).join('');
}

/** As PostgreSQL's pg_c_utf8 does: a letter stays one letter, so ß stays ß. */
function upper(letter: string): string {
  const raised = letter.toUpperCase();
  return [...raised].length === 1 ? raised : letter;
}

/** What is wrong with a text as a lot number, as the end of a sentence; null when nothing is. */
export function whyNoLotNumber(text: string): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f\u007f-\u009f]/.test(text)) {
    return 'must hold no control characters, such as those that a scanner sends between two values; type what is printed on the package';
  }
  return lotKey(text) === '' ? 'must have a letter or a digit; type what is printed on the package' : null;
}
