/**
 * A name that somebody chose, as it may stand in a mail to somebody else: on one line, without signs that change the direction of writing, and without
 * what mail programs make a link of, so that nobody sends strangers to an address of their own by calling themselves so.
 */
export function plainName(text: string): string {
  const plain = text
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}:/\\@<>]+/gu, ' ')
    .replaceAll(/\.(?=\S)/g, '. ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const characters = [...plain];
  return characters.length > 80 ? `${characters.slice(0, 80).join('')}…` : plain;
}
