import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/app/config/config.ts';
import { features } from '../../src/app/features.ts';
import { appSchema } from '../../src/app/schema.ts';
import { AnonymousAttempts } from '../../src/platform/audit/anonymous-attempts.ts';
import { AuditBacklog } from '../../src/platform/audit/audit-backlog.ts';
import { SecurityLog } from '../../src/platform/audit/security-log.ts';
import { Database } from '../../src/platform/database/database.ts';
import { Gate } from '../../src/platform/gates/gate.ts';
import {
  ChangeMembershipDocument,
  ChangePasswordDocument,
  CreateServiceKeyDocument,
  DisableUserDocument,
  DispenseStockDocument,
  LogInDocument,
  LogOutDocument,
  RevokeServiceKeyDocument,
  SetStockLevelsDocument,
} from '../generated/graphql.ts';
import { type App, appForTest, startApp } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import { testKeys } from '../kit/keys.ts';
import { newMember, newWorld, password, someText, stocked, type World } from '../kit/world.ts';

/** What the log tells of security, for a program that watches it. */

interface SecurityLine {
  readonly msg: string;
  readonly event: {
    readonly category: readonly string[];
    readonly type: readonly string[];
    readonly action: string;
    readonly outcome: string;
    readonly reason?: string;
  };
  readonly user?: { readonly id?: string; readonly target?: { readonly id: string } };
  readonly organization?: { readonly id: string };
  readonly source?: { readonly ip: string };
  readonly http: { readonly request: { readonly id: string } };
}

let text = '';
const stream = () =>
  new Writable({
    write: (chunk, _encoding, done) => {
      text += String(chunk);
      done();
    },
  });
const lines = () =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as SecurityLine)
    .filter(({ msg }) => msg === 'security');
const told = () => lines().map(({ event: { action, outcome, reason } }) => [action, outcome, reason]);

let app: App;
let world: World;
let organizationId: string;
beforeAll(async () => {
  // Whoever leaves the request lines out still hears of these.
  app = await startApp({ log: pino({ level: 'warn' }, stream()) });
  world = await newWorld(app);
  const [row] = await app.sql<{ id: string }>('SELECT organization_id AS id FROM app_user WHERE id = $1', [
    world.owner.userId,
  ]);
  organizationId = row?.id ?? '';
});
afterAll(() => app.close());
beforeEach(() => {
  text = '';
});

describe('events of security in the log', () => {
  it('tell of each sign-in: who, from where, with what outcome', async () => {
    const { email, userId } = await newMember(world, 'PHARMACIST', null);
    const client = app.client();
    await client.ask(LogInDocument, { input: { email, password: 'not-the-password-of-anybody' } });
    const { logIn } = await client.ask(LogInDocument, { input: { email, password } });
    client.token = as(logIn, 'SignedIn').token;
    await client.ask(LogOutDocument, {});
    expect(lines()).toMatchObject([
      {
        event: {
          kind: 'event',
          category: ['authentication', 'session'],
          type: ['start'],
          action: 'session.log-in',
          outcome: 'failure',
          reason: 'INVALID_CREDENTIALS',
        },
        user: { id: userId },
        organization: { id: organizationId },
        source: { ip: '127.0.0.1' },
      },
      { event: { action: 'session.log-in', type: ['start'], outcome: 'success' }, user: { id: userId } },
      { event: { action: 'session.log-out', type: ['end'], outcome: 'success' }, user: { id: userId } },
    ]);
    const trail = await app.sql<{ id: string }>(
      'SELECT request_id AS id FROM audit_log WHERE actor_id = $1 OR entity_id = $1 ORDER BY created_at, id',
      [userId],
    );
    expect(lines().map(({ http }) => http.request.id)).toEqual(trail.map(({ id }) => id));
  });

  it('hold nothing that was typed, and no id where there is no account', async () => {
    // The password in the wrong field, as it happens every day.
    const email = `${someText('Secret-Passphrase')}@nowhere.example`;
    await app.client().ask(LogInDocument, { input: { email, password: 'another-secret-passphrase' } });
    expect(lines()).toHaveLength(1);
    expect(lines()[0]).not.toHaveProperty('user');
    expect(text).not.toMatch(/secret-passphrase/i);
    expect(text).not.toContain('nowhere.example');
  });

  it('tell that an account is locked', async () => {
    const { email, userId } = await newMember(world, 'PHARMACIST', null);
    const guess = (nth: number) =>
      app.client().send(LogInDocument.toString(), { input: { email, password: `wrong-password-${nth}` } });
    for (let nth = 0; nth < 6; nth += 1) await guess(nth);
    const answer = await guess(6);
    expect(answer.errors?.[0]?.extensions.code).toBe('RATE_LIMITED');
    expect(told().at(-1)).toEqual(['session.log-in', 'failure', 'RATE_LIMITED']);
    expect(lines().filter(({ user }) => user?.id === userId).length).toBeGreaterThanOrEqual(5);
  });

  it('tell of roles, passwords, keys and members, by whom and for whom', async () => {
    const { owner } = world;
    const { userId, client } = await newMember(world, 'PHARMACIST', null);
    await client.ask(ChangePasswordDocument, {
      input: { currentPassword: password, newPassword: 'four unrelated words here' },
    });
    const { createServiceKey } = await owner.client.ask(CreateServiceKeyDocument, {
      input: {
        name: 'Prescriptions',
        permissions: ['STOCK_READ'],
        expiresAt: new Date(app.clock.now().getTime() + 86_400_000).toISOString(),
      },
    });
    await owner.client.ask(RevokeServiceKeyDocument, {
      input: { serviceKeyId: createServiceKey.serviceKey.id },
    });
    await owner.client.ask(ChangeMembershipDocument, { input: { userId, role: 'MANAGER' } });
    await owner.client.ask(DisableUserDocument, { input: { userId } });
    expect(told()).toEqual(
      [
        'user.change-password',
        'service.create-key',
        'service.revoke-key',
        'member.change-membership',
        'member.disable',
      ].map((action) => [action, 'success', undefined]),
    );
    expect(lines().at(-2)).toMatchObject({
      event: { category: ['iam'], type: ['change'] },
      user: { id: owner.userId, target: { id: userId } },
    });
    expect(text).not.toContain(createServiceKey.key);
    expect(text).not.toMatch(/unrelated words|@pharmacy\.example/);
  });

  it('tell of whatever was denied, and of nothing else that belongs to a pharmacy’s day', async () => {
    const { stockId } = await stocked(world, [{ quantity: 5 }]);
    const auditor = await newMember(world, 'AUDITOR', null);
    text = '';
    await auditor.client.error(DispenseStockDocument, { input: { stockId, quantity: 1 } });
    await world.owner.client.ask(SetStockLevelsDocument, { input: { stockId, minQuantity: 1 } });
    expect(lines()).toMatchObject([
      {
        event: {
          category: ['api'],
          type: ['access', 'denied'],
          action: 'stock.dispense',
          outcome: 'failure',
          reason: 'FORBIDDEN',
        },
        user: { id: auditor.userId },
      },
    ]);
  });

  it('tell of an attempt once, however often its answer is asked for', async () => {
    const { client } = await newMember(world, 'PHARMACIST', null);
    const input = { currentPassword: password, newPassword: 'four unrelated words here' };
    for (let time = 0; time < 3; time += 1)
      await client.send(ChangePasswordDocument.toString(), { input }, { idempotencyKey: 'the-same-key-again' });
    expect(told()).toEqual([['user.change-password', 'success', undefined]]);
  });

  it('tell at once of what the trail is told later, while the database is away', async () => {
    const away = 'postgres://nobody@127.0.0.1:1/nowhere';
    const log = pino({ level: 'warn' }, stream());
    const database = new Database({ url: away, poolSize: 1, log });
    const securityLog = new SecurityLog(log, { session: { category: ['session'] } });
    const anonymousAttempts = new AnonymousAttempts(database, log);
    const backlog = new AuditBacklog(database, log, new Gate(1), anonymousAttempts, (row) => securityLog.tell(row));
    await backlog.record(
      {
        action: 'session.log-in',
        requestId: 'a-request-of-its-own',
        ip: null,
        input: null,
        actor: { userId: null, sessionId: null, label: 'not signed in' },
        organizationId: null,
        entityType: 'User',
        entityId: null,
        pharmacyId: null,
        recorded: false,
      },
      'FAILED',
      'UNAVAILABLE',
    );
    expect(lines()).toMatchObject([{ http: { request: { id: 'a-request-of-its-own' } } }]);
    await backlog.close(0);
    await database.close();
  });

  it('leave out no kind of action by oversight', () => {
    const kinds = Object.values(appSchema().getMutationType()?.getFields() ?? {}).map((field) => {
      const { audit } = field.extensions as { audit: { action: string } };
      return audit.action.split('.')[0] ?? '';
    });
    const known = features.flatMap(({ security = {}, daily = [] }) => [...Object.keys(security), ...daily]);
    const unknown = [...new Set(kinds)].filter((kind) => !known.includes(kind));
    expect(unknown, 'Name the kind in `security` of its feature, or in `daily`').toEqual([]);
  });
});

describe('/.well-known/security.txt', () => {
  const ask = (url: string) => fetch(`${url}/.well-known/security.txt`, { headers: { accept: 'text/html' } });

  it('is not there unless somebody is named, not even as a page of the dashboard', async () => {
    const answer = await ask(app.url);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('<');
  });

  it('names whom to tell, and until when that holds', async () => {
    const named = await appForTest({
      environment: { SECURITY_CONTACT: 'mailto:security@pharmacy.example, https://pharmacy.example/security' },
    });
    const answer = await ask(named.url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const [first, second, expires = '', ...rest] = (await answer.text()).split('\n');
    expect([first, second]).toEqual([
      'Contact: mailto:security@pharmacy.example',
      'Contact: https://pharmacy.example/security',
    ]);
    const until = new Date(expires.replace(/^Expires: /, '')).getTime() - named.clock.now().getTime();
    expect(until).toBeGreaterThan(30 * 86_400_000);
    // RFC 9116: less than a year.
    expect(until).toBeLessThan(365 * 86_400_000);
    expect(rest).toEqual(['Preferred-Languages: en', '']);
  });

  it.each([
    'security@pharmacy.example',
    'http://pharmacy.example',
    'mailto:a@b.example\nContact: mailto:me@evil.example',
  ])('takes no %j for a contact', (contact) => {
    const environment = { ...testKeys, DATABASE_URL: 'postgres://localhost/x', SECURITY_CONTACT: contact };
    expect(() => readConfig(environment)).toThrow(/SECURITY_CONTACT/);
  });
});
