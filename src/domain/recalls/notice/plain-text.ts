/**
 * The text of a notice as it can be read: typographic hyphens and blanks are plain ones, and characters that nobody sees are gone. Lines stay,
 * since lists of lots often stand one to a line; of several empty ones one is left. So do tabs, which part the columns of a table.
 */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\S\n\t]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n');
}

/** A list's label, such as `a)` or `2)`, and where it stands. */
export interface Label {
  readonly label: string;
  readonly at: number;
}

/** The labels of a text in their order. `-01)` behind a code is none. */
export function labelsOf(text: string): Label[] {
  return [...text.matchAll(/(?<=^|[\s,;(:])\(?([a-z]|\d{1,2})\)(?=\s|[A-Z0-9])/gi)].map((found) => ({
    label: (found[1] ?? '').toLowerCase(),
    at: found.index,
  }));
}
