import { isLocalDate, type LocalDate } from '../dates.ts';

/** A label's YYMMDD; a day of 00 is the last one of the month, and the century is the one that is nearest to today. Null when there is no such day. */
export function labelDate(digits: string, today: Date): LocalDate | null {
  const [, yy, mm, dd] = /^(\d\d)(\d\d)(\d\d)$/.exec(digits) ?? [];
  if (yy === undefined || mm === undefined || dd === undefined) return null;
  const now = today.getUTCFullYear();
  let year = now - (now % 100) + Number(yy);
  if (year - now > 50) year -= 100;
  else if (now - year > 49) year += 100;
  return fullDate(`${year}${mm}${dd}`);
}

/** YYYYMMDD, with a day of 00 for the last one of the month. */
export function fullDate(digits: string): LocalDate | null {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(digits) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const date = `${year}-${month}-${day === '00' ? String(last).padStart(2, '0') : day}`;
  return isLocalDate(date) ? date : null;
}

/** Whether a date is so far from today that it is rather a mistake. */
export function isUnlikely(date: LocalDate, today: Date): boolean {
  return Math.abs(Date.parse(date) - today.getTime()) > 10 * 365.25 * 24 * 3_600_000;
}
