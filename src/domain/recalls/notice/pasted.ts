import type { EnteredNotice } from './enforcement.ts';
import { plainText } from './plain-text.ts';
import { readNotice } from './read-notice.ts';

const fdaNumber = /^[A-Z]-\d{3,4}-\d{4}$/i;

/** What a person says of a text that they pasted. */
interface Said {
  readonly source?: string | null | undefined;
  readonly number?: string | null | undefined;
}

/** A notice that came as one text; null when nobody says its number, the text included. What else it says is read where it is labelled. */
export function noticeOfText(text: string, said: Said): EnteredNotice | null {
  const plain = plainText(text);
  const read = readNotice({ product: text }).number;
  const typed = plainText(said.number ?? '').trim();
  const number = fdaNumber.test(typed) ? typed.toUpperCase() : typed || read;
  if (!number) return null;
  const labelled = (label: RegExp) => plain.match(label)?.[1]?.trim().slice(0, 300) || null;
  return {
    source: said.source?.trim() || (fdaNumber.test(number) ? 'FDA' : 'OTHER'),
    number,
    classification: labelled(/\b(class I{1,3})\b/i),
    firm: labelled(/\b(?:recalling firm|firm|manufacturer)(?: name)?: *([^\n]+)/i),
    product: text.trim(),
    codes: null,
    reason: labelled(/\breason(?: for (?:the )?recall)?: *([^\n]+)/i),
    publishedOn: null,
  };
}
