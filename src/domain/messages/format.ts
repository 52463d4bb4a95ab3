/** Writes an instant as people of the language do; in UTC, since nobody says where the mail is read. */
export function instantIn(locale: string): (iso: string) => string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return (iso) => `${format.format(new Date(iso))} UTC`;
}

/** Writes a calendar day, YYYY-MM-DD, as people of the language do. It has no time zone, and is read and written as UTC, so that it never moves. */
export function dayIn(locale: string, parts: Intl.DateTimeFormatOptions): (iso: string) => string {
  const format = new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' });
  return (iso) => format.format(new Date(`${iso}T00:00:00Z`));
}

/** Writes a number as people of the language do. Numbers of orders are names, and are not written so. */
export function numberIn(locale: string): (value: number) => string {
  const format = new Intl.NumberFormat(locale);
  return (value) => format.format(value);
}
