import { describe, expect, it } from 'vitest';
import { dayFromNow } from '../../kit/world.ts';
import { misfit, problemOf, tomorrow, useThings } from './bad-input.kit.ts';

useThings();

describe('dates', () => {
  const moments = ['2025-02-30T10:00:00Z', '2025-02-03T25:00:00Z', '2025-02-03', 'yesterday', '', 0, 1.7e12];
  const days = ['2027-02-30', '2027-13-01', '2027-2-3', '31.03.2027', '2027-03-31T00:00:00Z', '', 20270331];
  it.each([
    ['createDrug', 'expiration', days],
    ['receiveStock', 'expiresOn', days],
    ['receiveStock', 'occurredAt', moments],
    ['dispenseStock', 'occurredAt', moments],
    ['adjustStock', 'occurredAt', moments],
    ['snoozeAlert', 'until', moments],
  ] as const)('%s refuses a %s that is malformed or does not exist', async (mutation, field, values) => {
    for (const value of values)
      expect([value, ...(await misfit(mutation, { [field]: value }))]).toEqual([
        value,
        'BAD_USER_INPUT',
        `input.${field}`,
      ]);
  });

  it.each([
    ['createDrug', 'expiration: not-expired', dayFromNow(-2)],
    ['receiveStock', 'occurredAt: past', `${dayFromNow(2)}T00:00:00Z`],
    ['dispenseStock', 'occurredAt: maxDate', '9999-12-31T23:59:59Z'],
    ['dispenseStock', 'occurredAt: minDate', '0000-01-01T00:00:00Z'],
    ['adjustStock', 'occurredAt: past', tomorrow()],
    ['snoozeAlert', 'until: future', '2020-01-01T00:00:00Z'],
    ['snoozeAlert', 'until: future', `${dayFromNow(32)}T00:00:00Z`],
  ] as const)('%s: %s refuses %s', async (mutation, problem, value) => {
    const [field = ''] = problem.split(':');
    expect(await problemOf(mutation, { [field]: value })).toEqual(['BAD_USER_INPUT', `input.${problem}`]);
  });
});
