import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect } from 'vitest';
import * as api from '../../generated/graphql.ts';
import { type App, startApp } from '../../kit/app.ts';
import { type Answer, as, type Client } from '../../kit/client.ts';
import { dayFromNow, newDrug, newMember, newWorld, password, someText, stocked, type World } from '../../kit/world.ts';

// What the tests of bad input share: an input of every mutation that is right, and what is answered to one made of it.

/** One of everything that an input can name. */
export interface Things {
  readonly world: World;
  readonly ids: Readonly<Record<IdName | 'archivedDrugId' | 'invitation' | 'invitationId' | 'email', string>>;
}

export type IdName =
  `${'pharmacy' | 'drug' | 'stock' | 'lot' | 'transaction' | 'supplier' | 'alert' | 'user' | 'session'}Id`;
export type Input = Readonly<Record<string, unknown>>;
export let app: App;
export let ours: Things;
export let theirs: Things;

export async function newThings(): Promise<Things> {
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

export const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();
export const someEmail = () => `${someText('somebody')}@pharmacy.example`;
/** Every mutation with its name in the audit trail and an input that is right but for what a case changes. */
export const mutations = {
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
export type Mutation = keyof typeof mutations;
export const open: readonly Mutation[] = ['signUp', 'acceptInvitation', 'logIn'];

/** Everything that a mutation might change: how many rows, and a digest of them. */
export async function everything(): Promise<Record<string, unknown>> {
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

export interface Told {
  readonly data: Input | null;
  readonly code: string | undefined;
  readonly message: string;
  readonly problems: readonly { readonly field: string; readonly rule: string; readonly message: string }[];
}

/** Tries a mutation that must fail: it changes nothing and leaves exactly one row in the trail. */
export async function attempt(mutation: Mutation, changed: Input): Promise<Told> {
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
export async function problemOf(mutation: Mutation, changed: Input) {
  const { code, problems } = await attempt(mutation, changed);
  return [code, ...problems.map(({ field, rule }) => `${field}: ${rule}`)];
}

/** What was told of a variable that does not fit its type: there is no resolver yet, so the sentence names the field. */
export async function misfit(mutation: Mutation, changed: Input) {
  const { code, message } = await attempt(mutation, changed);
  return [code, / at "([^"]+)"/.exec(message)?.[1] ?? message];
}

/** What each file needs before its tests, and what is done after them. */
export function useThings(): void {
  beforeAll(async () => {
    app = await startApp({ environment: { TRUST_PROXY: '127.0.0.1' } });
    ours = await newThings();
    theirs = await newThings();
  });

  afterAll(() => app.close());
}
