import { expect, it } from 'vitest';
import { coversNothing, type Reading, scopesOf } from './meant.ts';

const lot = (lotNumber: string, label: string | null) => ({ lotNumber, label, expiresOn: null, ofRange: false });
const code = (kind: string, text: string, label: string | null) => ({ kind, code: text, label });
const reading: Reading = {
  id: 'r',
  proposals: [],
  reading: {
    codes: [code('NDC', '0093-0787-01', 'a'), code('GTIN', '00300930787100', 'b')],
    lots: [lot('90A024', 'a'), lot('90A028', 'b'), lot('90A030', null)],
    allLots: false,
    unread: [],
  },
};
const { codes } = reading.reading;
const meant = {
  drugs: [{ id: 'd', lotNumbers: ['90A024', '90A030'] }],
  codes,
  lots: ['90A024', '90A028', '90A030'],
  allLots: false,
};

it('gives each drug and code the lots that the notice says are its own', () => {
  expect(scopesOf(reading, meant)).toEqual([
    { drugId: 'd', lotNumbers: ['90A024', '90A030'] },
    { ndc: '0093-0787-01', lotNumbers: ['90A024', '90A030'] },
    { gtin: '00300930787100', lotNumbers: ['90A028', '90A030'] },
  ]);
});

it('gives to all what somebody added, and to none what they took away', () => {
  expect(scopesOf(reading, { ...meant, lots: ['90A028', 'X1'] })).toEqual([
    { drugId: 'd', lotNumbers: ['X1'] },
    { ndc: '0093-0787-01', lotNumbers: ['X1'] },
    { gtin: '00300930787100', lotNumbers: ['90A028', 'X1'] },
  ]);
});

it('covers all lots only where that is said', () => {
  expect(scopesOf(reading, { ...meant, allLots: true }).map(({ lotNumbers }) => lotNumbers)).toEqual([
    null,
    null,
    null,
  ]);
});

it('gives to all what is of no code, and what is of none that is meant', () => {
  const lots = [lot('90X827', 'a'), lot('77X436', 'c')];
  const other: Reading = { ...reading, reading: { ...reading.reading, lots } };
  const both = { ...meant, drugs: [{ id: 'd', lotNumbers: ['90X827'] }], lots: ['90X827', '77X436'] };
  expect(scopesOf(other, both)).toEqual([
    { drugId: 'd', lotNumbers: ['90X827', '77X436'] },
    { ndc: '0093-0787-01', lotNumbers: ['90X827', '77X436'] },
    { gtin: '00300930787100', lotNumbers: ['77X436'] },
  ]);
  expect(scopesOf(reading, { ...meant, codes: [], drugs: [{ id: 'd', lotNumbers: ['90A024'] }] })).toEqual([
    { drugId: 'd', lotNumbers: ['90A024', '90A028', '90A030'] },
  ]);
});

it('says what is left without lots', () => {
  const scopes = scopesOf(reading, { ...meant, lots: ['90A028'] });
  expect(scopes.map(({ lotNumbers }) => lotNumbers)).toEqual([[], [], ['90A028']]);
  expect(scopes.filter(coversNothing)).toEqual([
    { drugId: 'd', lotNumbers: [] },
    { ndc: '0093-0787-01', lotNumbers: [] },
  ]);
});
