import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAlertJob } from '../../src/features/alerts/index.ts';
import { importNdc } from '../../src/features/catalogue/ndc-import/index.ts';
import { runRecallImport } from '../../src/features/recalls/index.ts';
import { newToken } from '../../src/platform/crypto/crypto.ts';
import { addDataKeys, rewrapDataKeys } from '../../src/platform/crypto/rotate-keys.ts';
import {
  MyFactorsDocument,
  PasskeyProofOptionsDocument,
  SendMessageDocument,
  StartConversationDocument,
} from '../generated/graphql.ts';
import { startApp } from '../kit/app.ts';
import type { Client } from '../kit/client.ts';
import { Authenticator, AuthenticatorApp, addPasskey, setUpTotp } from '../kit/factors.ts';
import { openIdentityProvider } from '../kit/identity-provider.ts';
import {
  everyOperation,
  newConversation,
  newPassword,
  reviewedRecall,
  type Scene,
  variablesOf,
} from '../kit/operations.ts';
import { dayFromNow, newDrug, newMember, newWorld, password, someText, stocked } from '../kit/world.ts';

/** A mutation to be sent, by the owner unless somebody else is named; or a command of the operator. */
export type Act =
  | { readonly mutation: string; readonly input?: object; readonly by?: Client; readonly secrets?: readonly string[] }
  | { readonly command: () => Promise<unknown> };

/** Something that changes entities, and all that it changes of what the trail must tell. */
export interface Deed {
  /** Its name in words, beginning with the mutation. */
  readonly name: string;
  /** The columns, as table.column. */
  readonly changes?: readonly string[];
  /** The tables that get rows, each with the fields that must be told besides those that are called as in the input. */
  readonly creates?: Readonly<Record<string, readonly string[]>>;
  /** The tables that lose rows. */
  readonly deletes?: readonly string[];
  /** Tables whose rows go untold, because the trail shall not have what they held. */
  readonly erases?: readonly string[];
  /** Makes what the deed needs, and answers the deed itself. */
  readonly prepare: (stage: Stage) => Act | Promise<Act>;
}

export interface Stage extends Scene {
  /** What is to be ended when the tests are. */
  readonly ending: (() => Promise<unknown>)[];
}

/** Where people reach the server, as identity providers are told. */
/** Where the passkeys of the tests are made for. */
export const publicUrl = 'http://localhost:4000';
const reason = 'A count found a difference';
const note = 'By the side door';
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const documents = new Map(everyOperation().map(({ name, text }) => [name, text]));
const at = ({ world: { pharmacyId } }: Scene) => ({ pharmacyId });

/** A manager who has invited somebody. */
async function inviting({ world }: Stage): Promise<string> {
  const { userId, client } = await newMember(world, 'MANAGER', null);
  await done(client, 'inviteMember', { email: `${someText('new')}@pharmacy.example`, role: 'TECHNICIAN' });
  return userId;
}
/** What is asked for besides, where an answer is needed for what follows. */
const inAnswers: Readonly<Record<string, string>> = {
  challenge: '... on SecondFactorRequired { challenge }',
  secret: 'secret',
};

/** Sends a mutation and answers what its field answers; anything but a success fails. */
async function done(
  client: Client,
  mutation: string,
  input?: object,
  field = '__typename',
): Promise<Record<string, unknown>> {
  const text = (documents.get(mutation) ?? '').replace(/__typename/, `__typename ${inAnswers[field] ?? ''}`);
  const { data, errors } = await client.send(text, input && { input });
  const answer = (data?.[mutation] ?? null) as Record<string, unknown> | null;
  if (errors || answer === null || answer.code !== undefined)
    throw new Error(`${mutation} … ${JSON.stringify(errors ?? answer)}`);
  return answer;
}
const owned = ({ world }: Scene, mutation: string, input?: object) => done(world.owner.client, mutation, input);
const usual = async (scene: Scene, mutation: string) =>
  (await variablesOf[mutation]?.(scene)) as { input: Record<string, unknown> };
/** As of a clock that is ahead: what is returned was moved just before. */
const inSeconds = () => new Date(Date.now() + 30_000).toISOString();
/** The usual input of a mutation, with more. */
const act = async (scene: Scene, mutation: string, more: object = {}): Promise<Act> => ({
  mutation,
  input: { ...(await usual(scene, mutation)).input, ...more },
});
const idOf = async ({ world: { app } }: Scene, query: string, value: unknown) =>
  String((await app.sql<{ id: string }>(query, [value]))[0]?.id);
const organizationOf = (scene: Scene) =>
  idOf(scene, 'SELECT organization_id AS id FROM app_user WHERE id = $1', scene.world.owner.userId);
const secret = 'what-only-the-provider-knows';
const secretly = (each: Act): Act => ({ ...each, secrets: [secret] });

/** One for all deeds. */
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
const somebody = ({ world }: Scene) => newMember(world, 'TECHNICIAN', world.pharmacyId);

async function orderOf(scene: Scene, more: object = {}): Promise<{ orderId: string; lineId: string }> {
  const { id } = await done(scene.requester.client, 'placeOrder', {
    ...at(scene),
    drugId: scene.drugId,
    quantity: 5,
    ...more,
  });
  const orderId = String(id);
  return { orderId, lineId: await idOf(scene, 'SELECT id FROM order_line WHERE order_id = $1', orderId) };
}
async function approved(scene: Scene, more: object = {}) {
  const order = await orderOf(scene, more);
  await owned(scene, 'approveOrder', { orderId: order.orderId });
  return order;
}
async function partlyDelivered(scene: Scene) {
  const order = await approved(scene);
  const { orderId, lineId } = order;
  await owned(scene, 'fulfillOrder', { orderId, lines: [{ lineId, quantity: 2 }] });
  return order;
}

/** A shortage of a stock of its own. */
async function shortage(scene: Scene) {
  const found = await stocked(scene.world, [{ quantity: 3 }], 20);
  return { ...found, alertId: await idOf(scene, 'SELECT id FROM alert WHERE stock_id = $1', found.stockId) };
}
async function snoozed(scene: Scene, until: string) {
  const found = await shortage(scene);
  await owned(scene, 'snoozeAlert', { alertId: found.alertId, until });
  return found;
}

/** Writes the two files of the directory with one product and one package, and answers the import of them. */
async function directory(stage: Stage, product: Record<string, string>, packaged: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), 'audit-fields-'));
  stage.ending.push(() => rm(folder, { recursive: true }));
  const file = async (name: string, values: Record<string, string>) => {
    const path = join(folder, name);
    await writeFile(path, [Object.keys(values), Object.values(values), ['']].map((row) => row.join('\t')).join('\r\n'));
    return path;
  };
  const paths = {
    productPath: await file('product.txt', product),
    packagePath: await file('package.txt', packaged),
  };
  const organizationId = await organizationOf(stage);
  return async () => {
    const report = await importNdc({ platform: stage.world.app.server.platform, organizationId, ...paths });
    if (report.products.refused + report.packages.refused > 0) throw new Error(JSON.stringify(report.refusals));
  };
}
const productOf = (ndc: string, version = 1) => ({
  PRODUCTID: ndc,
  PRODUCTNDC: ndc,
  PROPRIETARYNAME: `Brand ${version}`,
  NONPROPRIETARYNAME: `generic ${version}`,
  DOSAGEFORMNAME: version === 1 ? 'CAPSULE' : 'TABLET',
  ROUTENAME: version === 1 ? 'ORAL' : 'BUCCAL',
  STARTMARKETINGDATE: `200${version}0102`,
  ENDMARKETINGDATE: `203${version}0102`,
  LABELERNAME: `Labeler ${version}`,
  SUBSTANCENAME: `SUBSTANCE ${version}`,
  ACTIVE_NUMERATOR_STRENGTH: String(version),
  ACTIVE_INGRED_UNIT: 'mg/1',
  DEASCHEDULE: version === 1 ? 'CII' : 'CIII',
});
const packageOf = (ndc: string, version = 1) => ({
  PRODUCTID: ndc,
  PRODUCTNDC: ndc,
  NDCPACKAGECODE: `${ndc}-01`,
  PACKAGEDESCRIPTION: `${version}0 in 1 BOTTLE`,
  STARTMARKETINGDATE: `200${version}0203`,
  ENDMARKETINGDATE: `203${version}0203`,
});
const imported = (stage: Stage, ndc: string, version = 1) =>
  directory(stage, productOf(ndc, version), packageOf(ndc, version));

/** Of each field of a drug: the column, what it is first and what it becomes. */
const drugValues: Readonly<Record<string, readonly [column: string, before: unknown, after: unknown]>> = {
  name: ['name', 'Ritalin', 'Ritalin LA'],
  genericName: ['generic_name', 'methylphenidate', 'methylphenidate hydrochloride'],
  brandName: ['brand_name', 'Ritalin', 'Concerta'],
  description: ['description', 'A stimulant', 'A stimulant of the central nervous system'],
  dosageForm: ['dosage_form', 'TABLET', 'CAPSULE'],
  strength: ['strength', '10 mg', '20 mg'],
  unit: ['unit', 'tablet', 'capsule'],
  ndc: ['ndc', '60001-1001', '60001-1002'],
  gtin: ['gtin', '4006381333931', '5901234123457'],
  controlledSchedule: ['controlled_schedule', 'CII', 'CIII'],
  storage: ['storage', 'Below 25 °C', 'Between 2 and 8 °C'],
  expiryControl: ['expiry_control', 'NONE', 'REQUIRED'],
  minRemainingDays: ['min_remaining_days', 90, 180],
  labelerName: ['labeler_name', 'Novartis', 'Sandoz'],
  substances: ['substances', ['METHYLPHENIDATE'], ['METHYLPHENIDATE', 'DEXMETHYLPHENIDATE']],
  routes: ['routes', ['ORAL'], ['ORAL', 'BUCCAL']],
};
const columnsOfDrug = (field: string) => [
  `drug.${drugValues[field]?.[0]}`,
  ...(field === 'ndc' ? ['drug.ndc_key'] : []),
];
const clearable = Object.keys(drugValues).filter((field) => !['name', 'unit'].includes(field));
const supplierValues: Readonly<Record<string, readonly [column: string, before: unknown, after: unknown]>> = {
  name: ['name', 'Supplier North', 'Supplier South'],
  contactInfo: ['contact_info', 'Ask for Kim', 'Ask for Jo'],
  email: ['email', 'north@supplier.example', 'south@supplier.example'],
  phone: ['phone', '+49 30 1234', '+49 30 4321'],
  minRemainingDays: ['min_remaining_days', 30, 60],
};
const supplierOf = async (scene: Scene, input: object = {}) =>
  String((await owned(scene, 'createSupplier', { name: someText('Supplier'), ...input })).id);

const catalogue: Deed[] = [
  ...Object.entries(drugValues).map(
    ([field, [, before, after]]): Deed => ({
      name: `updateDrug with ${field}`,
      changes: columnsOfDrug(field),
      prepare: async ({ world }) => ({
        mutation: 'updateDrug',
        input: { drugId: await newDrug(world, { [field]: before }), [field]: after },
      }),
    }),
  ),
  {
    name: 'updateDrug that clears what can be cleared',
    changes: clearable.flatMap(columnsOfDrug),
    prepare: async ({ world }) => {
      const values = clearable.map((field) => [field, drugValues[field]?.[1]]);
      const codes = { ndc: '60002-1001', gtin: '96385074' };
      const drugId = await newDrug(world, { ...Object.fromEntries(values), ...codes });
      const cleared = Object.fromEntries(clearable.map((field) => [field, null]));
      const input = { drugId, ...cleared, confirm: ['SIMILAR_DRUG'] };
      return { mutation: 'updateDrug', input };
    },
  },
  {
    name: 'archiveDrug',
    changes: ['drug.archived_at'],
    prepare: (stage) => act(stage, 'archiveDrug'),
  },
  {
    name: 'archiveDrug that takes it back',
    changes: ['drug.archived_at'],
    prepare: async (stage) => {
      const { id: drugId } = await owned(stage, 'archiveDrug', (await usual(stage, 'archiveDrug')).input);
      return { mutation: 'archiveDrug', input: { drugId, archived: false } };
    },
  },
  {
    name: 'createDrug with opening stock',
    creates: { drug: ['ndcKey'], stock: [], lot: ['expiresOn'] },
    prepare: (stage) => {
      const fields = Object.fromEntries(Object.entries(drugValues).map(([field, [, , after]]) => [field, after]));
      const opening = {
        ...at(stage),
        quantity: 40,
        expiration: dayFromNow(300),
        lotNumber: 'OPEN-1',
        confirm: ['EXPIRY_FAR'],
      };
      return {
        mutation: 'createDrug',
        input: { ...fields, ndc: '60003-1001', gtin: '036000291452', ...opening },
      };
    },
  },
  {
    name: 'import-ndc of a product and package that are new',
    creates: {
      drug: [
        'ndc',
        'name',
        'strength',
        'unit',
        'controlledSchedule',
        'marketingStartOn',
        'marketingEndOn',
        'substances',
      ],
      drug_package: ['ndc', 'ndcKey', 'description', 'marketingStartOn', 'marketingEndOn'],
    },
    prepare: async (stage) => ({ command: await imported(stage, '70001-1001') }),
  },
  {
    name: 'import-ndc of a product and package that changed',
    changes: [
      ...['name', 'generic_name', 'brand_name', 'dosage_form', 'strength', 'labeler_name', 'substances', 'routes']
        .concat('controlled_schedule', 'marketing_start_on', 'marketing_end_on')
        .map((column) => `drug.${column}`),
      ...['description', 'marketing_start_on', 'marketing_end_on'].map((column) => `drug_package.${column}`),
    ],
    prepare: async (stage) => {
      await (await imported(stage, '70002-1001'))();
      return { command: await imported(stage, '70002-1001', 2) };
    },
  },
  {
    name: 'import-ndc of a package whose drug was given another NDC',
    changes: ['drug_package.drug_id'],
    creates: { drug: ['ndc'] },
    prepare: async (stage) => {
      const again = await imported(stage, '70003-1001');
      await again();
      const drugId = await idOf(stage, 'SELECT id FROM drug WHERE ndc = $1', '70003-1001');
      await owned(stage, 'updateDrug', { drugId, ndc: '70003-1002' });
      return { command: again };
    },
  },
  {
    name: 'createSupplier',
    creates: { supplier: [] },
    prepare: () => ({
      mutation: 'createSupplier',
      input: {
        name: someText('Supplier'),
        contactInfo: 'Ask for Kim',
        email: 'kim@supplier.example',
        phone: '110',
        minRemainingDays: 30,
      },
    }),
  },
  ...Object.entries(supplierValues).map(
    ([field, [column, before, after]]): Deed => ({
      name: `updateSupplier with ${field}`,
      changes: [`supplier.${column}`],
      prepare: async (stage) => ({
        mutation: 'updateSupplier',
        input: { supplierId: await supplierOf(stage, { [field]: before }), [field]: after },
      }),
    }),
  ),
  {
    name: 'updateSupplier that clears what can be cleared',
    changes: ['supplier.contact_info', 'supplier.email', 'supplier.phone'],
    prepare: async (stage) => {
      const supplierId = await supplierOf(stage, { contactInfo: 'Kim', email: 'kim@supplier.example', phone: '110' });
      return { mutation: 'updateSupplier', input: { supplierId, contactInfo: null, email: null, phone: null } };
    },
  },
  {
    name: 'archiveSupplier',
    changes: ['supplier.archived_at'],
    prepare: (stage) => act(stage, 'archiveSupplier'),
  },
];

const access: Deed[] = [
  {
    name: 'signUp',
    creates: {
      organization: ['name'],
      pharmacy: ['name', 'code', 'timezone'],
      account: ['email'],
      app_user: ['name'],
      membership: ['role'],
    },
    prepare: async (stage) => ({ ...(await act(stage, 'signUp')), by: stage.world.app.client(), secrets: [password] }),
  },
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
  {
    name: 'createPharmacy',
    creates: { pharmacy: [] },
    prepare: (stage) => act(stage, 'createPharmacy'),
  },
  {
    name: 'inviteMember',
    creates: { invitation: ['expiresAt'] },
    prepare: (stage) => act(stage, 'inviteMember'),
  },
  {
    name: 'inviteMember that replaces an invitation',
    creates: { invitation: ['expiresAt'] },
    deletes: ['invitation'],
    prepare: async (stage) => {
      const { input } = await usual(stage, 'inviteMember');
      await owned(stage, 'inviteMember', input);
      return { mutation: 'inviteMember', input: { ...input, role: 'PHARMACIST' } };
    },
  },
  {
    name: 'withdrawInvitation',
    deletes: ['invitation'],
    prepare: (stage) => act(stage, 'withdrawInvitation'),
  },
  {
    name: 'acceptInvitation',
    changes: ['invitation.accepted_at'],
    creates: { account: ['email'], app_user: ['name'], membership: ['role', 'pharmacyId'] },
    prepare: async (stage) => {
      const asked = await act(stage, 'acceptInvitation');
      return { ...asked, by: stage.world.app.client(), secrets: [password] };
    },
  },
  {
    name: 'changeMembership that gives a role',
    creates: { membership: [] },
    prepare: async (stage) => {
      const { userId } = await newMember(stage.world, 'AUDITOR', null);
      return { mutation: 'changeMembership', input: { userId, role: 'MANAGER', ...at(stage) } };
    },
  },
  {
    name: 'changeMembership to another role',
    changes: ['membership.role'],
    prepare: (stage) => act(stage, 'changeMembership', { role: 'PHARMACIST' }),
  },
  {
    name: 'changeMembership that ends a role',
    deletes: ['membership'],
    prepare: (stage) => act(stage, 'changeMembership', { role: null }),
  },
  {
    name: 'setApprovalRule',
    changes: ['organization.requester_may_approve'],
    prepare: async (stage) => {
      const query = 'SELECT requester_may_approve::text AS id FROM organization WHERE id = $1';
      const now = await idOf(stage, query, await organizationOf(stage));
      return { mutation: 'setApprovalRule', input: { requesterMayApprove: now === 'false' } };
    },
  },
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
  {
    name: 'removeIdentityProvider',
    deletes: ['identity_provider', 'group_role'],
    prepare: (stage) => act(stage, 'removeIdentityProvider'),
  },
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
  {
    name: 'createServiceKey',
    creates: { app_user: ['name'], service_key: ['permissions', 'expiresAt'], service_key_place: [] },
    prepare: (stage) => act(stage, 'createServiceKey'),
  },
  {
    name: 'revokeServiceKey',
    changes: ['service_key.revoked_at', 'app_user.status'],
    prepare: (stage) => act(stage, 'revokeServiceKey'),
  },
  {
    name: 'logIn',
    creates: { session: ['expiresAt'] },
    prepare: async (stage) => ({ ...(await act(stage, 'logIn')), by: stage.world.app.client(), secrets: [password] }),
  },
  {
    name: 'confirmLogIn with a code',
    creates: { session: ['expiresAt'] },
    prepare: async (stage) => ({ ...(await act(stage, 'confirmLogIn')), by: stage.world.app.client() }),
  },
  {
    name: 'confirmLogIn with a recovery code',
    creates: { session: ['expiresAt'] },
    changes: ['recovery_code.used_at'],
    prepare: async (stage) => {
      const { app } = stage.world;
      const person = await somebody(stage);
      const { recoveryCodes } = await setUpTotp(app, person);
      const { challenge } = await done(app.client(), 'logIn', { email: person.email, password }, 'challenge');
      const input = { challenge, recoveryCode: recoveryCodes[0] };
      return { mutation: 'confirmLogIn', input, by: app.client(), secrets: [String(challenge), ...recoveryCodes] };
    },
  },
  {
    name: 'confirmLogIn with a passkey',
    creates: { session: ['expiresAt'] },
    prepare: async (stage) => {
      const { app } = stage.world;
      const person = await somebody(stage);
      const key = await addPasskey(person);
      const { challenge } = await done(app.client(), 'logIn', { email: person.email, password }, 'challenge');
      const passkey = key.sign(JSON.stringify({ challenge }));
      return {
        mutation: 'confirmLogIn',
        input: { challenge, passkey },
        by: app.client(),
        secrets: [String(challenge)],
      };
    },
  },
  {
    name: 'logInWithPasskey',
    creates: { session: ['expiresAt'] },
    prepare: async (stage) => ({
      ...(await act(stage, 'logInWithPasskey', { organizationId: await organizationOf(stage) })),
      by: stage.world.app.client(),
    }),
  },
  {
    name: 'beginTotp again',
    creates: { totp: ['accountId', 'masterKeyId'] },
    deletes: ['totp'],
    prepare: async (stage) => {
      const { client } = await somebody(stage);
      await done(client, 'beginTotp');
      return { mutation: 'beginTotp', by: client };
    },
  },
  {
    name: 'confirmTotp',
    creates: { recovery_code: ['accountId'] },
    changes: ['totp.confirmed_at'],
    prepare: async (stage) => {
      const { client } = await somebody(stage);
      const { secret } = await done(client, 'beginTotp', undefined, 'secret');
      const totp = new AuthenticatorApp(stage.world.app, String(secret)).code();
      return { mutation: 'confirmTotp', input: { totp }, by: client, secrets: [String(secret)] };
    },
  },
  {
    name: 'removeTotp, the last factor',
    deletes: ['totp', 'recovery_code'],
    prepare: async (stage) => {
      const person = await somebody(stage);
      await setUpTotp(stage.world.app, person);
      return { mutation: 'removeTotp', by: person.client };
    },
  },
  {
    name: 'createRecoveryCodes',
    creates: { recovery_code: ['accountId'] },
    deletes: ['recovery_code'],
    prepare: async (stage) => {
      const person = await somebody(stage);
      await setUpTotp(stage.world.app, person);
      return { mutation: 'createRecoveryCodes', by: person.client };
    },
  },
  {
    name: 'addPasskey',
    creates: { passkey: ['accountId', 'credentialId', 'transports'], recovery_code: ['accountId'] },
    prepare: async (stage) => {
      const { client } = await somebody(stage);
      const input = { name: 'Telephone', passkey: await new Authenticator().create(client) };
      return { mutation: 'addPasskey', input, by: client };
    },
  },
  {
    name: 'removePasskey, the last factor',
    deletes: ['passkey', 'recovery_code'],
    prepare: async (stage) => {
      const person = await somebody(stage);
      await addPasskey(person);
      const { myFactors } = await person.client.ask(MyFactorsDocument, {});
      return { mutation: 'removePasskey', input: { passkeyId: myFactors.passkeys[0]?.id }, by: person.client };
    },
  },
  {
    name: 'resetFactors',
    changes: ['session.revoked_at'],
    deletes: ['passkey', 'recovery_code', 'totp'],
    prepare: async (stage) => {
      const person = await somebody(stage);
      await setUpTotp(stage.world.app, person);
      await addPasskey(person);
      return { mutation: 'resetFactors', input: { userId: person.userId } };
    },
  },
  {
    name: 'setFactorPolicy',
    changes: ['organization.factor_policy'],
    prepare: async (stage) => {
      const { owner } = await newWorld(stage.world.app);
      return { mutation: 'setFactorPolicy', input: { factorPolicy: 'MANAGERS' }, by: owner.client };
    },
  },
  {
    name: 'switchOrganization',
    creates: { session: ['expiresAt'] },
    prepare: (stage) => act(stage, 'switchOrganization'),
  },
  {
    name: 'proveIdentity',
    changes: ['session.proved_at'],
    prepare: async (stage) => {
      const { client } = await somebody(stage);
      return { mutation: 'proveIdentity', input: { password }, by: client, secrets: [password] };
    },
  },
  {
    name: 'proveIdentity with a recovery code',
    changes: ['session.proved_at', 'recovery_code.used_at'],
    prepare: async (stage) => {
      const person = await somebody(stage);
      const [recoveryCode = ''] = (await setUpTotp(stage.world.app, person)).recoveryCodes;
      return { mutation: 'proveIdentity', input: { recoveryCode }, by: person.client, secrets: [recoveryCode] };
    },
  },
  {
    name: 'proveIdentity with a code',
    changes: ['session.proved_at'],
    prepare: async (stage) => {
      const person = await somebody(stage);
      const { app: telephone } = await setUpTotp(stage.world.app, person);
      return { mutation: 'proveIdentity', input: { totp: telephone.code({ steps: 1 }) }, by: person.client };
    },
  },
  {
    name: 'proveIdentity with a passkey',
    changes: ['session.proved_at'],
    prepare: async (stage) => {
      const person = await somebody(stage);
      const key = await addPasskey(person);
      const { passkeyProofOptions } = await person.client.ask(PasskeyProofOptionsDocument, { colleague: false });
      return { mutation: 'proveIdentity', input: { passkey: key.sign(passkeyProofOptions) }, by: person.client };
    },
  },
  {
    name: 'setPin',
    creates: { pin: ['accountId', 'changedAt'] },
    prepare: async (stage) => {
      const { client } = await somebody(stage);
      return { mutation: 'setPin', input: { pin: '471902' }, by: client, secrets: ['471902'] };
    },
  },
  {
    name: 'setPin again',
    changes: ['pin.changed_at'],
    prepare: async (stage) => {
      const { client } = await somebody(stage);
      await done(client, 'setPin', { pin: '471902' });
      return { mutation: 'setPin', input: { pin: '590318' }, by: client, secrets: ['590318'] };
    },
  },
  {
    name: 'removePin',
    deletes: ['pin'],
    prepare: async (stage) => {
      const { client } = await somebody(stage);
      await done(client, 'setPin', { pin: '471902' });
      return { mutation: 'removePin', by: client };
    },
  },
  {
    name: 'changePassword, which ends all sessions and opens one',
    changes: ['account.password_hash', 'session.revoked_at'],
    creates: { session: ['expiresAt'] },
    prepare: async (stage) => {
      const { client, email } = await somebody(stage);
      await done(stage.world.app.client(), 'logIn', { email, password });
      const newPassword = someText('another-long-password');
      const input = { currentPassword: password, newPassword, deviceToken: newToken() };
      return { mutation: 'changePassword', input, by: client, secrets: [password, newPassword] };
    },
  },
  {
    name: 'enableUser',
    changes: ['app_user.status'],
    prepare: (stage) => act(stage, 'enableUser'),
  },
  {
    name: 'eraseUser',
    changes: ['app_user.erased_at'],
    deletes: ['membership'],
    erases: ['account', 'session'],
    prepare: (stage) => act(stage, 'eraseUser'),
  },
  {
    name: 'resetPassword',
    changes: ['account.password_hash', 'session.revoked_at'],
    prepare: async (stage) => ({
      ...(await act(stage, 'resetPassword')),
      by: stage.world.app.client(),
      secrets: [newPassword],
    }),
  },
  {
    name: 'changeEmail',
    changes: ['account.email'],
    prepare: async (stage) => ({
      ...(await act(stage, 'changeEmail')),
      by: (await somebody(stage)).client,
      secrets: [password],
    }),
  },
  {
    name: 'confirmEmail',
    changes: ['account.email'],
    prepare: async (stage) => ({ ...(await act(stage, 'confirmEmail')), by: stage.world.app.client() }),
  },
  {
    name: 'disableUser',
    changes: ['app_user.status', 'session.revoked_at'],
    prepare: (stage) => act(stage, 'disableUser'),
  },
  {
    name: 'disableUser, whose invitations are taken back',
    changes: ['app_user.status', 'session.revoked_at'],
    deletes: ['invitation'],
    prepare: async (stage) => ({ mutation: 'disableUser', input: { userId: await inviting(stage) } }),
  },
  {
    name: 'changeMembership, which takes the right to invite',
    changes: ['membership.role'],
    deletes: ['invitation'],
    prepare: async (stage) => ({
      mutation: 'changeMembership',
      input: { userId: await inviting(stage), role: 'AUDITOR' },
    }),
  },
  { name: 'endSession', changes: ['session.revoked_at'], prepare: (stage) => act(stage, 'endSession') },
  {
    name: 'logOut',
    changes: ['session.revoked_at'],
    prepare: async (stage) => ({ mutation: 'logOut', by: (await somebody(stage)).client }),
  },
  {
    name: 'rotate-keys',
    changes: ['data_key.master_key_id', 'totp.master_key_id'],
    prepare: async (stage) => {
      await done((await somebody(stage)).client, 'beginTotp');
      await owned(stage, 'sendMessage', (await usual(stage, 'sendMessage')).input);
      const rotating = await startApp({
        database: stage.world.app.database,
        environment: { MASTER_KEYS: masterKeys.toReversed().join(',') },
      });
      stage.ending.push(() => rotating.close());
      return { command: () => rewrapDataKeys(rotating.server.platform, () => undefined) };
    },
  },
  {
    name: 'rotate-keys that adds a data key',
    creates: { data_key: ['version', 'masterKeyId'] },
    prepare: async (stage) => {
      await owned(stage, 'sendMessage', (await usual(stage, 'sendMessage')).input);
      return { command: () => addDataKeys(stage.world.app.server.platform) };
    },
  },
];

/** What the servers of these tests know; the first of them encrypts. */
export const masterKeys = ['first', 'second'].map((name) => `${name}:${Buffer.alloc(32, name).toString('base64')}`);

const inventory: Deed[] = [
  {
    name: 'setStockLevels',
    changes: ['stock.min_quantity', 'stock.max_quantity'],
    prepare: async ({ world }) => {
      const { stockId } = await stocked(world, [{ quantity: 30 }], 4);
      return { mutation: 'setStockLevels', input: { stockId, minQuantity: 12, maxQuantity: 80 } };
    },
  },
  {
    name: 'setStockLevels that begins to keep a drug',
    creates: { stock: [] },
    prepare: async (stage) => ({
      mutation: 'setStockLevels',
      input: { drugId: await newDrug(stage.world), ...at(stage), minQuantity: 12, maxQuantity: 80 },
    }),
  },
  {
    name: 'setStockLevels that opens an alert',
    changes: ['stock.min_quantity'],
    creates: { alert: ['kind', 'state'] },
    prepare: async ({ world }) => {
      const { stockId } = await stocked(world, [{ quantity: 3 }]);
      return { mutation: 'setStockLevels', input: { stockId, minQuantity: 20 } };
    },
  },
  {
    name: 'receiveStock into a new stock and lot',
    creates: { stock: [], lot: [] },
    prepare: async (stage) =>
      act(stage, 'receiveStock', {
        drugId: await newDrug(stage.world),
        note,
        reason: 'As the paper says',
        confirm: ['UNUSUAL_QUANTITY'],
        occurredAt: new Date(Date.now() - 60_000).toISOString(),
      }),
  },
  {
    name: 'receiveStock that ends a shortage',
    changes: ['alert.state', 'alert.resolved_at', 'alert.snoozed_until', 'alert.cause_ended_at'],
    prepare: async (stage) => {
      const { drugId } = await snoozed(stage, inAnHour());
      const lot = { lotNumber: someText('L'), expiresOn: dayFromNow(300), quantity: 50 };
      return { mutation: 'receiveStock', input: { ...at(stage), drugId, ...lot } };
    },
  },
  {
    name: 'receiveStock into quarantine, of a lot kept apart',
    creates: { lot: ['status', 'supplierId'] },
    prepare: async (stage) => {
      const { drugId } = await stocked(stage.world, [{ lotNumber: 'A-1', quantity: 3 }]);
      const lot = { lotNumber: 'a1', asOwnLot: true, quarantine: 'Crushed.', confirm: ['SHORT_DATED'] };
      return act(stage, 'receiveStock', { drugId, ...lot });
    },
  },
  { name: 'setLotStatus', changes: ['lot.status'], prepare: (stage) => act(stage, 'setLotStatus') },
  {
    name: 'returnFromCustomer into a part of its lot',
    creates: { lot: [] },
    prepare: (stage) => act(stage, 'returnFromCustomer', { note, occurredAt: inSeconds() }),
  },
  {
    name: 'returnToSupplier of what an order was promised',
    changes: ['allocation.quantity'],
    prepare: async (stage) => {
      const { drugId, lotIds, transactionIds } = await stocked(stage.world, [{ quantity: 10 }]);
      const order = { ...at(stage), kind: 'ISSUE', drugId, quantity: 10 };
      const { id: orderId } = await done(stage.requester.client, 'placeOrder', order, 'id');
      await owned(stage, 'approveOrder', { orderId });
      const lots = [{ lotId: lotIds[0], quantity: 4 }];
      const confirm = ['PROMISED_TO_ORDER'];
      const more = { reason: 'Damaged', note, confirm, occurredAt: inSeconds() };
      return { mutation: 'returnToSupplier', input: { transactionId: transactionIds[0], lots, ...more } };
    },
  },
  {
    name: 'closePeriod',
    changes: ['pharmacy.closed_until'],
    prepare: async (stage) => act(stage, 'closePeriod', { reason: 'Counted' }),
  },
  {
    name: 'reopenPeriod from a day on',
    changes: ['pharmacy.closed_until'],
    prepare: (stage) => act(stage, 'reopenPeriod', { until: '2019-12-31' }),
  },
  {
    name: 'setLotStatus that takes back what was promised',
    changes: ['lot.status'],
    deletes: ['allocation'],
    prepare: async (stage) => {
      const { drugId, lotIds } = await stocked(stage.world, [{ quantity: 9 }]);
      await approved(stage, { drugId });
      const [lotId] = lotIds;
      return { mutation: 'setLotStatus', input: { lotId, status: 'RECALLED', reason } };
    },
  },
  { name: 'splitLot', creates: { lot: ['status'] }, prepare: (stage) => act(stage, 'splitLot', { note }) },
];

const alerts: Deed[] = [
  {
    name: 'acknowledgeAlert',
    changes: ['alert.state', 'alert.acknowledged_at', 'alert.acknowledged_by_id'],
    prepare: (stage) => act(stage, 'acknowledgeAlert'),
  },
  {
    name: 'assignAlert',
    changes: ['alert.assigned_to_id', 'alert.assigned_at'],
    prepare: (stage) => act(stage, 'assignAlert'),
  },
  {
    name: 'snoozeAlert',
    changes: ['alert.state', 'alert.snoozed_until'],
    prepare: (stage) => act(stage, 'snoozeAlert'),
  },
  {
    name: 'resolveAlert of one that was put off',
    changes: ['alert.state', 'alert.snoozed_until', 'alert.resolved_at', 'alert.resolved_by_id'],
    prepare: async (stage) => ({
      mutation: 'resolveAlert',
      input: { alertId: (await snoozed(stage, inAnHour())).alertId },
    }),
  },
  {
    name: 'the job that ends a snooze',
    changes: ['alert.state', 'alert.snoozed_until'],
    prepare: async (stage) => {
      const { app } = stage.world;
      await snoozed(stage, new Date(Date.now() + 300_000).toISOString());
      return {
        command: async () => {
          app.clock.advance({ minutes: 10 });
          await runAlertJob(app.server.platform).finally(() => app.clock.reset());
        },
      };
    },
  },
];

const orders: Deed[] = [
  {
    name: 'placeOrder of one drug',
    creates: { supply_order: ['number'], order_line: [] },
    prepare: async (stage) => {
      const recipient = someText('Ward seven, for Ms. Example');
      return { ...(await act(stage, 'placeOrder', { recipient, note })), secrets: [recipient] };
    },
  },
  {
    name: 'placeOrder of several lines from a supplier',
    creates: { supply_order: ['number'], order_line: ['drugId'] },
    prepare: async (stage) => {
      await newDrug(stage.world, { ndc: '60004-1001' });
      const lines = [
        { drugId: stage.drugId, quantity: 3 },
        { code: '60004-1001', quantity: 4 },
      ];
      const input = {
        ...at(stage),
        kind: 'PURCHASE',
        supplierId: stage.supplierId,
        lines,
        confirm: ['UNUSUAL_QUANTITY'],
      };
      return { mutation: 'placeOrder', input };
    },
  },
  {
    name: 'approveOrder',
    changes: ['supply_order.status', 'supply_order.approved_at', 'supply_order.approved_by_id'],
    creates: { allocation: ['lineId', 'lotId', 'quantity'] },
    prepare: (stage) => act(stage, 'approveOrder', { allowPartial: true, note }),
  },
  {
    name: 'rejectOrder',
    changes: ['supply_order.status', 'order_line.canceled_quantity'],
    prepare: (stage) => act(stage, 'rejectOrder'),
  },
  {
    name: 'cancelOrder of an approved one',
    changes: ['supply_order.status', 'order_line.canceled_quantity'],
    deletes: ['allocation'],
    prepare: (stage) => act(stage, 'cancelOrder'),
  },
  {
    name: 'sendOrder',
    changes: ['supply_order.status', 'supply_order.sent_at'],
    prepare: (stage) => act(stage, 'sendOrder', { note }),
  },
  {
    name: 'fulfillOrder in part',
    changes: ['supply_order.status', 'order_line.fulfilled_quantity', 'allocation.quantity'],
    prepare: async (stage) => {
      const { orderId, lineId } = await approved(stage);
      return { mutation: 'fulfillOrder', input: { orderId, lines: [{ lineId, quantity: 2 }], note } };
    },
  },
  {
    name: 'fulfillOrder whole',
    changes: ['supply_order.status', 'supply_order.fulfilled_at', 'order_line.fulfilled_quantity'],
    deletes: ['allocation'],
    prepare: (stage) => act(stage, 'fulfillOrder'),
  },
  {
    name: 'fulfillOrder of a purchase',
    changes: ['supply_order.status', 'supply_order.fulfilled_at', 'order_line.fulfilled_quantity'],
    creates: { stock: ['drugId'], lot: ['supplierId'] },
    prepare: async (stage) => {
      const { supplierId } = stage;
      const order = await approved(stage, { kind: 'PURCHASE', drugId: await newDrug(stage.world), supplierId });
      const lots = [{ lotNumber: someText('L'), expiresOn: dayFromNow(300), quantity: 5 }];
      return { mutation: 'fulfillOrder', input: { orderId: order.orderId, lines: [{ lineId: order.lineId, lots }] } };
    },
  },
  {
    name: 'fulfillOrder of a purchase with damaged and further goods',
    changes: ['supply_order.status', 'order_line.fulfilled_quantity'],
    creates: { stock: ['drugId'], lot: ['supplierId', 'status'] },
    prepare: async (stage) => {
      const { supplierId, world } = stage;
      const order = await approved(stage, { kind: 'PURCHASE', drugId: await newDrug(world), supplierId });
      const lot = { lotNumber: someText('L'), expiresOn: dayFromNow(300), quantity: 2, asOwnLot: true };
      const lines = [{ lineId: order.lineId, lots: [lot, { ...lot, quarantine: 'Crushed.', quantity: 1 }] }];
      const further = { ...lot, quarantine: 'Looked at first.' };
      const extras = [{ drugId: await newDrug(world), lots: [further], reason: 'Sent in place of another.' }];
      return { mutation: 'fulfillOrder', input: { orderId: order.orderId, lines, extras, confirm: ['EXPIRY_FAR'] } };
    },
  },
  {
    name: 'closeOrderShort',
    changes: ['supply_order.status', 'order_line.canceled_quantity'],
    deletes: ['allocation'],
    prepare: async (stage) => ({
      mutation: 'closeOrderShort',
      input: { orderId: (await partlyDelivered(stage)).orderId, reason },
    }),
  },
  {
    name: 'acknowledgeOrder',
    changes: ['supply_order.acknowledged_at', 'supply_order.acknowledged_by_id'],
    prepare: (stage) => act(stage, 'acknowledgeOrder', { note }),
  },
];

const subjects: Readonly<Record<string, (stage: Stage) => string | Promise<string>>> = {
  alertId: async (stage) => (await shortage(stage)).alertId,
  drugId: ({ drugId }) => drugId,
  orderId: async (stage) => (await orderOf(stage)).orderId,
  stockId: ({ stockId }) => stockId,
};

const messaging: Deed[] = [
  ...Object.entries(subjects).map(
    ([subject, idOfSubject]): Deed => ({
      name: `startConversation about ${subject}`,
      creates: { conversation: [], conversation_participant: ['userId'] },
      prepare: async (stage) => {
        const title = someText('Where is the delivery');
        const input = {
          [subject]: await idOfSubject(stage),
          title,
          announces: subject !== 'drugId',
          userIds: [(await somebody(stage)).userId],
          roles: [{ role: 'PHARMACIST', ...at(stage) }],
        };
        return { mutation: 'startConversation', input, secrets: [title] };
      },
    }),
  ),
  {
    name: 'addParticipant',
    creates: { conversation_participant: [] },
    prepare: (stage) => act(stage, 'addParticipant'),
  },
  {
    name: 'addParticipant of a role',
    creates: { conversation_participant: [] },
    prepare: async (stage) => {
      const { startConversation } = await stage.world.owner.client.ask(StartConversationDocument, {
        input: { announces: false },
      });
      const role = { role: 'AUDITOR', ...at(stage) };
      return { mutation: 'addParticipant', input: { conversationId: startConversation.id, role } };
    },
  },
  {
    name: 'addParticipant who had left, by another one than the first time',
    changes: ['conversation_participant.left_at', 'conversation_participant.added_by_id'],
    prepare: async (stage) => {
      const [conversationId, { userId, client }] = [await newConversation(stage), await somebody(stage)];
      const input = { conversationId, userId };
      await owned(stage, 'addParticipant', input);
      await done(client, 'leaveConversation', { conversationId });
      return { mutation: 'addParticipant', input, by: stage.requester.client };
    },
  },
  {
    name: 'removeParticipant',
    changes: ['conversation_participant.left_at'],
    prepare: async (stage) => {
      const { input } = await usual(stage, 'addParticipant');
      await owned(stage, 'addParticipant', input);
      return { mutation: 'removeParticipant', input };
    },
  },
  {
    name: 'removeParticipant of a role',
    changes: ['conversation_participant.left_at'],
    prepare: (stage) => act(stage, 'removeParticipant'),
  },
  {
    name: 'leaveConversation',
    changes: ['conversation_participant.left_at'],
    prepare: (stage) => act(stage, 'leaveConversation'),
  },
  {
    name: 'sendMessage',
    creates: { message: ['position'] },
    prepare: async (stage) => {
      const body = someText('Is there any left');
      return { ...(await act(stage, 'sendMessage', { body, acknowledgementRequired: true })), secrets: [body] };
    },
  },
  {
    name: 'redactMessage',
    changes: ['message.body', 'message.redacted_at', 'message.redacted_by_id'],
    prepare: async (stage) => {
      const body = someText('What nobody should have read');
      const { sendMessage } = await stage.requester.client.ask(SendMessageDocument, {
        input: { conversationId: await newConversation(stage), body, acknowledgementRequired: false },
      });
      const input = { messageId: sendMessage.id, reason: 'It was about somebody else' };
      return { mutation: 'redactMessage', input, secrets: [body] };
    },
  },
];

const recalls: Deed[] = [
  {
    name: 'enterRecalls',
    creates: { recall: ['source', 'product', 'enteredById'] },
    prepare: (stage) => act(stage, 'enterRecalls', { source: 'A manufacturer' }),
  },
  {
    name: 'import-recalls',
    creates: { recall: ['source', 'number', 'product', 'codes', 'classification', 'firm', 'reason', 'publishedOn'] },
    prepare: async (stage) => ({
      command: async () => {
        const { database, unitOfWork } = stage.world.app.server.platform;
        const path = new URL('../fixtures/recalls/enforcement.json', import.meta.url).pathname;
        const quiet = { write: () => true };
        const args = [path, '--organization', await organizationOf(stage)];
        const connect = async () => ({ database, unitOfWork, close: async () => undefined });
        if ((await runRecallImport({ args, connect, output: quiet, errors: quiet })) !== 0)
          throw new Error('Not imported.');
      },
    }),
  },
  {
    name: 'reviewRecall',
    changes: ['recall.state', 'recall.reviewed_at', 'recall.reviewed_by_id'],
    creates: { recall_scope: ['drugId', 'lotNumber'] },
    prepare: (stage) => act(stage, 'reviewRecall'),
  },
  {
    name: 'reviewRecall once more, by codes',
    changes: ['recall.reviewed_at'],
    creates: { recall_scope: ['ndc', 'ndcKeys', 'gtin'] },
    deletes: ['recall_scope'],
    prepare: async (stage) => {
      const { recallId } = await reviewedRecall(stage);
      const scopes = [{ ndc: '0093-0787-01', lotNumbers: ['A1'] }, { gtin: '00300930787010' }];
      return { mutation: 'reviewRecall', input: { recallId, scopes } };
    },
  },
  {
    name: 'activateRecall of lots that are promised',
    changes: ['recall.state', 'recall.activated_at', 'recall.activated_by_id', 'lot.status'],
    deletes: ['allocation'],
    prepare: async (stage) => {
      const { recallId, drugId } = await reviewedRecall(stage);
      await approved(stage, { drugId });
      return { mutation: 'activateRecall', input: { recallId } };
    },
  },
  {
    name: 'closeRecall',
    changes: ['recall.state', 'recall.closed_at', 'recall.closed_by_id', 'recall.closing_reason'],
    prepare: (stage) => act(stage, 'closeRecall'),
  },
];

/** Everything that changes entities. A mutation that begins to do so, or a column that begins to change, needs an entry here. */
export const deeds: readonly Deed[] = [
  ...catalogue,
  ...access,
  ...inventory,
  ...alerts,
  ...orders,
  ...recalls,
  ...messaging,
];
