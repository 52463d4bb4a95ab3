import { randomBytes } from 'node:crypto';
import type { Actor } from '../../src/domain/actor.ts';
import type { Role } from '../../src/domain/permissions.ts';
import { acceptInvitation } from '../../src/features/access/accept-invitation.ts';
import { authenticate } from '../../src/features/access/index.ts';
import { inviteMember } from '../../src/features/access/invite-member.ts';
import { signUp } from '../../src/features/access/sign-up.ts';
import { redact } from '../../src/platform/audit.ts';
import { makeAttempt, makeCaller } from '../../src/platform/caller.ts';
import { newId } from '../../src/platform/ids.ts';
import type { App } from './app.ts';
import { as, type Client } from './client.ts';

/**
 * People, by the server's own commands and without a request for each: the tests make a thousand of them, and a few tests are about how people
 * come to be. `people.test.ts` compares the rows with those of the API.
 */
export interface Person {
  readonly client: Client;
  readonly token: string;
  readonly userId: string;
  readonly email: string;
}

export const password = 'a-long-enough-password';
export const someText = (prefix: string) => `${prefix}-${randomBytes(4).toString('hex')}`;

/** Where a request of the tests comes from. */
const device = { ip: '127.0.0.1', userAgent: 'node' };

export async function signUpOwner(
  app: App,
  organization: { readonly organizationName: string; readonly pharmacyName: string; readonly timezone: string },
): Promise<Person> {
  const email = `${someText('owner')}@pharmacy.example`;
  const input = { name: 'An Owner', email, password, ...organization, pharmacyCode: 'MAIN' };
  const caller = callerOf(app, null, { action: 'organization.sign-up', entityType: 'Organization' }, input);
  return personOf(app, email, as(await signUp(caller, input, device), 'SignedIn'));
}

export async function addMember(app: App, by: Person, role: Role, pharmacyId: string | null): Promise<Person> {
  const email = `${someText(role.toLowerCase())}@pharmacy.example`;
  const session = await authenticate(app.server.platform, by.token);
  if (!session) throw new Error(`${by.email} is not signed in.`);
  const offer = { email, role, pharmacyId };
  const inviting = callerOf(app, session.actor, { action: 'member.invite', entityType: 'Invitation' }, offer);
  const { token } = as(await inviteMember(inviting, offer), 'MemberInvited');
  const input = { token, name: `A ${role.toLowerCase()}`, password };
  const accepting = callerOf(app, null, { action: 'member.accept-invitation', entityType: 'User' }, input);
  return personOf(app, email, as(await acceptInvitation(accepting, input, device), 'SignedIn'));
}

function callerOf<A extends Actor | null>(
  { server: { platform } }: App,
  actor: A,
  what: { readonly action: string; readonly entityType: string },
  input: object,
) {
  const attempt = makeAttempt(actor, { ...what, input: redact(input), requestId: newId(), ip: device.ip });
  return makeCaller(platform, actor, attempt);
}

function personOf(
  app: App,
  email: string,
  { token, user }: { readonly token: string; readonly user: { readonly id: string } },
): Person {
  return { client: app.client(token), token, userId: user.id, email };
}
