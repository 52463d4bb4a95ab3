import { addDays, isExpired, isLocalDate, type LocalDate } from '../dates.ts';
import { type Doubt, doubt } from '../doubt.ts';
import { message } from '../messages/index.ts';

/** Whether goods of a drug have an expiry date. */
export type ExpiryControl = 'REQUIRED' | 'NONE';

/** What is asked of the dates of goods that arrive. */
export interface ExpiryRule {
  readonly expiryControl: ExpiryControl;
  /** For how many days they must be good: the drug's rule, or its supplier's; null for none. */
  readonly minRemainingDays: number | null;
  /** The day at the pharmacy. */
  readonly today: LocalDate;
}

/** Hardly any medicine is good for longer; a year typed as 2207 is caught by it. */
export const longestLifeYears = 10;

/** The last day of use that a label means: a day, or the last one of a month where it names no more; null when it is no date. */
export function lastDayOf(text: string): LocalDate | null {
  if (!/^\d{4}-\d{2}$/.test(text)) return isLocalDate(text) ? text : null;
  const first = `${text}-01`;
  if (!isLocalDate(first)) return null;
  const [year = 0, month = 0] = text.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** Why goods with this date are not received: they have expired, or no date was given; null when they may be. */
export function whyNotReceived(expiresOn: LocalDate | null, rule: ExpiryRule): 'EXPIRED' | 'DATE_REQUIRED' | null {
  if (expiresOn === null) return rule.expiryControl === 'REQUIRED' ? 'DATE_REQUIRED' : null;
  return isExpired(expiresOn, rule.today) ? 'EXPIRED' : null;
}

/** What makes one look at the date of a package again before its goods are received. */
export function doubtsOfExpiry(lotNumber: string, expiresOn: LocalDate | null, rule: ExpiryRule): Doubt[] {
  if (expiresOn === null) return [];
  const { today, minRemainingDays } = rule;
  const year = Number(today.slice(0, 4)) + longestLifeYears;
  if (expiresOn > `${year}${today.slice(4)}`) {
    return [doubt('EXPIRY_FAR', message('expiryFar', { lotNumber, expiresOn, years: longestLifeYears }))];
  }
  if (minRemainingDays !== null && expiresOn < addDays(today, minRemainingDays)) {
    return [doubt('SHORT_DATED', message('shortDated', { lotNumber, expiresOn, days: minRemainingDays }))];
  }
  return [];
}
