import { expect, it } from 'vitest';
import { instantOf } from './instant.ts';

it.each([
  ['2026-11-27T09:30', 'America/New_York', '2026-11-27T14:30:00.000Z'],
  ['2026-07-01T09:30', 'America/New_York', '2026-07-01T13:30:00.000Z'],
  ['2026-03-08T01:59', 'America/New_York', '2026-03-08T06:59:00.000Z'],
  ['2026-03-08T03:00', 'America/New_York', '2026-03-08T07:00:00.000Z'],
  ['2026-10-25T12:00', 'Europe/Berlin', '2026-10-25T11:00:00.000Z'],
  ['2026-03-29T00:30', 'Pacific/Auckland', '2026-03-28T11:30:00.000Z'],
])('%s in %s is %s', (local, timeZone, instant) => {
  expect(instantOf(local, timeZone).toISOString()).toBe(instant);
});
