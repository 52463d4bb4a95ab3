/** Writes an instant as people of the language do; in UTC, since nobody says where the mail is read. */
export function instantIn(language: string): (iso: string) => string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return (iso) => `${format.format(new Date(iso))} UTC`;
}
