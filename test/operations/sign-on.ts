import { newId } from '../../src/platform/database/ids.ts';
import { SetIdentityProviderDocument } from '../generated/graphql.ts';
import { as } from '../kit/client.ts';
import { openIdentityProvider } from '../kit/identity-provider.ts';
import { someText } from '../kit/world.ts';
import { act, done, organizationOf, owned, secret, secretly, usual } from './acts.ts';
import { type Operations, type Stage } from './operation.ts';
import { owner, type Scene } from './scene.ts';

/** One for all. */
const providers = new WeakMap<Stage, ReturnType<typeof openIdentityProvider>>();

/** Somebody who comes back from the identity provider of the organization, in these groups. */
async function signingOn(stage: Stage, groups: readonly string[], subject = someText('subject')) {
  const opened = providers.get(stage) ?? openIdentityProvider(`${publicUrl}/sign-on`);
  if (!providers.has(stage)) stage.ending.push(async () => (await opened).close());
  providers.set(stage, opened);
  const provider = await opened;
  const { issuer, clientId, clientSecret } = provider;
  await owned(stage, 'setIdentityProvider', {
    ...(await usual(stage, 'setIdentityProvider')).input,
    ...{ issuer, clientId, clientSecret },
    groupRoles: [
      { group: 'pharmacists', role: 'PHARMACIST' },
      { group: 'chiefs', role: 'MANAGER' },
    ],
  });
  provider.people.set(subject, { email: `${subject}@pharmacy.example`, email_verified: true, name: 'Ann', groups });
  const by = stage.world.app.client();
  const organizationId = await organizationOf(stage);
  const { data } = await by.send<{ signOnRequest: { url: string; browserToken: string } }>(
    'query ($id: ID!) { signOnRequest(organizationId: $id) { url browserToken } }',
    { id: organizationId },
  );
  const { url = '', browserToken = '' } = data?.signOnRequest ?? {};
  const input = { returned: await provider.visit(url, subject), browserToken, deviceToken: 'd'.repeat(43) };
  return { mutation: 'completeSignOn', input, by, secrets: [input.returned, browserToken], subject };
}

/** Where the passkeys of the tests are made for. */
export const publicUrl = 'http://localhost:4000';

const providerOf = ({ world: { pharmacyId } }: Scene) => ({
  input: {
    issuer: 'https://login.pharmacy.example',
    clientId: someText('apotheca'),
    clientSecret: someText('secret'),
    scope: 'openid email profile',
    groupsClaim: 'groups',
    groupRoles: [{ group: 'pharmacists', role: 'PHARMACIST' as const, pharmacyId }],
  },
});

/** Sets an identity provider for the organization. */
export async function withProvider(scene: Scene): Promise<object> {
  const { setIdentityProvider } = await owner(scene).ask(SetIdentityProviderDocument, providerOf(scene));
  as(setIdentityProvider, 'IdentityProvider');
  return {};
}

export const signOn: Operations = {
  identityProvider: {
    may: 'yes no  no  no  no  no  no  404 in',
    personsOnly: true,
    variables: (scene) => withProvider(scene),
  },
  setIdentityProvider: {
    may: 'yes no  no  no  no  no  no  404 in',
    asksProof: 'organization.set-identity-provider',
    personsOnly: true,
    variables: (scene) => providerOf(scene),
    changes: [
      {
        name: 'setIdentityProvider',
        creates: { identity_provider: [], group_role: ['groupName', 'role', 'pharmacyId'] },
        prepare: (stage) => act(stage, 'setIdentityProvider', { clientSecret: secret }).then(secretly),
      },
      {
        name: 'setIdentityProvider to another one',
        changes: ['issuer', 'client_id', 'client_secret', 'scope', 'groups_claim'].map(
          (each) => `identity_provider.${each}`,
        ),
        creates: { group_role: ['groupName', 'role', 'pharmacyId'] },
        deletes: ['group_role'],
        prepare: async (stage) => {
          await owned(stage, 'setIdentityProvider', (await usual(stage, 'setIdentityProvider')).input);
          const other = { issuer: 'https://other.pharmacy.example', scope: 'openid', groupsClaim: 'roles' };
          return secretly(await act(stage, 'setIdentityProvider', { ...other, clientSecret: secret }));
        },
      },
    ],
  },
  removeIdentityProvider: {
    may: 'yes no  no  no  no  no  no  404 in',
    asksProof: 'organization.remove-identity-provider',
    personsOnly: true,
    variables: (scene) => withProvider(scene),
    changes: [
      {
        name: 'removeIdentityProvider',
        deletes: ['identity_provider', 'group_role'],
        prepare: (stage) => act(stage, 'removeIdentityProvider'),
      },
    ],
  },
  signOnRequest: {
    may: '404 404 404 404 404 404 404 404 404',
    variables: () => ({ organizationId: newId() }),
  },
  completeSignOn: {
    may: 'yes yes yes yes yes yes yes yes yes',
    variables: () => ({ input: { returned: 'code=none&state=none', browserToken: 'none' } }),
    changes: [
      {
        name: 'completeSignOn of somebody new',
        creates: {
          account: ['email'],
          app_user: ['name'],
          external_identity: ['issuer', 'subject', 'userId'],
          membership: ['role', 'pharmacyId'],
          session: ['expiresAt', 'issuer'],
        },
        prepare: (stage) => signingOn(stage, ['pharmacists']),
      },
      {
        name: 'completeSignOn with another role',
        changes: ['membership.role'],
        creates: { session: ['expiresAt', 'issuer'] },
        prepare: async (stage) => {
          const by = stage.world.app.client();
          const first = await signingOn(stage, ['pharmacists']);
          await done(by, 'completeSignOn', first.input);
          return signingOn(stage, ['chiefs'], first.subject);
        },
      },
      {
        name: 'completeSignOn without a group any more',
        changes: ['session.revoked_at'],
        deletes: ['membership'],
        prepare: async (stage) => {
          const by = stage.world.app.client();
          const first = await signingOn(stage, ['pharmacists']);
          await done(by, 'completeSignOn', first.input);
          return signingOn(stage, [], first.subject);
        },
      },
    ],
  },
};
