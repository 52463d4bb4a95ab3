import { isLocalDate, type LocalDate } from '../../dates.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*';
const saidToBe = String.raw`(?=\d)(?<=\b(?:exp|expir\w{0,9}|dates?|bud|by)\b[\s.:]{0,4})`;

/** How notices write an expiry. What also could be a lot number (2012-05) is one only where the text says so. */
const forms = [
  /(?<![\w/-])(?<month>\d{1,2}) ?\/ ?(?<day>\d{1,2}) ?\/ ?(?<year>\d{4}|\d{2})(?![\w/-])/gi,
  /(?<![\w/-])(?<month>\d{1,2}) ?\/ ?(?<year>\d{4}|\d{2})(?![\w/-])/gi,
  new RegExp(
    String.raw`(?<![\w-])(?<name>${month})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>20\d{2})(?![\w-])`,
    'gi',
  ),
  new RegExp(String.raw`(?<![\w-])(?:(?<day>\d{1,2})[ -])?(?<name>${month})\.?[ ,-]+(?<year>20\d{2})(?![\w-])`, 'gi'),
  new RegExp(
    String.raw`${saidToBe}(?<year>20\d{2})(?<by>[-/.])(?<month>\d{1,2})(?:\k<by>(?<day>\d{1,2}))?(?![\w-])`,
    'gi',
  ),
  new RegExp(String.raw`${saidToBe}(?<month>\d{1,2})[-.](?<year>20\d{2}|\d{2})(?![\w-])`, 'gi'),
];

/** What stands for a date in a text whose dates were taken out: a character that no notice holds. */
export const dateMark = '\uE000';

/** Takes the dates out of a text and leaves a mark for each, in their order; one that there is not stays as it is. */
export function takeDates(text: string): { readonly text: string; readonly dates: readonly LocalDate[] } {
  const found: { at: number; length: number; date: LocalDate }[] = [];
  const taken = new Set<number>();
  for (const form of forms) {
    for (const match of text.matchAll(form)) {
      const places = Array.from(match[0], (_, index) => match.index + index);
      const date = places.some((place) => taken.has(place)) ? null : dateOf(match.groups ?? {});
      if (date === null) continue;
      found.push({ at: match.index, length: match[0].length, date });
      for (const place of places) taken.add(place);
    }
  }
  found.sort((a, b) => a.at - b.at);
  let rest = '';
  let end = 0;
  for (const { at, length } of found) {
    rest += `${text.slice(end, at)} ${dateMark} `;
    end = at + length;
  }
  return { text: rest + text.slice(end), dates: found.map(({ date }) => date) };
}

/** A month alone means its last day. */
function dateOf({ day, month: digits, name, year = '' }: Record<string, string | undefined>): LocalDate | null {
  const number = name ? months.indexOf(name.slice(0, 3).toLowerCase()) + 1 : Number(digits);
  if (number < 1 || number > 12) return null;
  const fullYear = year.length === 2 ? `20${year}` : year;
  const lastDay = new Date(Date.UTC(Number(fullYear), number, 0)).getUTCDate();
  const date = `${fullYear}-${String(number).padStart(2, '0')}-${String(day ?? lastDay).padStart(2, '0')}`;
  return isLocalDate(date) ? date : null;
}
