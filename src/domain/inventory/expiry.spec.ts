import { describe, expect, it } from 'vitest';
import { doubtsOfExpiry, lastDayOf, whyNotReceived } from './expiry.ts';

const rule = { expiryControl: 'REQUIRED', minRemainingDays: null, today: '2026-11-27' } as const;

describe('the day that a label means', () => {
  it.each([
    ['2027-03-31', '2027-03-31'],
    ['2027-02', '2027-02-28'],
    ['2028-02', '2028-02-29'],
    ['2027-12', '2027-12-31'],
    ['2027-13', null],
    ['2027-02-30', null],
    ['03/2027', null],
    ['', null],
  ])('%j is %j', (text, day) => {
    expect(lastDayOf(text)).toBe(day);
  });
});

describe('receiving', () => {
  it('asks for a date unless the goods have none', () => {
    expect(whyNotReceived(null, rule)).toBe('DATE_REQUIRED');
    expect(whyNotReceived(null, { ...rule, expiryControl: 'NONE' })).toBeNull();
    expect(whyNotReceived('2026-11-27', rule)).toBeNull();
    expect(whyNotReceived('2026-11-26', { ...rule, expiryControl: 'NONE' })).toBe('EXPIRED');
  });

  it('doubts a date of more than ten years', () => {
    expect(doubtsOfExpiry('A1', '2036-11-27', rule)).toEqual([]);
    expect(doubtsOfExpiry('A1', '2036-11-28', rule)).toMatchObject([{ kind: 'EXPIRY_FAR' }]);
    expect(doubtsOfExpiry('A1', '2207-12-31', rule)).toMatchObject([{ kind: 'EXPIRY_FAR' }]);
  });

  it('doubts goods that are good for fewer days than asked for', () => {
    const asked = { ...rule, minRemainingDays: 180 };
    expect(doubtsOfExpiry('A1', '2027-05-25', asked)).toMatchObject([{ kind: 'SHORT_DATED' }]);
    expect(doubtsOfExpiry('A1', '2027-05-26', asked)).toEqual([]);
    expect(doubtsOfExpiry('A1', null, asked)).toEqual([]);
  });
});
