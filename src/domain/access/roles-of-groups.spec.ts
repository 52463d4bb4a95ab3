import { describe, expect, it } from 'vitest';
import { groupsOf, rolesOfGroups } from './roles-of-groups.ts';

const given = [
  { groupName: 'readers', role: 'AUDITOR', pharmacyId: null },
  { groupName: 'chiefs', role: 'MANAGER', pharmacyId: null },
  { groupName: 'night', role: 'PHARMACIST', pharmacyId: 'a' },
  { groupName: 'night', role: 'TECHNICIAN', pharmacyId: 'b' },
] as const;

describe('the roles of groups', () => {
  it('are those of each place', () => {
    expect(rolesOfGroups(['night', 'readers'], given)).toEqual([
      { role: 'PHARMACIST', pharmacyId: 'a' },
      { role: 'TECHNICIAN', pharmacyId: 'b' },
      { role: 'AUDITOR', pharmacyId: null },
    ]);
  });

  it('are the first in order where groups give several at one place', () => {
    expect(rolesOfGroups(['readers', 'chiefs'], given)).toEqual([{ role: 'MANAGER', pharmacyId: null }]);
  });

  it('are none for groups that give none, and groups are told apart by every letter', () => {
    expect(rolesOfGroups(['Night', 'nigh', ''], given)).toEqual([]);
  });

  it.each([
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    ['a', ['a']],
    [['a', 1, null, {}], ['a']],
    [undefined, []],
    [{ a: true }, []],
  ])('a claim of %j names %j', (claim, groups) => {
    expect(groupsOf(claim)).toEqual(groups);
  });
});
