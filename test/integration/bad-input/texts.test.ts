import { describe, expect, it } from 'vitest';
import { type Input, type Mutation, misfit, problemOf, useThings } from './bad-input.kit.ts';

useThings();

describe('texts', () => {
  const needed: [Mutation, string, number][] = [
    ['signUp', 'organizationName', 200],
    ['signUp', 'pharmacyName', 200],
    ['signUp', 'name', 200],
    ['acceptInvitation', 'token', 100],
    ['acceptInvitation', 'name', 200],
    ['logIn', 'email', 254],
    ['createPharmacy', 'name', 200],
    ['createSupplier', 'name', 200],
    ['updateSupplier', 'name', 200],
    ['createDrug', 'name', 500],
    ['createDrug', 'unit', 50],
    ['createDrug', 'lotNumber', 50],
    ['updateDrug', 'name', 500],
    ['updateDrug', 'unit', 50],
    ['receiveStock', 'lotNumber', 50],
    ['adjustStock', 'reason', 500],
    ['reverseTransaction', 'reason', 500],
    ['setLotStatus', 'reason', 500],
  ];
  it.each(needed)('%s refuses a %s that is blank or longer than %i', async (mutation, field, max) => {
    const rule = field === 'lotNumber' ? 'lotNumber' : 'matches';
    for (const blank of ['', ' \t\n '])
      expect(await problemOf(mutation, { [field]: blank })).toEqual(['BAD_USER_INPUT', `input.${field}: ${rule}`]);
    const long = 'x'.repeat(max + 1);
    expect(await problemOf(mutation, { [field]: long })).toEqual(['BAD_USER_INPUT', `input.${field}: maxLength`]);
    expect(await misfit(mutation, { [field]: 5 })).toEqual(['BAD_USER_INPUT', `input.${field}`]);
  });

  const optional: [Mutation, Readonly<Record<string, number>>][] = [
    ['receiveStock', { note: 2_000 }],
    ['dispenseStock', { note: 2_000, reason: 500 }],
    ['adjustStock', { note: 2_000 }],
    ['reverseTransaction', { note: 2_000 }],
    ['createDrug', { genericName: 500, description: 2_000, strength: 2_000, ndc: 20, gtin: 14 }],
    ['updateDrug', { brandName: 500, dosageForm: 200, storage: 500, labelerName: 500 }],
    ['createSupplier', { contactInfo: 2_000, phone: 50 }],
    ['updateSupplier', { contactInfo: 2_000, phone: 50 }],
  ];
  it.each(optional)('%s refuses longer ones than %j', async (mutation, limits) => {
    for (const [field, max] of Object.entries(limits))
      expect(await problemOf(mutation, { [field]: '7'.repeat(max + 1) })).toEqual([
        'BAD_USER_INPUT',
        `input.${field}: maxLength`,
      ]);
  });

  const shaped: [Mutation, string, Input][] = [
    ['signUp', 'email: isEmail', { email: 'nobody' }],
    ['signUp', 'password: isLength', { password: 'short' }],
    ['signUp', 'password: isLength', { password: 'x'.repeat(129) }],
    ['signUp', 'pharmacyCode: matches', { pharmacyCode: 'main' }],
    ['signUp', 'timezone: timezone', { timezone: 'Nowhere/Town' }],
    ['signUp', 'timezone: timezone', { timezone: '-05' }],
    ['acceptInvitation', 'password: isLength', { password: '' }],
    ['changePassword', 'newPassword: isLength', { newPassword: 'short' }],
    ['createPharmacy', 'code: matches', { code: 'A B' }],
    ['createPharmacy', 'timezone: timezone', { timezone: '' }],
    ['createPharmacy', 'timezone: timezone', { timezone: 'US/Pacific-New' }],
    ['createPharmacy', 'timezone: timezone', { timezone: 'Etc/GMT+5' }],
    ['inviteMember', 'email: isEmail', { email: 'a@b' }],
    ['createSupplier', 'email: isEmail', { email: 'a b@c.example' }],
    ['createDrug', 'ndc: ndc', { ndc: '0002-32290-01' }],
    ['createDrug', 'gtin: gtin', { gtin: '4006381333932' }],
    ['updateDrug', 'ndc: ndc', { ndc: 'zero' }],
    ['updateDrug', 'gtin: gtin', { gtin: '123' }],
    ['createDrug', 'substances: arrayMaxSize', { substances: Array(201).fill('x') }],
    ['updateDrug', 'routes: arrayMaxSize', { routes: Array(51).fill('x') }],
  ];
  it.each(shaped)('%s answers %s', async (mutation, problem, changed) => {
    expect(await problemOf(mutation, changed)).toEqual(['BAD_USER_INPUT', `input.${problem}`]);
  });

  it('all mistakes are told at once', async () => {
    const told = await problemOf('receiveStock', { quantity: 0, lotNumber: '', note: 'x'.repeat(2_001) });
    expect(told.sort()).toEqual([
      'BAD_USER_INPUT',
      'input.lotNumber: lotNumber',
      'input.note: maxLength',
      'input.quantity: min',
    ]);
  });
});
