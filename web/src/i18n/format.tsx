import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useLanguage } from './language.tsx';

/** Numbers, days and instants as people of the language write them; instants in the time zone of the pharmacy. */
export interface Format {
  number(value: number): string;
  /** With its sign, for what was added or taken. */
  change(value: number): string;
  percent(value: number): string;
  /** A calendar day, YYYY-MM-DD. */
  day(value: string): string;
  /** The month of a calendar day. */
  month(value: string): string;
  /** The day of an instant. */
  date(value: string | Date): string;
  /** Day and time of an instant. */
  dateTime(value: string | Date): string;
  time(value: string | Date): string;
  /** "3 minutes ago", "in 2 days", counted from now. */
  relative(value: string | Date, now?: Date): string;
  list(values: readonly string[]): string;
}

const Zone = createContext<string | undefined>(undefined);

/** The time zone in which everything below is told. */
export function TimeZone({ zone, children }: { readonly zone: string; readonly children: ReactNode }) {
  return <Zone value={zone}>{children}</Zone>;
}

export function useFormat(): Format {
  const { language } = useLanguage();
  const zone = useContext(Zone);
  return useMemo(() => createFormat(localeOf(language), zone), [language, zone]);
}

/** The browser's own variant of the language, as en-GB for English, since it decides how a date is written. */
function localeOf(language: string): string {
  return navigator.languages.find((each) => each.slice(0, 2).toLowerCase() === language && each.length > 2) ?? language;
}

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

export function createFormat(locale: string, zone: string | undefined): Format {
  const timeZone = zone === undefined ? {} : { timeZone: zone };
  const number = new Intl.NumberFormat(locale);
  const change = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  // A calendar day has no time zone: it is read and written as UTC, so that it never moves.
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...timeZone });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', ...timeZone });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', ...timeZone });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const list = new Intl.ListFormat(locale);
  return {
    number: (value) => number.format(value),
    change: (value) => change.format(value),
    percent: (value) => percent.format(value),
    day: (value) => day.format(new Date(`${value}T00:00:00Z`)),
    month: (value) => month.format(new Date(`${value}T00:00:00Z`)),
    date: (value) => date.format(new Date(value)),
    dateTime: (value) => dateTime.format(new Date(value)),
    time: (value) => time.format(new Date(value)),
    relative: (value, now = new Date()) => {
      const seconds = (new Date(value).getTime() - now.getTime()) / 1_000;
      const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
      return relative.format(Math.trunc(seconds / size), unit);
    },
    list: (values) => list.format(values),
  };
}
