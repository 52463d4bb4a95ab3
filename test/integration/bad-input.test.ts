import { randomInt, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as api from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { type Answer, as, type Client } from '../kit/client.ts';
import { dayFromNow, newDrug, newMember, newWorld, password, someText, stocked, type World } from '../kit/world.ts';

/** One of everything that an input can name. */
interface Things {
  readonly world: World;
  readonly ids: Readonly<Record<IdName | 'archivedDrugId' | 'invitation' | 'invitationId' | 'email', string>>;
}
type IdName = `${'pharmacy' | 'drug' | 'stock' | 'lot' | 'transaction' | 'supplier' | 'alert' | 'user' | 'session'}Id`;
type Input = Readonly<Record<string, unknown>>;

let app: App;
let ours: Things;
let theirs: Things;

beforeAll(async () => {
  app = await startApp({ environment: { TRUST_PROXY: '127.0.0.1' } });
  ours = await newThings();
  theirs = await newThings();
});
afterAll(() => app.close());

async function newThings(): Promise<Things> {
  const world = await newWorld(app);
  const { client } = world.owner;
  const { drugId, stockId, lotIds, transactionIds } = await stocked(world, [{ quantity: 10 }], 20);
  const { createSupplier } = await client.ask(api.CreateSupplierDocument, { input: { name: 'A Supplier' } });
  const { alerts } = await client.ask(api.AlertsDocument, { pharmacyId: world.pharmacyId });
  const { userId } = await newMember(world, 'AUDITOR', null);
  const { sessions } = await client.ask(api.SessionsDocument, { userId });
  const archivedDrugId = await newDrug(world, { ndc: '0002-3229' });
  await client.ask(api.ArchiveDrugDocument, { input: { drugId: archivedDrugId } });
  const { inviteMember } = await client.ask(api.InviteMemberDocument, { input: { email: someEmail(), role: 'OWNER' } });
  const another = await client.ask(api.InviteMemberDocument, { input: { email: someEmail(), role: 'OWNER' } });
  const ids = {
    archivedDrugId,
    email: world.owner.email,
    invitation: as(inviteMember, 'MemberInvited').token ?? '',
    invitationId: as(another.inviteMember, 'MemberInvited').invitation.id,
    pharmacyId: world.pharmacyId,
    drugId,
    stockId,
    lotId: lotIds[0] ?? '',
    transactionId: transactionIds[0] ?? '',
    supplierId: as(createSupplier, 'Supplier').id,
    alertId: alerts.nodes[0]?.id ?? '',
    userId,
    sessionId: sessions[0]?.id ?? '',
  };
  return { world, ids };
}

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();
const someEmail = () => `${someText('somebody')}@pharmacy.example`;

/** Every mutation with its name in the audit trail and an input that is right but for what a case changes. */
const mutations = {
  signUp: [
    api.SignUpDocument,
    'organization.sign-up',
    () => ({ name: 'A', email: someEmail(), password, organizationName: 'B', pharmacyName: 'C' }),
  ],
  acceptInvitation: [
    api.AcceptInvitationDocument,
    'member.accept-invitation',
    ({ invitation }) => ({ token: invitation, name: 'A', password }),
  ],
  logIn: [api.LogInDocument, 'session.log-in', ({ email }) => ({ email, password })],
  changePassword: [
    api.ChangePasswordDocument,
    'user.change-password',
    () => ({ currentPassword: password, newPassword: `${password}-2` }),
  ],
  createPharmacy: [
    api.CreatePharmacyDocument,
    'pharmacy.create',
    () => ({ name: 'North', code: someText('N').toUpperCase(), timezone: 'Europe/Berlin' }),
  ],
  inviteMember: [api.InviteMemberDocument, 'member.invite', () => ({ email: someEmail(), role: 'AUDITOR' })],
  changeMembership: [
    api.ChangeMembershipDocument,
    'member.change-membership',
    ({ userId, pharmacyId }) => ({ userId, pharmacyId, role: 'TECHNICIAN' }),
  ],
  endSession: [api.EndSessionDocument, 'session.end', ({ sessionId }) => ({ sessionId })],
  withdrawInvitation: [
    api.WithdrawInvitationDocument,
    'member.withdraw-invitation',
    ({ invitationId }) => ({ invitationId }),
  ],
  disableUser: [api.DisableUserDocument, 'member.disable', ({ userId }) => ({ userId })],
  createSupplier: [api.CreateSupplierDocument, 'supplier.create', () => ({ name: someText('Supplier') })],
  updateSupplier: [api.UpdateSupplierDocument, 'supplier.update', ({ supplierId }) => ({ supplierId, phone: '1' })],
  archiveSupplier: [api.ArchiveSupplierDocument, 'supplier.archive', ({ supplierId }) => ({ supplierId })],
  createDrug: [
    api.CreateDrugDocument,
    'drug.create',
    ({ pharmacyId }) => ({ name: 'A', unit: 'mL', pharmacyId, quantity: 1, expiration: dayFromNow(9), lotNumber: 'L' }),
  ],
  updateDrug: [api.UpdateDrugDocument, 'drug.update', ({ drugId }) => ({ drugId, storage: 'Cool' })],
  receiveStock: [
    api.ReceiveStockDocument,
    'stock.receive',
    ({ pharmacyId, drugId, supplierId }) => ({
      pharmacyId,
      drugId,
      supplierId,
      lotNumber: 'L',
      expiresOn: dayFromNow(9),
      quantity: 1,
    }),
  ],
  dispenseStock: [api.DispenseStockDocument, 'stock.dispense', ({ stockId }) => ({ stockId, quantity: 1 })],
  adjustStock: [
    api.AdjustStockDocument,
    'stock.adjust',
    ({ lotId }) => ({ lotId, quantityChange: 1, reason: 'Counted' }),
  ],
  setStockLevels: [
    api.SetStockLevelsDocument,
    'stock.set-levels',
    ({ pharmacyId, drugId }) => ({ pharmacyId, drugId, minQuantity: 20, maxQuantity: 30 }),
  ],
  acknowledgeAlert: [api.AcknowledgeAlertDocument, 'alert.acknowledge', ({ alertId }) => ({ alertId })],
  assignAlert: [api.AssignAlertDocument, 'alert.assign', ({ alertId }) => ({ alertId, userId: null })],
  snoozeAlert: [api.SnoozeAlertDocument, 'alert.snooze', ({ alertId }) => ({ alertId, until: tomorrow() })],
  resolveAlert: [api.ResolveAlertDocument, 'alert.resolve', ({ alertId }) => ({ alertId })],
  setLotStatus: [
    api.SetLotStatusDocument,
    'lot.set-status',
    ({ lotId }) => ({ lotId, status: 'ON_HOLD', reason: 'Told to' }),
  ],
  reverseTransaction: [
    api.ReverseTransactionDocument,
    'stock.reverse',
    ({ transactionId }) => ({ transactionId, reason: 'Mistaken' }),
  ],
  archiveDrug: [api.ArchiveDrugDocument, 'drug.archive', ({ drugId }) => ({ drugId })],
} satisfies Record<string, readonly [{ toString(): string }, string, (ids: Things['ids']) => Input]>;
type Mutation = keyof typeof mutations;
const open: readonly Mutation[] = ['signUp', 'acceptInvitation', 'logIn'];

/** Everything that a mutation might change: how many rows, and a digest of them. */
async function everything(): Promise<Record<string, unknown>> {
  const tables =
    'organization pharmacy app_user membership invitation drug supplier stock lot transaction inventory_log alert';
  const digests = tables
    .split(' ')
    .map(
      (table) =>
        `SELECT '${table}' AS name, count(*)::int, md5(string_agg(t::text, ' ' ORDER BY t.id)) FROM ${table} t`,
    );
  const counts = ['session WHERE revoked_at IS NULL', 'event'].map(
    (of) => `SELECT '${of}', count(*)::int, '' FROM ${of}`,
  );
  const rows = await app.sql([...digests, ...counts].join(' UNION ALL '));
  return Object.fromEntries(rows.map(({ name, count, md5 }) => [name, [count, md5]]));
}

interface Told {
  readonly data: Input | null;
  readonly code: string | undefined;
  readonly message: string;
  readonly problems: readonly { readonly field: string; readonly rule: string; readonly message: string }[];
}

/** Tries a mutation that must fail: it changes nothing and leaves exactly one row in the trail. */
async function attempt(mutation: Mutation, changed: Input): Promise<Told> {
  const [document, action, right] = mutations[mutation];
  const client: Client = open.includes(mutation) ? app.client() : ours.world.owner.client;
  const before = await everything();
  // Strangers are counted by network: each try comes from another.
  const headers = { 'x-forwarded-for': `198.51.${randomInt(256)}.${randomInt(256)}` };
  const input = { ...right(ours.ids), ...changed };
  const answer: Answer<Record<string, Input>> = await client.send(document.toString(), { input }, { headers });
  expect(await everything()).toEqual(before);
  const [error] = answer.errors ?? [];
  const data = answer.data?.[mutation] ?? null;
  const code = error?.extensions.code ?? (data?.code as string | undefined);
  // What strangers try in vain stands beside the trail.
  const rows = await app.sql(
    `SELECT action, outcome::text, code FROM audit_log WHERE request_id = $1
     UNION ALL SELECT action, outcome::text, code FROM visitor_attempt WHERE request_id = $1`,
    [answer.headers.get('x-request-id')],
  );
  expect([changed, rows]).toEqual([changed, [{ action, outcome: error ? 'FAILED' : 'REFUSED', code }]]);
  const message = error?.message ?? String(data?.message);
  return { data, code, message, problems: (error?.extensions.problems ?? []) as Told['problems'] };
}

/** The one problem of an error about input, as field and rule. */
async function problemOf(mutation: Mutation, changed: Input) {
  const { code, problems } = await attempt(mutation, changed);
  return [code, ...problems.map(({ field, rule }) => `${field}: ${rule}`)];
}

/** What was told of a variable that does not fit its type: there is no resolver yet, so the sentence names the field. */
async function misfit(mutation: Mutation, changed: Input) {
  const { code, message } = await attempt(mutation, changed);
  return [code, / at "([^"]+)"/.exec(message)?.[1] ?? message];
}

describe('ids', () => {
  const named: [Mutation, string, IdName, ((id: unknown) => Input)?][] = [
    ['inviteMember', 'pharmacyId', 'pharmacyId'],
    ['changeMembership', 'userId', 'userId'],
    ['changeMembership', 'pharmacyId', 'pharmacyId'],
    ['endSession', 'sessionId', 'sessionId'],
    ['disableUser', 'userId', 'userId'],
    ['updateSupplier', 'supplierId', 'supplierId'],
    ['archiveSupplier', 'supplierId', 'supplierId'],
    ['createDrug', 'pharmacyId', 'pharmacyId'],
    ['updateDrug', 'drugId', 'drugId'],
    ['archiveDrug', 'drugId', 'drugId'],
    ['receiveStock', 'pharmacyId', 'pharmacyId'],
    ['receiveStock', 'drugId', 'drugId'],
    ['receiveStock', 'supplierId', 'supplierId'],
    ['dispenseStock', 'stockId', 'stockId'],
    ['dispenseStock', 'lots.0.lotId', 'lotId', (lotId) => ({ quantity: null, lots: [{ lotId, quantity: 1 }] })],
    ['adjustStock', 'lotId', 'lotId'],
    ['setLotStatus', 'lotId', 'lotId'],
    ['reverseTransaction', 'transactionId', 'transactionId'],
    ['setStockLevels', 'stockId', 'stockId', (stockId) => ({ stockId, pharmacyId: null, drugId: null })],
    ['setStockLevels', 'pharmacyId', 'pharmacyId'],
    ['setStockLevels', 'drugId', 'drugId'],
    ['acknowledgeAlert', 'alertId', 'alertId'],
    ['assignAlert', 'alertId', 'alertId'],
    ['snoozeAlert', 'alertId', 'alertId'],
    ['resolveAlert', 'alertId', 'alertId'],
  ];
  it.each(named)('%s answers alike for a %s that is unknown, malformed or of another organization', async (...row) => {
    const [mutation, field, thing, change = (id) => ({ [field]: id })] = row;
    const answers: Told[] = [];
    for (const id of [randomUUID(), theirs.ids[thing], 'not-an-id', 'x'.repeat(1_000), "' OR true --", 7])
      answers.push(await attempt(mutation, change(id)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ code: 'NOT_FOUND', problems: [{ field: `input.${field}`, rule: 'exists' }] });
    expect(await misfit(mutation, change({ id: 1 }))).toEqual(['BAD_USER_INPUT', expect.stringMatching(/^input\./)]);
  });

  it('a lot of another stock of the same pharmacy is not of this one', async () => {
    const { lotIds } = await stocked(ours.world, [{ quantity: 3 }]);
    const lots = [{ lotId: lotIds[0], quantity: 1 }];
    expect(await problemOf('dispenseStock', { quantity: null, lots })).toEqual([
      'NOT_FOUND',
      'input.lots.0.lotId: exists',
    ]);
  });
});

describe('quantities', () => {
  const quantities: [Mutation, string, ((quantity: unknown) => Input)?, string?][] = [
    ['createDrug', 'quantity'],
    ['receiveStock', 'quantity'],
    ['dispenseStock', 'quantity'],
    [
      'dispenseStock',
      'lots.0.quantity',
      (quantity) => ({ quantity: null, lots: [{ lotId: ours.ids.lotId, quantity }] }),
    ],
    ['adjustStock', 'quantityChange'],
    ['setStockLevels', 'minQuantity'],
    ['setStockLevels', 'maxQuantity', (maxQuantity) => ({ minQuantity: 0, maxQuantity })],
  ];
  it.each(quantities)('%s refuses a %s out of bounds', async (mutation, field, change = (n) => ({ [field]: n })) => {
    const least = mutation === 'setStockLevels' ? -1 : mutation === 'adjustStock' ? -10_000_001 : 0;
    for (const [value, rule] of [
      [-2_147_483_648, 'min'],
      [least, 'min'],
      [10_000_001, 'max'],
      [2_147_483_647, 'max'],
    ] as const)
      expect([value, ...(await problemOf(mutation, change(value)))]).toEqual([
        value,
        'BAD_USER_INPUT',
        `input.${field}: ${rule}`,
      ]);
    const path = `input.${field.replace('.0.', '[0].')}`;
    for (const value of [0.5, 2_147_483_648, 1e300, '5', true, [1, 2]])
      expect([value, ...(await misfit(mutation, change(value)))]).toEqual([value, 'BAD_USER_INPUT', path]);
  });

  const others: [Mutation, string, Input][] = [
    ['adjustStock', 'quantityChange: notEquals', { quantityChange: 0 }],
    ['setStockLevels', 'maxQuantity: min-max', { minQuantity: 31 }],
    ['dispenseStock', 'quantity: one-of', { quantity: null }],
    ['dispenseStock', 'quantity: one-of', { lots: [{ lotId: randomUUID(), quantity: 1 }] }],
    ['dispenseStock', 'lots: arrayMinSize', { quantity: null, lots: [] }],
    ['dispenseStock', 'lots: arrayMaxSize', { lots: Array(501).fill({ lotId: randomUUID(), quantity: 1 }) }],
    ['createDrug', 'expiration: with-quantity', { quantity: null }],
  ];
  it.each(others)('%s answers %s', async (mutation, problem, changed) => {
    expect(await problemOf(mutation, changed)).toEqual(['BAD_USER_INPUT', `input.${problem}`]);
  });

  it.each([
    ['dispenseStock', () => ({ quantity: 11 })],
    ['dispenseStock', () => ({ quantity: null, lots: [{ lotId: ours.ids.lotId, quantity: 11 }] })],
    ['adjustStock', () => ({ quantityChange: -11 })],
  ] as const)('%s of more than there is is refused', async (mutation, changed) => {
    const { data } = await attempt(mutation, changed());
    expect(data).toMatchObject({ __typename: 'InsufficientStock', requested: 11, available: 10 });
  });
});

/** A cursor with the name of the list and a key that is none. */
const forged = (list: string) => Buffer.from(JSON.stringify([list, 'a', 'nope'])).toString('base64url');

describe('what cannot be stored', () => {
  it.each([
    ['receiveStock', 'lotNumber'],
    ['receiveStock', 'note'],
    ['adjustStock', 'lotId'],
    ['createDrug', 'name'],
    ['createSupplier', 'contactInfo'],
    ['signUp', 'organizationName'],
    ['logIn', 'email'],
    ['inviteMember', 'email'],
  ] as const)('%s: %s with U+0000 or half a pair is refused by name', async (mutation, field) => {
    for (const text of ['a\u0000b', 'a\ud83d'])
      expect(await problemOf(mutation, { [field]: text })).toEqual(['BAD_USER_INPUT', `input.${field}: characters`]);
  });

  it('a text that is cut in the trail in the middle of a pair leaves its row', async () => {
    expect(await problemOf('receiveStock', { note: `a${'😀'.repeat(2_100)}` })).toEqual([
      'BAD_USER_INPUT',
      'input.note: maxLength',
    ]);
  });

  it('a variable that is null where none may be is the caller’s mistake, and leaves its row', async () => {
    const { client } = ours.world.owner;
    const { errors, headers } = await client.send(
      'mutation($id: ID!, $a: Boolean) { archiveDrug(input: { drugId: $id, archived: $a }) { __typename } }',
      { id: ours.ids.drugId, a: null },
    );
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const rows = await app.sql('SELECT action, outcome::text FROM audit_log WHERE request_id = $1', [
      headers.get('x-request-id'),
    ]);
    expect(rows).toEqual([{ action: 'drug.archive', outcome: 'FAILED' }]);
  });

  it('named lots that add up to more than a movement carries are refused by name', async () => {
    const lots = Array(300).fill({ lotId: ours.ids.lotId, quantity: 10_000_000 });
    expect(await problemOf('dispenseStock', { quantity: null, lots })).toEqual(['BAD_USER_INPUT', 'input.lots: max']);
  });

  it('a list cleared with null is empty; an endless item is refused', async () => {
    const { client } = ours.world.owner;
    const { updateDrug } = await client.ask(api.UpdateDrugDocument, {
      input: { drugId: ours.ids.drugId, substances: null, routes: null },
    });
    expect(updateDrug).toMatchObject({ substances: [], routes: [] });
    expect(await problemOf('updateDrug', { substances: ['x'.repeat(501)] })).toEqual([
      'BAD_USER_INPUT',
      'input.substances.0: maxLength',
    ]);
  });

  it('no password reaches the trail, under whatever name a mistaken request sends it', async () => {
    const secret = 'correct-horse-battery';
    const client = app.client();
    const documents: [string, Input][] = [
      [
        'mutation($mail: String!, $pw: String!) { logIn(input: { email: $mail, password: $pw }) { nope } }',
        { mail: 'a@b.example', pw: secret },
      ],
      ['mutation($input: String!) { logIn(input: $input) { __typename } }', { input: secret }],
      [
        'mutation($input: LogInInput!) { logIn(input: $input) { __typename } }',
        { input: { email: 'a@b.example', pass: secret } },
      ],
    ];
    for (const [text, variables] of documents) {
      const { errors } = await client.send(text, variables);
      expect(JSON.stringify(errors)).not.toContain(secret);
    }
    expect(await app.sql('SELECT 1 FROM audit_log WHERE payload::text LIKE $1', [`%${secret}%`])).toEqual([]);
  });
});

describe('texts', () => {
  const needed: [Mutation, string, number][] = [
    ['signUp', 'organizationName', 200],
    ['signUp', 'pharmacyName', 200],
    ['signUp', 'name', 200],
    ['acceptInvitation', 'token', 100],
    ['acceptInvitation', 'name', 200],
    ['logIn', 'email', 254],
    ['createPharmacy', 'name', 200],
    ['createSupplier', 'name', 200],
    ['updateSupplier', 'name', 200],
    ['createDrug', 'name', 500],
    ['createDrug', 'unit', 50],
    ['createDrug', 'lotNumber', 50],
    ['updateDrug', 'name', 500],
    ['updateDrug', 'unit', 50],
    ['receiveStock', 'lotNumber', 50],
    ['adjustStock', 'reason', 500],
    ['reverseTransaction', 'reason', 500],
    ['setLotStatus', 'reason', 500],
  ];
  it.each(needed)('%s refuses a %s that is blank or longer than %i', async (mutation, field, max) => {
    const rule = field === 'lotNumber' ? 'lotNumber' : 'matches';
    for (const blank of ['', ' \t\n '])
      expect(await problemOf(mutation, { [field]: blank })).toEqual(['BAD_USER_INPUT', `input.${field}: ${rule}`]);
    const long = 'x'.repeat(max + 1);
    expect(await problemOf(mutation, { [field]: long })).toEqual(['BAD_USER_INPUT', `input.${field}: maxLength`]);
    expect(await misfit(mutation, { [field]: 5 })).toEqual(['BAD_USER_INPUT', `input.${field}`]);
  });

  const optional: [Mutation, Readonly<Record<string, number>>][] = [
    ['receiveStock', { note: 2_000 }],
    ['dispenseStock', { note: 2_000, reason: 500 }],
    ['adjustStock', { note: 2_000 }],
    ['reverseTransaction', { note: 2_000 }],
    ['createDrug', { genericName: 500, description: 2_000, strength: 2_000, ndc: 20, gtin: 14 }],
    ['updateDrug', { brandName: 500, dosageForm: 200, storage: 500, labelerName: 500 }],
    ['createSupplier', { contactInfo: 2_000, phone: 50 }],
    ['updateSupplier', { contactInfo: 2_000, phone: 50 }],
  ];
  it.each(optional)('%s refuses longer ones than %j', async (mutation, limits) => {
    for (const [field, max] of Object.entries(limits))
      expect(await problemOf(mutation, { [field]: '7'.repeat(max + 1) })).toEqual([
        'BAD_USER_INPUT',
        `input.${field}: maxLength`,
      ]);
  });

  const shaped: [Mutation, string, Input][] = [
    ['signUp', 'email: isEmail', { email: 'nobody' }],
    ['signUp', 'password: isLength', { password: 'short' }],
    ['signUp', 'password: isLength', { password: 'x'.repeat(129) }],
    ['signUp', 'pharmacyCode: matches', { pharmacyCode: 'main' }],
    ['signUp', 'timezone: timezone', { timezone: 'Nowhere/Town' }],
    ['signUp', 'timezone: timezone', { timezone: '-05' }],
    ['acceptInvitation', 'password: isLength', { password: '' }],
    ['changePassword', 'newPassword: isLength', { newPassword: 'short' }],
    ['createPharmacy', 'code: matches', { code: 'A B' }],
    ['createPharmacy', 'timezone: timezone', { timezone: '' }],
    ['createPharmacy', 'timezone: timezone', { timezone: 'US/Pacific-New' }],
    ['createPharmacy', 'timezone: timezone', { timezone: 'Etc/GMT+5' }],
    ['inviteMember', 'email: isEmail', { email: 'a@b' }],
    ['createSupplier', 'email: isEmail', { email: 'a b@c.example' }],
    ['createDrug', 'ndc: ndc', { ndc: '0002-32290-01' }],
    ['createDrug', 'gtin: gtin', { gtin: '4006381333932' }],
    ['updateDrug', 'ndc: ndc', { ndc: 'zero' }],
    ['updateDrug', 'gtin: gtin', { gtin: '123' }],
    ['createDrug', 'substances: arrayMaxSize', { substances: Array(201).fill('x') }],
    ['updateDrug', 'routes: arrayMaxSize', { routes: Array(51).fill('x') }],
  ];
  it.each(shaped)('%s answers %s', async (mutation, problem, changed) => {
    expect(await problemOf(mutation, changed)).toEqual(['BAD_USER_INPUT', `input.${problem}`]);
  });

  it('all mistakes are told at once', async () => {
    const told = await problemOf('receiveStock', { quantity: 0, lotNumber: '', note: 'x'.repeat(2_001) });
    expect(told.sort()).toEqual([
      'BAD_USER_INPUT',
      'input.lotNumber: lotNumber',
      'input.note: maxLength',
      'input.quantity: min',
    ]);
  });
});

describe('dates', () => {
  const moments = ['2025-02-30T10:00:00Z', '2025-02-03T25:00:00Z', '2025-02-03', 'yesterday', '', 0, 1.7e12];
  const days = ['2027-02-30', '2027-13-01', '2027-2-3', '31.03.2027', '2027-03-31T00:00:00Z', '', 20270331];
  it.each([
    ['createDrug', 'expiration', days],
    ['receiveStock', 'expiresOn', days],
    ['receiveStock', 'occurredAt', moments],
    ['dispenseStock', 'occurredAt', moments],
    ['adjustStock', 'occurredAt', moments],
    ['snoozeAlert', 'until', moments],
  ] as const)('%s refuses a %s that is malformed or does not exist', async (mutation, field, values) => {
    for (const value of values)
      expect([value, ...(await misfit(mutation, { [field]: value }))]).toEqual([
        value,
        'BAD_USER_INPUT',
        `input.${field}`,
      ]);
  });

  it.each([
    ['createDrug', 'expiration: not-expired', dayFromNow(-2)],
    ['receiveStock', 'occurredAt: past', `${dayFromNow(2)}T00:00:00Z`],
    ['dispenseStock', 'occurredAt: maxDate', '9999-12-31T23:59:59Z'],
    ['dispenseStock', 'occurredAt: minDate', '0000-01-01T00:00:00Z'],
    ['adjustStock', 'occurredAt: past', tomorrow()],
    ['snoozeAlert', 'until: future', '2020-01-01T00:00:00Z'],
    ['snoozeAlert', 'until: future', `${dayFromNow(32)}T00:00:00Z`],
  ] as const)('%s: %s refuses %s', async (mutation, problem, value) => {
    const [field = ''] = problem.split(':');
    expect(await problemOf(mutation, { [field]: value })).toEqual(['BAD_USER_INPUT', `input.${problem}`]);
  });
});

describe('what stands against it', () => {
  const refused: [Mutation, string, () => Input][] = [
    ['signUp', 'EMAIL_TAKEN', () => ({ email: theirs.world.owner.email.toUpperCase() })],
    ['signUp', 'WEAK_PASSWORD', () => ({ password: 'passwordpassword' })],
    ['acceptInvitation', 'INVITATION_NOT_VALID', () => ({ token: 'unknown' })],
    ['acceptInvitation', 'WEAK_PASSWORD', () => ({ password: 'passwordpassword' })],
    ['logIn', 'INVALID_CREDENTIALS', () => ({ password: 'not the one' })],
    ['logIn', 'INVALID_CREDENTIALS', () => ({ email: someEmail() })],
    ['changePassword', 'INVALID_CREDENTIALS', () => ({ currentPassword: 'not the one' })],
    ['createPharmacy', 'PHARMACY_CODE_TAKEN', () => ({ code: 'MAIN' })],
    ['inviteMember', 'ALREADY_MEMBER', () => ({ email: ours.world.owner.email.toUpperCase() })],
    ['changeMembership', 'LAST_OWNER', () => ({ userId: ours.world.owner.userId, pharmacyId: null })],
    ['disableUser', 'LAST_OWNER', () => ({ userId: ours.world.owner.userId })],
    ['createSupplier', 'SUPPLIER_NAME_TAKEN', () => ({ name: ' a supplier ' })],
    ['createDrug', 'DUPLICATE_DRUG', () => ({ ndc: '0002-3229' })],
    ['updateDrug', 'DUPLICATE_DRUG', () => ({ ndc: '0002-3229' })],
    ['updateDrug', 'DRUG_ARCHIVED', () => ({ drugId: ours.ids.archivedDrugId })],
    ['updateDrug', 'UNIT_IN_USE', () => ({ unit: 'mg' })],
    ['receiveStock', 'LOT_EXPIRED', () => ({ expiresOn: dayFromNow(-2) })],
    ['receiveStock', 'LOT_EXPIRED', () => ({ expiresOn: '0001-01-01' })],
    ['receiveStock', 'DRUG_ARCHIVED', () => ({ drugId: ours.ids.archivedDrugId })],
    ['setStockLevels', 'DRUG_ARCHIVED', () => ({ drugId: ours.ids.archivedDrugId })],
    ['setLotStatus', 'ILLEGAL_LOT_TRANSITION', () => ({ status: 'RELEASED' })],
  ];
  it.each(refused)('%s answers %s', async (mutation, code, changed) => {
    const { data } = await attempt(mutation, changed());
    expect(data).toMatchObject({ code, message: expect.stringMatching(/\.$/) });
  });

  const misfits: [Mutation, Input, string][] = [
    ['setLotStatus', { status: 'LOST' }, 'input.status'],
    ['adjustStock', { type: 'RECEIPT' }, 'input.type'],
    ['inviteMember', { role: 'owner' }, 'input.role'],
    ['createDrug', { controlledSchedule: 2 }, 'input.controlledSchedule'],
    ['createDrug', { substances: [null] }, 'input.substances[0]'],
    ['archiveDrug', { archived: 'yes' }, 'input.archived'],
    ['archiveSupplier', { archived: null }, 'input.archived'],
    ['receiveStock', { quantity: null }, 'input.quantity'],
    ['disableUser', { userId: null }, 'input.userId'],
    ['changePassword', { newPassword: 12 }, 'input.newPassword'],
    ['resolveAlert', { alertId: undefined }, 'alertId'],
    ['acknowledgeAlert', { force: true }, 'force'],
    ['endSession', { organizationId: 'x' }, 'organizationId'],
  ];
  it.each(misfits)('%s of %j does not fit its type', async (mutation, changed, field) => {
    const [code, told] = await misfit(mutation, changed);
    expect([code, told]).toEqual(['BAD_USER_INPUT', expect.stringContaining(field)]);
  });

  it('of a stock either the id is given or its pharmacy and drug', async () => {
    const { stockId } = ours.ids;
    for (const changed of [
      { stockId },
      { drugId: null },
      { pharmacyId: null, drugId: null },
      { stockId, drugId: null },
    ])
      expect(await problemOf('setStockLevels', changed)).toEqual(['BAD_USER_INPUT', 'input.stockId: one-of']);
  });

  it('a value that does not fit and stands in the document itself leaves one row too', async () => {
    const before = await everything();
    const { errors, headers } = await ours.world.owner.client.send(
      'mutation { dispenseStock(input: { stockId: "x", quantity: 1.5 }) { __typename } }',
    );
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
    expect(await everything()).toEqual(before);
    const id = headers.get('x-request-id');
    const rows = await app.sql('SELECT action, outcome::text FROM audit_log WHERE request_id = $1', [id]);
    expect(rows).toEqual([{ action: 'stock.dispense', outcome: 'FAILED' }]);
  });
});

describe('lists', () => {
  it('each refuses a page size out of bounds, no cursor of its own, and a pharmacy that is not seen', async () => {
    const { client } = ours.world.owner;
    const { pharmacyId } = ours.ids;
    const ofMembers = (await client.ask(api.MembersDocument, { first: 1 })).members.pageInfo.endCursor;
    const ofDrugs = (await client.ask(api.DrugsDocument, { first: 1 })).drugs.pageInfo.endCursor;
    const lists = {
      stocks: api.StocksDocument,
      transactions: api.TransactionsDocument,
      inventoryLogs: api.InventoryLogsDocument,
      alerts: api.AlertsDocument,
      drugs: api.DrugsDocument,
      suppliers: api.SuppliersDocument,
      members: api.MembersDocument,
      auditLog: api.AuditTrailDocument,
    };
    for (const [name, document] of Object.entries(lists)) {
      const atPharmacy = document.toString().includes('$pharmacyId');
      const told = async (variables: Input) => {
        const { errors } = await client.send(document.toString(), { ...(atPharmacy && { pharmacyId }), ...variables });
        const extensions = errors?.[0]?.extensions;
        return { name, code: extensions?.code, problems: extensions?.problems };
      };
      const wrong = (code: string, field: string, rule: string) => ({
        name,
        code,
        problems: [expect.objectContaining({ field, rule })],
      });
      for (const [first, rule] of [
        [0, 'min'],
        [-1, 'min'],
        [101, 'max'],
      ] as const)
        expect(await told({ first })).toEqual(wrong('BAD_USER_INPUT', 'first', rule));
      for (const after of [name === 'members' ? ofDrugs : ofMembers, 'bm9uZQ', '[]', forged(name), ''])
        expect(await told({ after })).toEqual(wrong('BAD_USER_INPUT', 'after', 'cursor'));
      expect(await told({ after: '\u0000' })).toEqual(wrong('BAD_USER_INPUT', 'after', 'characters'));
      for (const other of atPharmacy ? [theirs.ids.pharmacyId, randomUUID(), 'x'] : [])
        expect(await told({ pharmacyId: other })).toEqual(wrong('NOT_FOUND', 'pharmacyId', 'exists'));
    }
  });
});

describe('without a mistake', () => {
  it.each(Object.keys(mutations) as Mutation[])(
    '%s takes the very input that the cases above spoil',
    async (mutation) => {
      const [document, , right] = mutations[mutation];
      // Each changes what it is about.
      const { world, ids } = await newThings();
      const client = open.includes(mutation) ? app.client() : world.owner.client;
      const answer = await client.send<Record<string, Input>>(document.toString(), { input: right(ids) });
      expect(answer.errors).toBeUndefined();
      expect(answer.data?.[mutation]).not.toHaveProperty('code');
    },
  );
});
