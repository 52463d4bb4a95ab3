/** The zones that the server takes: those of an area and a city, and UTC. */
const areaAndCity = /^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/[A-Za-z_/-]+$/;

/** The time zone of the browser; UTC where that is none of an area and a city. */
export const ownTimezone = (): string => {
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return areaAndCity.test(own) ? own : 'UTC';
};

/** All that the browser knows, with its own and UTC, which are not always among them. */
export const timezones = (): string[] =>
  [
    ...new Set([ownTimezone(), 'UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => areaAndCity.test(zone))]),
  ].sort();
