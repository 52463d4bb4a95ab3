import { parseGtin } from '../catalogue/ndc.ts';
import type { LocalDate } from '../dates.ts';
import { type Element, written } from './elements.ts';
import { fullDate, isUnlikely, labelDate } from './label-date.ts';
import { pznOfPpn } from './pzn.ts';
import type { Scan, ScanDoubt } from './scan.ts';

/** What the elements of a label say of the goods, whichever kind of label it is. */
export function said(
  elements: readonly Element[],
  before: readonly ScanDoubt[],
  today: Date,
  otherLotNumbers: readonly string[] = [],
): Scan {
  const doubts = [...before];
  const doubt = (kind: ScanDoubt['kind'], ...about: Element[]): null => {
    doubts.push({ kind, seen: written(about) });
    return null;
  };
  const named = (...names: string[]) => elements.filter(({ name }) => names.includes(name));
  /** The one thing that these elements say, as far as they can be understood; null where they say nothing, or more than one thing. */
  const one = <Value>(found: readonly Element[], read: (element: Element) => Value | null): Value | null => {
    const values = new Set(found.map(read));
    if (values.size > 1) return doubt('CONTRADICTION', ...found);
    const [value = null] = values;
    return value;
  };
  const date = (element: Element): LocalDate | null => {
    const { name, value } = element;
    const day = value.length === 8 ? fullDate(value) : labelDate(value.slice(0, 6), today);
    if (day === null) return doubt('NOT_ALLOWED', element);
    return name === '7003' ? lastWholeDay(element, day) : day;
  };
  const lastWholeDay = (element: Element, day: LocalDate): LocalDate | null => {
    const time = element.value.slice(6);
    if (!/^([01]\d|2[0-3])[0-5]\d$/.test(time) || element.value.slice(4, 6) === '00')
      return doubt('NOT_ALLOWED', element);
    if (time === '2359') return day;
    doubt('EXPIRES_DURING_DAY', element);
    return new Date(Date.parse(day) - 24 * 3_600_000).toISOString().slice(0, 10);
  };
  /** A number with a wrong check digit stays to be seen; nothing is found by it. */
  const product = (element: Element): string => {
    const { name, value } = element;
    const pzn = name === '9N' ? pznOfPpn(value) : null;
    if (name === '9N' ? pzn === null : parseGtin(value) === null) doubt('CHECK_DIGIT', element);
    return pzn === null ? value : `PZN-${pzn}`;
  };
  const count = (element: Element): number | null => Number(element.value) || doubt('NOT_ALLOWED', element);

  const pzn = named('9N');
  const code = one(pzn.length > 0 ? pzn : named('01', '02', '8P'), product);
  if (code === null) doubt('NO_PRODUCT');
  const expiresOn = one(named('17', '7003', 'D'), date);
  if (expiresOn === null) doubt('NO_EXPIRY');
  else if (isUnlikely(expiresOn, today)) doubt('UNLIKELY_DATE', ...named('17', '7003', 'D'));
  for (const other of named('11', '12', '13', '15', '16', '16D')) date(other);
  // How many pieces are in it (30), or how many of the product are in a carton (37).
  const pieces = named('30', 'Q');
  return {
    code: code ?? '',
    lotNumber: one(named('10', '1T'), ({ value }) => value),
    otherLotNumbers,
    expiresOn,
    serialNumber: one(named('21', 'S'), ({ value }) => value),
    quantity: one(pieces.length > 0 ? pieces : named('37'), count),
    doubts,
  };
}
