import { describe, expect, it } from 'vitest';
import commonPasswords from './access/common-passwords.json' with { type: 'json' };
import { demoPassword, isGuessable, normalPassword } from './access/password.ts';
import { alertTransitions } from './alerts/alert-state.ts';
import { addDays, isExpired, isLocalDate, isTimezone, localDate } from './dates.ts';
import { lotTransitions } from './inventory/lot-status.ts';
import { figuresOf, stockStatus } from './inventory/stock-status.ts';

describe('dates', () => {
  it('tells the date in the pharmacy, not in the server', () => {
    const instant = new Date('2026-11-23T03:30:00Z');
    expect(localDate(instant, 'America/New_York')).toBe('2026-11-22');
    expect(localDate(instant, 'Asia/Tokyo')).toBe('2026-11-23');
  });

  it('adds days over the ends of months and leap years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });

  it.each(['2027-02-29', '2027-13-01', '2027-1-1', '27-01-01', '2027-01-01T00:00:00Z', '', 'tomorrow'])(
    'does not take %j for a date',
    (text) => {
      expect(isLocalDate(text)).toBe(false);
    },
  );

  it.each(['Europe/Berlin', 'America/Argentina/Buenos_Aires', 'America/Port-au-Prince', 'UTC'])(
    'knows the time zone %s',
    (name) => {
      expect(isTimezone(name)).toBe(true);
    },
  );

  it.each([
    'Europe/Atlantis',
    '-05',
    '+05:30',
    'EST',
    'EST5EDT',
    'Etc/GMT+5',
    'US/Pacific-New',
    'America/Foo5',
    'GMT',
    '',
  ])('does not take %j for a time zone', (name) => {
    expect(isTimezone(name)).toBe(false);
  });

  it('counts goods without a date as never expired', () => {
    expect(isExpired(null, '2999-01-01')).toBe(false);
  });
});

describe('state machines', () => {
  it.each([
    ['alerts', alertTransitions, 'OPEN'],
    ['lots', lotTransitions, 'RELEASED'],
  ] as const)(
    'of %s reach every state from the first one',
    (_name, transitions: Readonly<Record<string, readonly string[]>>, first) => {
      const reached = new Set<string>([first]);
      for (const state of reached) for (const next of transitions[state] ?? []) reached.add(next);
      expect([...reached].sort()).toEqual(Object.keys(transitions).sort());
    },
  );

  it('leave nothing after a resolved alert', () => {
    expect(alertTransitions.RESOLVED).toEqual([]);
  });

  it('let a recalled lot never straight back onto the shelf', () => {
    expect(lotTransitions.RECALLED).not.toContain('RELEASED');
  });
});

describe('a stock', () => {
  const lot = {
    id: 'l',
    lotNumber: 'L',
    expiresOn: '2026-11-22',
    status: 'RELEASED' as const,
    quantity: 10,
    allocated: 0,
    createdAt: 0,
  };

  it('is out when only expired goods are left', () => {
    const figures = figuresOf([lot], 5, '2026-11-23');
    expect(figures).toMatchObject({ quantity: 10, usable: 0, status: 'OUT', earliestExpiry: '2026-11-22' });
  });

  it('is low below its reorder point, and well at it', () => {
    expect([stockStatus(4, 5), stockStatus(5, 5), stockStatus(0, 0)]).toEqual(['LOW', 'OK', 'OUT']);
  });
});

describe('a password', () => {
  it.each([
    'passwordpassword',
    'PasswordPassword!',
    'p@ssw0rd1234',
    'aaaaaaaaaaaaaaa',
    'abababababab',
    '123456789012345',
    'carpenter123',
    'Carpenter-2026!',
    'carpenter@example.org',
    'Ann Carpenter 7',
    'annannannannann',
    'qwertyuiop[]',
    'QWERTYuiop12',
    '!QAZ@WSX3edc',
    '1q2w3e4r5t6z',
    'abcdefghijklm',
    'abc123abc123',
    'йцукенгшщзхъ',
    'azertyuiopqsd',
    'summer2026!!!',
    'Christopher1984',
    'monkey dragon',
    'purplemonkey12',
    'polniypizdec0211',
    'xkcd.xkcd.xkcd',
    demoPassword,
    'Tablets-In-The-Demo',
    // Wide letters.
    'ｐａｓｓｗｏｒｄ１２３４',
  ])('%s is guessable', (password) => {
    expect(isGuessable(password, 'carpenter@example.org', 'Ann Carpenter')).toBe(true);
  });

  it.each([
    'correct horse battery',
    'correcthorsebattery',
    'a-long-enough-password',
    'kV7!mQ2pXz9@',
    'tdsrqbxkgwvn',
    'grüne Wiese am Fluss',
    '雨の日は家で本を読みます',
  ])('%s is not', (password) => {
    expect(isGuessable(password, 'carpenter@example.org', 'Ann Carpenter')).toBe(false);
  });

  it('of the demo is the demo’s', () => {
    expect(isGuessable(demoPassword, 'owner@demo.example', 'Demo Owner')).toBe(false);
    expect(isGuessable(demoPassword, 'owner@not-demo.example', 'Demo Owner')).toBe(true);
  });

  it('of the list is guessable in every line of it', () => {
    expect(commonPasswords.length).toBeGreaterThan(40_000);
    for (const each of commonPasswords.slice(0, 1_000)) expect(isGuessable(each, 'a@b.example', 'A')).toBe(true);
    for (const each of commonPasswords) expect(each).toBe(normalPassword(each).toLowerCase());
  });
});
