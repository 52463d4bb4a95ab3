import { describe, expect, it } from 'vitest';
import {
  AcceptInvitationDocument,
  ChangePasswordDocument,
  LogInDocument,
  LogOutDocument,
} from '../../generated/graphql.ts';
import { as } from '../../kit/client.ts';
import { newWorld } from '../../kit/world.ts';
import {
  accept,
  another,
  app,
  invite,
  logIn,
  secret,
  secrets,
  signUp,
  useAccess,
  wrongPassword,
} from './access.kit.ts';

useAccess();

describe('the audit trail', () => {
  it('holds no password and no token, whatever was asked and however it ended', async () => {
    const world = await newWorld(app);
    const { owner } = world;
    secret(owner.token);
    const chosen = secret('a-password-chosen-later');
    const { token, email } = await invite(owner, 'TECHNICIAN');
    // Succeeded, refused, and failed for a field that is wrong or missing.
    secret(as(await signUp({ password: chosen }), 'SignedIn').token);
    const member = as(await accept(token, chosen), 'SignedIn');
    secret(member.token);
    await accept(token, chosen);
    await logIn(email, wrongPassword());
    const client = await another({ email }, chosen);
    for (const input of [
      { currentPassword: wrongPassword(), newPassword: chosen },
      { currentPassword: chosen, newPassword: secret('short-one') },
      { currentPassword: chosen, newPassword: secret('superman1234') },
      { currentPassword: chosen, newPassword: secret('a-password-chosen-last') },
    ])
      await client.send(ChangePasswordDocument.toString(), { input });
    await client.send(ChangePasswordDocument.toString(), { input: { currentPassword: 'a-password-chosen-last' } });
    await client.send(LogInDocument.toString(), { input: { email: 5, password: chosen } });
    await client.send(AcceptInvitationDocument.toString(), { input: { token, password: chosen } });
    await signUp({ email, password: chosen });
    // The session that changed the password has ended with it.
    await client.send(LogOutDocument.toString());
    await (await another({ email }, 'a-password-chosen-last')).send(LogOutDocument.toString());

    const rows = await app.sql<{ kind: string; text: string }>(
      `SELECT action || ' ' || outcome AS kind, to_json(a)::text AS text FROM audit_log a
        UNION ALL SELECT action || ' ' || outcome, to_json(v)::text FROM visitor_attempt v`,
    );
    expect(rows.map((row) => row.kind)).toEqual(
      expect.arrayContaining([
        'organization.sign-up SUCCEEDED',
        'organization.sign-up REFUSED',
        'member.invite SUCCEEDED',
        'member.accept-invitation SUCCEEDED',
        'member.accept-invitation REFUSED',
        'member.accept-invitation FAILED',
        'session.log-in SUCCEEDED',
        'session.log-in REFUSED',
        'session.log-in FAILED',
        'session.log-out SUCCEEDED',
        'user.change-password SUCCEEDED',
        'user.change-password REFUSED',
        'user.change-password FAILED',
      ]),
    );
    const trail = rows.map((row) => row.text).join('\n');
    expect(trail).toContain('[secret]');
    expect([...secrets].filter((each) => trail.includes(each))).toEqual([]);
    const hashes = await app.sql<{ hash: string }>(
      'SELECT token_hash AS hash FROM session UNION ALL SELECT token_hash FROM invitation UNION ALL SELECT password_hash FROM account',
    );
    expect(hashes.filter(({ hash }) => trail.includes(hash))).toEqual([]);
  });
});
