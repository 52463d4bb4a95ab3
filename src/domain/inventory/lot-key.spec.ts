import { describe, expect, it } from 'vitest';
import { lotKey, whyNoLotNumber } from './lot-key.ts';

describe('lotKey', () => {
  it.each([
    ['A1-77', 'A177'],
    ['a1-77', 'A177'],
    [' A1 77 ', 'A177'],
    ['A1\u00a077', 'A177'],
    ['A1\u201077', 'A177'],
    ['A1\u201477', 'A177'],
    ['A1\u00ad77', 'A177'],
    ['A1\u200b7\ufeff7', 'A177'],
    ['A1\u221277', 'A177'],
    ['Ａ１－７７', 'A177'],
    ['A1\u001d77', 'A177'],
    ['é1', 'É1'],
    ['e\u03011', 'É1'],
    ['A1/77.B_2', 'A1/77.B_2'],
    ['---', ''],
  ])('of %j is %j', (lotNumber, key) => {
    expect(lotKey(lotNumber)).toBe(key);
  });
});

describe('whyNoLotNumber', () => {
  it('refuses control characters and what nobody can read', () => {
    expect(whyNoLotNumber('A1\u001d21SER')).toBe('CONTROL');
    expect(whyNoLotNumber('A1\nB')).toBe('CONTROL');
    expect(whyNoLotNumber('\u200b-')).toBe('BLANK');
    expect(whyNoLotNumber('A1-77')).toBeNull();
  });
});
