/** FNC1 between the elements of a label, as scanners are to send it: the group separator. */
export const GS = '\u001d';

/**
 * What scanners, their settings, keyboards and programs in between make of FNC1: its name in brackets, the escapes of programming languages and
 * documents, the caret notation of Ctrl+], the name of the symbology once more, and characters that no value of a label may hold. A bracket,
 * a brace or a dollar sign are what the key of Ctrl+] writes when Ctrl got lost.
 */
const spelled =
  /<(?:GS|FNC1|F1|0x1D|1D|U\+001D)>|[{[(](?:GS|FNC1|F1|0x1D|1D|U\+001D)[}\])]|\\x1D|\\u001D|\\u\{1D\}|\\0?35|\\0?29|\\F|~d0?29|&#29;|&#x1D;|_x001D_|%1D|\^\]|\](?:d[1-6]|C[0-2]|Q[1-6]|e[0-3]|J[0-5])/gi;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u001f\u007f-\u009f]/g;
const neverInValues = /[|~^\][{}\\#@$¦\u241d\ufffd]/g;

/** The text with one character for every separator, however it was spelled. */
export function withSeparators(text: string): string {
  return text.replaceAll(spelled, GS).replaceAll(control, GS).replaceAll(neverInValues, GS);
}
