import { describe, expect, it } from 'vitest';
import {
  ChangePasswordDocument,
  EndSessionDocument,
  LogInDocument,
  LogOutDocument,
  PharmaciesDocument,
  SessionsDocument,
} from '../../generated/graphql.ts';
import { appForTest } from '../../kit/app.ts';
import { as, type Client } from '../../kit/client.ts';
import { until } from '../../kit/until.ts';
import { newMember, newWorld, password } from '../../kit/world.ts';
import {
  another,
  app,
  holdClock,
  later,
  logIn,
  me,
  nobody,
  secret,
  sessions,
  trailOf,
  useAccess,
  wrongPassword,
} from './access.kit.ts';

useAccess();

async function currentSession(client: Client): Promise<string> {
  const current = (await sessions(client)).find((session) => session.current);
  if (!current) throw new Error('The session that asks is not in the list.');
  return current.id;
}
describe('sessions', () => {
  it('are listed, the one that asks marked, the ended ones left out', async () => {
    const { owner } = await newWorld(app);
    const [second, third] = [await another(owner), await another(owner)];
    const listed = await sessions(second);
    expect(listed).toHaveLength(3);
    expect(listed.filter((session) => session.current).map((session) => session.id)).toEqual([
      await currentSession(second),
    ]);
    for (const session of listed)
      expect(session).toMatchObject({ revokedAt: null, ip: expect.any(String), userAgent: expect.any(String) });
    await third.ask(LogOutDocument, {});
    expect(await sessions(second)).toHaveLength(2);
  });

  it('end by logOut, that one alone', async () => {
    const { owner } = await newWorld(app);
    const second = await another(owner);
    const id = await currentSession(second);
    expect((await second.ask(LogOutDocument, {})).logOut).toBe(true);
    expect(await me(second)).toBeNull();
    expect((await second.error(PharmaciesDocument, {})).extensions.code).toBe('UNAUTHENTICATED');
    expect((await second.error(LogOutDocument, {})).extensions.code).toBe('UNAUTHENTICATED');
    expect((await me(owner.client))?.id).toBe(owner.userId);
    expect(await trailOf('session.log-out', id)).toMatchObject([{ outcome: 'SUCCEEDED', actorLabel: owner.email }]);
  });

  it('end from elsewhere by endSession, twice the same as once', async () => {
    const { owner } = await newWorld(app);
    const second = await another(owner);
    const sessionId = await currentSession(second);
    const { endSession: once } = await owner.client.ask(EndSessionDocument, { input: { sessionId } });
    expect(as(once, 'Session')).toMatchObject({ id: sessionId, current: false, revokedAt: expect.any(String) });
    expect(await me(second)).toBeNull();
    const { endSession: twice } = await owner.client.ask(EndSessionDocument, { input: { sessionId } });
    expect(twice).toEqual(once);
  });

  it('of others are seen and ended by those who manage members, of the same organization', async () => {
    const world = await newWorld(app);
    const technician = await newMember(world, 'TECHNICIAN', null);
    const stranger = await newWorld(app);
    const sessionId = await currentSession(technician.client);
    const ownersSession = await currentSession(world.owner.client);

    expect((await technician.client.error(SessionsDocument, { userId: world.owner.userId })).extensions.code).toBe(
      'FORBIDDEN',
    );
    for (const userId of [technician.userId, nobody, 'no id']) {
      expect((await stranger.owner.client.error(SessionsDocument, { userId })).extensions).toMatchObject({
        code: 'NOT_FOUND',
        problems: [{ field: 'userId' }],
      });
    }
    for (const [by, id] of [
      [technician, ownersSession],
      [stranger.owner, sessionId],
      [technician, nobody],
      [technician, 'no id'],
    ] as const) {
      const error = await by.client.error(EndSessionDocument, { input: { sessionId: id } });
      expect(error.extensions).toMatchObject({ code: 'NOT_FOUND', problems: [{ field: 'input.sessionId' }] });
    }
    expect(await sessions(world.owner.client, technician.userId)).toMatchObject([{ id: sessionId, current: false }]);
    await world.owner.client.ask(EndSessionDocument, { input: { sessionId } });
    expect(await me(technician.client)).toBeNull();
    expect((await me(world.owner.client))?.id).toBe(world.owner.userId);
  });

  it('end when they are idle for twelve hours', async () => {
    const { owner } = await newWorld(app);
    later({ hours: 11, minutes: 59 });
    expect((await me(owner.client))?.id).toBe(owner.userId);
    // The session is touched after the answer; wait for it.
    await until('the session is touched', async () => {
      const [row] = await app.sql<{ touched: boolean }>(
        'SELECT last_seen_at > created_at AS touched FROM session WHERE user_id = $1',
        [owner.userId],
      );
      return row?.touched;
    });
    app.clock.advance({ hours: 11, minutes: 59 });
    expect((await me(owner.client))?.id).toBe(owner.userId);
    await until('the session is touched again', async () => {
      const [row] = await app.sql<{ touched: boolean }>(
        `SELECT last_seen_at > created_at + interval '20 hours' AS touched FROM session WHERE user_id = $1`,
        [owner.userId],
      );
      return row?.touched;
    });
    app.clock.advance({ hours: 12, minutes: 1 });
    expect(await me(owner.client)).toBeNull();
    expect((await owner.client.error(PharmaciesDocument, {})).extensions.code).toBe('UNAUTHENTICATED');
  });

  it('end seven days after the sign-in however much they are used', async () => {
    const here = await appForTest();
    const { owner } = await newWorld(here);
    const lastSeen = async () => {
      const [row] = await here.sql<{ at: Date }>('SELECT last_seen_at AS at FROM session WHERE user_id = $1', [
        owner.userId,
      ]);
      return row?.at.getTime() ?? 0;
    };
    for (let hour = 11; hour < 7 * 24; hour += 11) {
      const before = await lastSeen();
      here.clock.advance({ hours: 11 });
      expect((await me(owner.client))?.id).toBe(owner.userId);
      await until('the session is touched', async () => (await lastSeen()) > before);
    }
    here.clock.advance({ hours: 3 });
    expect(await me(owner.client)).toBeNull();
    const { logIn: again } = await here.client().ask(LogInDocument, { input: { email: owner.email, password } });
    const client = here.client(as(again, 'SignedIn').token);
    expect(await sessions(client)).toMatchObject([{ current: true }]);
  });
});

describe('changing the password', () => {
  it('ends every session, the one that asks too, and opens a new one with another token', async () => {
    const { owner } = await newWorld(app);
    const second = await another(owner);
    const newPassword = secret('another-long-password');
    const { changePassword } = await second.ask(ChangePasswordDocument, {
      input: { currentPassword: password, newPassword },
    });
    const { token, user } = as(changePassword, 'SignedIn');
    expect(user).toMatchObject({ id: owner.userId, email: owner.email });
    expect(await me(owner.client)).toBeNull();
    expect(await me(second)).toBeNull();
    const renewed = app.client(secret(token));
    expect((await me(renewed))?.id).toBe(owner.userId);
    expect(await sessions(renewed)).toMatchObject([{ current: true }]);
    expect((await logIn(owner.email)).__typename).toBe('InvalidCredentials');
    expect((await logIn(owner.email, newPassword)).__typename).toBe('SignedIn');
  });

  it('needs the current one, and a new one that is not easy to guess', async () => {
    const { owner } = await newWorld(app);
    const second = await another(owner);
    const attempt = (currentPassword: string, newPassword: string) =>
      owner.client
        .ask(ChangePasswordDocument, {
          input: { currentPassword: secret(currentPassword), newPassword: secret(newPassword) },
        })
        .then((data) => data.changePassword);
    expect(await attempt(wrongPassword(), 'another-long-password')).toMatchObject({
      __typename: 'InvalidCredentials',
      code: 'INVALID_CREDENTIALS',
    });
    expect(await attempt(password, 'qwertyqwerty')).toMatchObject({
      __typename: 'WeakPassword',
      code: 'WEAK_PASSWORD',
    });
    expect(
      (
        await owner.client.error(ChangePasswordDocument, {
          input: { currentPassword: password, newPassword: 'short' },
        })
      ).extensions,
    ).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ field: 'input.newPassword' }] });
    expect((await me(second))?.id).toBe(owner.userId);
    expect((await logIn(owner.email)).__typename).toBe('SignedIn');
  });

  it('counts wrong current passwords like failed sign-ins, and apart from those of strangers', async () => {
    holdClock();
    const { owner } = await newWorld(app);
    const guess = () => ({ input: { currentPassword: wrongPassword(), newPassword: 'another-long-password' } });
    for (let tries = 0; tries < 5; tries += 1) {
      const { changePassword } = await owner.client.ask(ChangePasswordDocument, guess());
      expect(changePassword.__typename).toBe('InvalidCredentials');
    }
    expect((await owner.client.error(ChangePasswordDocument, guess())).extensions.code).toBe('RATE_LIMITED');
    expect((await logIn(owner.email)).__typename).toBe('SignedIn');
  });
});
