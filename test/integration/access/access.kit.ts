import { createHash, randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, onTestFinished, vi } from 'vitest';
import type { Role } from '../../../src/domain/authorization/permissions.ts';
import {
  AcceptInvitationDocument,
  InviteMemberDocument,
  LogInDocument,
  MeDocument,
  SessionsDocument,
  SignUpDocument,
  type SignUpInput,
} from '../../generated/graphql.ts';
import { type App, startApp } from '../../kit/app.ts';
import { as, type Client } from '../../kit/client.ts';
import { opened } from '../../kit/trail.ts';
import { type Person, password, someText } from '../../kit/world.ts';

// What the tests of accounts, sessions and roles share: a server, the ways in, and the secrets that none of them may leave in the trail.

export let app: App;
/** What the tests sent and were given, and what must not be found in the trail. */
export const secrets = new Set<string>([password]);
/** Remembers a secret. */
export const secret = (text: string) => {
  secrets.add(text);
  return text;
};
export const hashed = (token: string) => createHash('sha256').update(token).digest('hex');
export const nobody = '01890000-0000-7000-8000-000000000000';
export const wrongPassword = () => secret(someText('not-the-right-password'));
export const someEmail = () => `${someText('somebody')}@pharmacy.example`;
/** Moves the clock for the rest of the test. */
export function later(by: { days?: number; hours?: number; minutes?: number }): void {
  onTestFinished(() => app.clock.reset());
  app.clock.advance(by);
}

/** What is refused for a second is asked for within that second, however busy the machine: for the rest of the test none goes by. */
export function holdClock(): void {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
}

/** Each time from another address: so many from one network are the most there may be. */
export const somewhere = () => ({ headers: { 'x-forwarded-for': `198.51.100.${randomInt(256)}` } });
export const signUp = (input: Partial<SignUpInput> = {}, client = app.client()) =>
  client
    .ask(
      SignUpDocument,
      {
        input: {
          name: 'An Owner',
          email: someEmail(),
          password,
          organizationName: 'A Group',
          pharmacyName: 'Main Street',
          ...input,
        },
      },
      somewhere(),
    )
    .then((data) => data.signUp);
export const logIn = (email: string, pass = password) =>
  app
    .client()
    .ask(LogInDocument, { input: { email, password: pass } }, somewhere())
    .then((data) => data.logIn);

/** One more client of a person, with a session of its own. */
export async function another(person: Pick<Person, 'email'>, pass = password): Promise<Client> {
  const { token } = as(await logIn(person.email, pass), 'SignedIn');
  return app.client(secret(token));
}

export const me = (client: Client) => client.ask(MeDocument, {}).then((data) => data.me);
export const sessions = (client: Client, userId?: string) =>
  client.ask(SessionsDocument, { userId }).then((data) => data.sessions);
export async function invite(by: Person, role: Role, pharmacyId: string | null = null, email = someEmail()) {
  const { inviteMember } = await by.client.ask(InviteMemberDocument, { input: { email, role, pharmacyId } });
  const { token, ...invited } = as(inviteMember, 'MemberInvited');
  // Shown, since no mail is sent here.
  return { email, ...invited, token: secret(token ?? '') };
}

export const accept = (token: string, pass = password, name = 'A Newcomer') =>
  app
    .client()
    .ask(AcceptInvitationDocument, { input: { token, name, password: pass } })
    .then((data) => data.acceptInvitation);
/** What the trail tells of an action, newest last. */
export const trailOf = async (action: string, entityId: string) =>
  opened(
    app,
    await app.sql<{ outcome: string; code: string | null; actorLabel: string; organizationId: string | null }>(
      `SELECT outcome::text, code, actor_label AS "actorLabel", organization_id AS "organizationId" FROM audit_log
        WHERE action = $1 AND entity_id = $2 ORDER BY id`,
      [action, entityId],
    ),
  );

/** What each file needs before its tests, and what is done after them. */
export function useAccess(): void {
  beforeAll(async () => {
    app = await startApp({ environment: { TRUST_PROXY: '127.0.0.1' } });
  });

  afterAll(async () => {
    // Whatever the tests of a file were about, none of their secrets is in the trail that they left.
    const rows = await app.sql<{ text: string }>(
      'SELECT to_json(a)::text AS text FROM audit_log a UNION ALL SELECT to_json(v)::text FROM visitor_attempt v',
    );
    const trail = rows.map((row) => row.text).join('\n');
    expect([...secrets].filter((each) => trail.includes(each))).toEqual([]);
    await app.close();
  });
}
