import { lotKey } from '../../inventory/lot-key.ts';
import { type Message, message } from '../../messages/index.ts';

/** A notice as it is entered: who published it under which number, and what it says. */
export interface EnteredNotice {
  readonly source: string;
  readonly number: string;
  readonly classification: string | null;
  readonly firm: string | null;
  readonly product: string;
  readonly codes: string | null;
  readonly reason: string | null;
  readonly publishedOn: string | null;
}

/** A record that is no notice, and why. */
export interface RefusedNotice {
  /** Which record of the file, from 1. */
  readonly row: number;
  readonly reason: Message;
}

/** The texts that the database takes at most. */
const longest = { number: 100, short: 300, text: 100_000 };

/**
 * The notices of a file of the FDA's enforcement reports, as openFDA answers them (`{ "results": […] }`, or the list alone); null when the text is no such file.
 * Its list of NDCs is left alone: it names everything that the application covers, and not what is recalled.
 */
export function readEnforcement(text: string): { notices: EnteredNotice[]; refused: RefusedNotice[] } | null {
  const records = recordsOf(text);
  if (records === null) return null;
  const notices: EnteredNotice[] = [];
  const refused: RefusedNotice[] = [];
  const numbers = new Set<string>();
  for (const [index, record] of records.entries()) {
    const read = noticeOf(record);
    if ('key' in read) refused.push({ row: index + 1, reason: read });
    else if (numbers.has(lotKey(read.number)))
      refused.push({ row: index + 1, reason: message('noticeTwice', { number: read.number }) });
    else {
      notices.push(read);
      numbers.add(lotKey(read.number));
    }
  }
  return { notices, refused };
}

function recordsOf(text: string): unknown[] | null {
  if (!/^\uFEFF?\s*[[{]/.test(text)) return null;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // Not JSON: a text that somebody pasted.
    return null;
  }
  if (Array.isArray(parsed)) return parsed;
  const { results } = parsed as { results?: unknown };
  if (Array.isArray(results)) return results;
  return [parsed];
}

/** The notice of a record, or why it is none. */
function noticeOf(record: unknown): EnteredNotice | Message {
  if (typeof record !== 'object' || record === null) return message('noRecord');
  const fields = new Map(Object.entries(record));
  const said = (name: string, length: number) => {
    const value: unknown = fields.get(name);
    // A text that PostgreSQL does not take (U+0000) is of no use to anybody.
    return typeof value === 'string' ? value.replaceAll('\0', '').trim().slice(0, length) || null : null;
  };
  const number = said('recall_number', longest.number);
  const product = said('product_description', longest.text);
  if (number === null) return message('noticeWithoutNumber');
  if (product === null) return message('noticeWithoutProduct', { number });
  const type = said('product_type', longest.short);
  if (type !== null && type !== 'Drugs') return message('noticeOfOthers', { number, type: type.toLowerCase() });
  const [, year, month, day] = said('report_date', 8)?.match(/^(\d{4})(\d{2})(\d{2})$/) ?? [];
  return {
    source: 'FDA',
    number,
    classification: said('classification', longest.short),
    firm: said('recalling_firm', longest.short),
    product,
    codes: [said('code_info', longest.text), said('more_code_info', longest.text)].filter(Boolean).join('\n') || null,
    reason: said('reason_for_recall', longest.text),
    publishedOn: year ? `${year}-${month}-${day}` : null,
  };
}
