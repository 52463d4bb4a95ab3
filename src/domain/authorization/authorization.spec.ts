import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApothecaError } from '../error.ts';
import { type Actor, can, canAt, canEverywhere, grantOfRole, heldPermissions, pharmaciesWhere } from './actor.ts';
import {
  includes,
  mayAssign,
  neededWith,
  permissions,
  permissionsOf,
  roleGrants,
  roles,
  whyNotForServices,
} from './permissions.ts';
import { checkPolicy, checkProof, describePolicy, type Policy } from './policy.ts';
import { requireAt, requireSomewhere, requireVisible } from './scope.ts';

const person: Actor = {
  kind: 'PERSON',
  userId: 'u',
  sessionId: 's',
  provedAt: null,
  organizationId: 'o',
  name: 'n',
  label: 'e',
  grants: [],
  issuer: null,
  pharmacyIds: ['a', 'b'],
  owesFactor: false,
};
const actor = (...grants: Actor['grants']): Actor => ({ ...person, grants });

/** The code that it is refused with; null when it is not. */
function codeOf(check: () => void): string | null {
  try {
    check();
    return null;
  } catch (error) {
    return error instanceof ApothecaError ? error.code : 'INTERNAL';
  }
}

describe('roles', () => {
  it('give the owner everything', () => {
    expect(permissions.filter((permission) => !roleGrants('OWNER', permission))).toEqual([]);
  });

  it('let the auditor read alone', () => {
    expect(permissions.filter((permission) => roleGrants('AUDITOR', permission))).toEqual([
      'catalogue:read',
      'stock:read',
      'order:read',
      'message:read',
      'member:read',
      'audit:read',
    ]);
  });

  it('are given only by those who hold all their permissions', () => {
    expect(roles.filter((role) => mayAssign(permissionsOf('MANAGER'), role))).toEqual([
      'MANAGER',
      'PHARMACIST',
      'TECHNICIAN',
    ]);
    expect(roles.filter((role) => mayAssign(permissionsOf('OWNER'), role))).toEqual([...roles]);
    expect(roles.filter((role) => mayAssign(permissionsOf('TECHNICIAN'), role))).toEqual(['TECHNICIAN']);
  });

  it('hold some permissions that no service is ever given', () => {
    expect(permissions.filter((permission) => whyNotForServices(permission) !== null)).toEqual([
      'period:close',
      'order:approve',
      'message:read',
      'message:send',
      'message:moderate',
      'recall:activate',
      'recall:acknowledge',
      'member:manage',
      'pharmacy:create',
      'organization:manage',
      'service-key:manage',
    ]);
  });

  it('hold with each permission what it is of no use without', () => {
    for (const role of roles)
      for (const permission of permissionsOf(role)) {
        const needed = neededWith(permission);
        if (needed !== null) expect(permissionsOf(role)).toContain(needed);
      }
  });

  it('count at the pharmacy where they are held', () => {
    const technician = actor(grantOfRole('TECHNICIAN', 'a'), grantOfRole('AUDITOR', 'b'));
    expect(canAt(technician, 'stock:dispense', 'a')).toBe(true);
    expect(canAt(technician, 'stock:dispense', 'b')).toBe(false);
    expect(pharmaciesWhere(technician, 'stock:dispense')).toEqual(['a']);
    expect(can(technician, 'audit:read')).toBe(true);
    expect(canEverywhere(technician, 'audit:read')).toBe(false);
  });

  it('do not reach a pharmacy that the actor does not see', () => {
    expect(canAt(actor(grantOfRole('OWNER', null)), 'stock:read', 'elsewhere')).toBe(false);
  });
});

/** Anybody with any roles at any places, and services with permissions one by one. */
const anyActor = fc
  .record({
    grants: fc.array(
      fc.oneof(
        fc
          .tuple(fc.constantFrom(...roles), fc.constantFrom(null, 'a', 'b'))
          .map(([role, pharmacyId]) => grantOfRole(role, pharmacyId)),
        fc
          .tuple(fc.subarray(permissions), fc.constantFrom(null, 'a', 'b'))
          .map(([held, pharmacyId]) => ({ permissions: new Set(held), pharmacyId, role: null })),
      ),
      { maxLength: 4 },
    ),
    owesFactor: fc.boolean(),
    pharmacyIds: fc.subarray(['a', 'b']),
  })
  .map((drawn): Actor => ({ ...person, ...drawn }));

describe('what somebody is told that they may do', () => {
  it('is what the policies and scopes let them', () => {
    fc.assert(
      fc.property(anyActor, fc.constantFrom(...permissions), (asking, permission) => {
        const told = heldPermissions(asking, null).includes(permission);
        expect(codeOf(() => checkPolicy(asking, `${permission} everywhere`)) === null).toBe(told);
        for (const place of asking.pharmacyIds) {
          const allowed = codeOf(() => {
            checkPolicy(asking, permission);
            requireAt(asking, permission, place);
          });
          expect(allowed === null).toBe(heldPermissions(asking, place).includes(permission));
        }
      }),
    );
  });

  it('is at a pharmacy what their role has there, for each role and place', () => {
    for (const role of roles)
      for (const place of [null, 'a'] as const) {
        const held = actor(grantOfRole(role, place));
        expect(heldPermissions(held, 'a')).toEqual([...permissionsOf(role)]);
        expect(heldPermissions(held, 'b')).toEqual(place === null ? [...permissionsOf(role)] : []);
        expect(heldPermissions(held, null)).toEqual(place === null ? [...permissionsOf(role)] : []);
      }
  });
});

describe('a policy', () => {
  const open: readonly Policy[] = ['public', 'signed-in', 'person', 'account'];
  const owner = actor(grantOfRole('OWNER', null));

  it.each([
    ['somebody not signed in', null, [null, 'UNAUTHENTICATED', 'UNAUTHENTICATED', 'UNAUTHENTICATED']],
    ['who owes a second factor', { ...owner, owesFactor: true }, [null, ...Array(3).fill('FACTOR_REQUIRED')]],
    ['a service', { ...owner, kind: 'SERVICE' as const }, [null, null, 'FORBIDDEN', 'FORBIDDEN']],
    ['whom a provider vouches for', { ...owner, issuer: 'https://id.example' }, [null, null, null, 'FORBIDDEN']],
    ['a person by their own account', owner, [null, null, null, null]],
  ])('is as open as it says, for %s', (_who, asking, expected) => {
    expect(open.map((policy) => codeOf(() => checkPolicy(asking, policy)))).toEqual(expected);
  });

  it('lets who owes a second factor do what sets one up', () => {
    expect(codeOf(() => checkPolicy({ ...owner, owesFactor: true }, 'person', true))).toBeNull();
  });

  it('is described by what it is, and names no permission that there is none of', () => {
    for (const policy of open) expect(describePolicy(policy)).toMatch(/^For any/);
    for (const permission of permissions) {
      expect(describePolicy(permission)).toBe(`Needs the permission \`${permission}\`.`);
      expect(describePolicy(`${permission} everywhere`, true)).toBe(
        `Needs the permission \`${permission}\` at all pharmacies. A person has to have shown who they are within the last minutes (\`proveIdentity\`).`,
      );
    }
  });
});

describe('a proof', () => {
  const provedAt = new Date('2026-11-27T09:00:00Z');
  const minutesLater = (minutes: number) => new Date(provedAt.getTime() + minutes * 60_000);

  it('lasts as long as is set, and is not asked of services', () => {
    const proved = { ...person, provedAt };
    expect(codeOf(() => checkProof(proved, minutesLater(10), 10))).toBeNull();
    expect(codeOf(() => checkProof(proved, minutesLater(10.1), 10))).toBe('PROOF_REQUIRED');
    expect(codeOf(() => checkProof({ ...person, kind: 'SERVICE' }, minutesLater(999), 10))).toBeNull();
  });
});

describe('a scope', () => {
  const technician = actor(grantOfRole('TECHNICIAN', 'a'));

  it('tells what is not theirs to do from what is not theirs to see', () => {
    expect(codeOf(() => requireAt(technician, 'stock:dispense', 'a'))).toBeNull();
    expect(codeOf(() => requireAt(technician, 'stock:adjust', 'a'))).toBe('FORBIDDEN');
    expect(codeOf(() => requireAt(technician, 'stock:dispense', 'b'))).toBe('FORBIDDEN');
    expect(codeOf(() => requireAt(technician, 'stock:dispense', 'elsewhere'))).toBe('NOT_FOUND');
    expect(codeOf(() => requireVisible(technician, 'elsewhere'))).toBe('NOT_FOUND');
    expect(codeOf(() => requireSomewhere(technician, 'stock:dispense'))).toBeNull();
    expect(codeOf(() => requireSomewhere(technician, 'audit:read'))).toBe('FORBIDDEN');
  });
});

describe('a service key', () => {
  it('that may reverse anything may reverse its own, also one from before that was a permission', () => {
    expect(includes(['stock:reverse'], 'stock:reverse-own')).toBe(true);
    expect(includes(['stock:reverse-own'], 'stock:reverse')).toBe(false);
    for (const permission of permissions) expect(includes([permission], permission)).toBe(true);
  });

  it('needs with each permission what its answers show', () => {
    expect(permissions.filter((permission) => neededWith(permission) === null)).toEqual([
      'catalogue:read',
      'stock:read',
      'period:close',
      'message:read',
      'message:send',
      'message:moderate',
      'member:read',
      'member:manage',
      'pharmacy:create',
      'organization:manage',
      'service-key:manage',
      'audit:read',
    ]);
    expect(permissions.filter((permission) => neededWith(permission) === 'order:read')).toEqual([
      'order:read-recipient',
      'order:request',
      'order:approve',
      'order:fulfill',
    ]);
  });
});
