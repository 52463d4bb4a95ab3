import { newToken, sha256 } from '../../src/platform/crypto/crypto.ts';
import { password, someText } from '../kit/world.ts';
import { act, idOf, organizationOf } from './acts.ts';
import { type Operations } from './operation.ts';

export const organizations: Operations = {
  organization: {
    may: 'yes yes yes yes yes yes yes yes in',
  },
  pharmacies: {
    may: 'yes yes yes yes yes yes yes yes in',
  },
  signUp: {
    may: 'yes yes yes yes yes yes yes yes yes',
    variables: () => ({
      input: {
        name: 'An Owner',
        email: `${someText('owner')}@pharmacy.example`,
        password,
        organizationName: 'Another Group',
        pharmacyName: 'High Street',
        pharmacyCode: 'MAIN',
        timezone: 'UTC',
        deviceToken: newToken(),
      },
    }),
    changes: [
      {
        name: 'signUp',
        creates: {
          organization: ['name'],
          pharmacy: ['name', 'code', 'timezone'],
          account: ['email'],
          app_user: ['name'],
          membership: ['role'],
        },
        prepare: async (stage) => ({
          ...(await act(stage, 'signUp')),
          by: stage.world.app.client(),
          secrets: [password],
        }),
      },
    ],
  },
  confirmSignUp: {
    may: 'yes yes yes yes yes yes yes yes yes',
    variables: async ({ world: { app } }) => {
      const token = newToken();
      await app.sql(
        `INSERT INTO pending_sign_up (id, email, name, password_hash, organization_name, pharmacy_name, pharmacy_code, timezone, token_hash, expires_at)
       VALUES (new_uuid_v7(), $1, 'An Owner', $2, 'Another Group', 'High Street', 'MAIN', 'UTC', $3, $4)`,
        [
          `${someText('owner')}@pharmacy.example`,
          await app.server.platform.passwords.hash(password),
          sha256(token),
          new Date(app.clock.now().getTime() + 86_400_000),
        ],
      );
      return { input: { token, password, deviceToken: newToken() } };
    },
    changes: [
      {
        name: 'confirmSignUp',
        creates: {
          organization: ['name'],
          pharmacy: ['name', 'code', 'timezone'],
          app_user: ['email', 'name'],
          membership: ['role'],
        },
        prepare: async (stage) => ({
          ...(await act(stage, 'confirmSignUp')),
          by: stage.world.app.client(),
          secrets: [password],
        }),
      },
    ],
  },
  createPharmacy: {
    may: 'yes no  no  no  no  no  no  yes in',
    personsOnly: true,
    variables: () => {
      const code = someText('P').toUpperCase();
      return { input: { name: code, code, timezone: 'Europe/Berlin' } };
    },
    changes: [
      {
        name: 'createPharmacy',
        creates: { pharmacy: [] },
        prepare: (stage) => act(stage, 'createPharmacy'),
      },
    ],
  },
  setApprovalRule: {
    may: 'yes no  no  no  no  no  no  yes in',
    asksProof: 'organization.set-approval-rule',
    personsOnly: true,
    variables: () => ({ input: { requesterMayApprove: false } }),
    changes: [
      {
        name: 'setApprovalRule',
        changes: ['organization.requester_may_approve'],
        prepare: async (stage) => {
          const query = 'SELECT requester_may_approve::text AS id FROM organization WHERE id = $1';
          const now = await idOf(stage, query, await organizationOf(stage));
          return { mutation: 'setApprovalRule', input: { requesterMayApprove: now === 'false' } };
        },
      },
    ],
  },
};
