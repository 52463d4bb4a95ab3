/** The time zone of the browser. */
export const ownTimezone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** All that the browser knows, with its own and UTC, which are not always among them. */
export const timezones = (): string[] =>
  [...new Set([ownTimezone(), 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort();
