import { expect, it } from 'vitest';
import { AcceptInvitationDocument, InviteMemberDocument, SignUpDocument } from '../generated/graphql.ts';
import { type App, appForTest } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import { newMember, newWorld, password } from '../kit/world.ts';

it('people made by the tests have the rows of people made through the API', async () => {
  const [byKit, byApi] = [await appForTest(), await appForTest()];
  const world = await newWorld(byKit);
  await newMember(world, 'TECHNICIAN', world.pharmacyId);
  await newMember(world, 'MANAGER', null);
  await throughApi(byApi);

  const [kit, api] = [await rowsOf(byKit), await rowsOf(byApi)];
  for (const table of ['app_user', 'membership', 'session', 'organization', 'pharmacy'])
    expect(api[table]?.length, table).toBeGreaterThan(0);
  expect(kit).toEqual(api);
});

async function throughApi(app: App): Promise<void> {
  const client = app.client();
  const { signUp } = await client.ask(SignUpDocument, {
    input: {
      name: 'An Owner',
      email: 'owner-01234567@pharmacy.example',
      password,
      organizationName: 'A Group',
      pharmacyName: 'Main Street',
      timezone: 'UTC',
    },
  });
  client.token = as(signUp, 'SignedIn').token;
  const [pharmacy] = await app.sql<{ id: string }>('SELECT id FROM pharmacy');
  for (const [role, pharmacyId] of [
    ['TECHNICIAN', pharmacy?.id],
    ['MANAGER', null],
  ] as const) {
    const email = `${role.toLowerCase()}-01234567@pharmacy.example`;
    const { inviteMember } = await client.ask(InviteMemberDocument, { input: { email, role, pharmacyId } });
    const { token } = as(inviteMember, 'MemberInvited');
    const input = { token: token ?? '', name: `A ${role.toLowerCase()}`, password };
    as((await app.client().ask(AcceptInvitationDocument, { input })).acceptInvitation, 'SignedIn');
  }
}

/** How somebody came to be is told by the API alone. */
const ofTheApi = [
  'invitation',
  'known_device',
  'audit_log',
  'audit_unsealed',
  'audit_seal',
  'person_key',
  'event',
  'event_head',
  '_prisma_migrations',
];

/** Every other row of the database in the order it came, with names in the place of what is different each time: ids, times, hashes, addresses. */
async function rowsOf(app: App): Promise<Record<string, string[]>> {
  const tables = await app.sql<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> ALL ($1)`,
    [ofTheApi],
  );
  const rows: Record<string, string[]> = {};
  const ids = new Map<string, string>();
  for (const { name } of tables.toSorted((one, other) => one.name.localeCompare(other.name))) {
    const texts = await app.sql<{ text: string }>(`SELECT to_jsonb(t)::text AS text FROM "${name}" t ORDER BY t.ctid`);
    rows[name] = texts.map(({ text }) => plain(text, ids));
  }
  return rows;
}

function plain(text: string, ids: Map<string, string>): string {
  return text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => {
      if (!ids.has(id)) ids.set(id, `id ${ids.size + 1}`);
      return ids.get(id) ?? '';
    })
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)?/g, 'a time')
    .replaceAll(/-[0-9a-f]{8}@/g, '-01234567@')
    .replaceAll(/\$argon2id\$[^"]+/g, 'a hash of a password')
    .replaceAll(/"[0-9a-f]{64}"/g, '"a hash"');
}
