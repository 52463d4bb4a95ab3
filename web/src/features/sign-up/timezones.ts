/** The time zone of the browser. */
export const ownTimezone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** All that the browser knows, with its own, which is not always among them. */
export const timezones: readonly string[] = [
  ...new Set([ownTimezone, 'UTC', ...Intl.supportedValuesOf('timeZone')]),
].sort();
