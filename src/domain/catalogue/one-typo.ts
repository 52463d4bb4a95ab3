/** Whether one letter more, one less, another one or two that changed places make one text of the other. */
export function isOneTypo(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1 || short === long) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  const [left, right] = [short.slice(start), long.slice(start)];
  if (short.length < long.length) return left === right.slice(1);
  return (
    left.slice(1) === right.slice(1) ||
    (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2))
  );
}

/** Whether the word is the beginning of the other one, or the whole, but for one typing error. */
export function beginsWithOneTypo(word: string, of: string): boolean {
  return [word.length - 1, word.length, word.length + 1].some((length) => isOneTypo(word, of.slice(0, length)));
}

/**
 * What of a word is right whatever the one error in it is, one of these, in a text with a blank before each word: the beginning when the
 * error is behind it, the rest when it is in it, and the two letters between them that changed places.
 */
export function piecesAroundOneTypo(word: string): string[] {
  const cut = word.length > 6 ? 3 : 2;
  const rest = word.slice(cut);
  const changedPlaces = `${word.slice(0, cut - 1)}${word.slice(cut, cut + 1)}${word.slice(cut - 1, cut)}${word.slice(cut + 1)}`;
  return [` ${word.slice(0, cut)}`, ` ${changedPlaces}`, ...(rest.length > 2 ? [rest] : [])];
}
