import {
  type GraphQLField,
  type GraphQLOutputType,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { appSchema } from '../../src/app/schema.ts';
import { roles } from '../../src/domain/permissions.ts';
import { newToken, sha256 } from '../../src/platform/crypto/crypto.ts';
import { newId } from '../../src/platform/database/ids.ts';
import {
  ActivateRecallDocument,
  AlertsDocument,
  ApproveOrderDocument,
  BeginTotpDocument,
  ClosePeriodDocument,
  CreateServiceKeyDocument,
  CreateSupplierDocument,
  DispenseStockDocument,
  EnterRecallsDocument,
  FulfillOrderDocument,
  GetOrderDocument,
  InviteMemberDocument,
  LogInDocument,
  MyFactorsDocument,
  OrganizationsDocument,
  PlaceOrderDocument,
  ReviewRecallDocument,
  SendMessageDocument,
  SessionsDocument,
  SetIdentityProviderDocument,
  SetPinDocument,
  StartConversationDocument,
} from '../generated/graphql.ts';
import { as } from './client.ts';
import { Authenticator, AuthenticatorApp, addPasskey, setUpTotp } from './factors.ts';
import { dayFromNow, newDrug, newMember, type Person, password, someText, stocked, type World } from './world.ts';

/** The password that somebody who forgot theirs chooses. */
export const newPassword = 'several-unrelated-words';

/** What a server that sends no mail refuses to everybody; recovery.test.ts tries it on one that does. */
export const needsMail: readonly string[] = ['requestPasswordReset'];

export type OperationKind = 'query' | 'mutation' | 'subscription';

export interface Operation {
  readonly kind: OperationKind;
  readonly name: string;
  readonly text: string;
}

/** Every operation of the schema, each as a document that asks for as little as it can. */
export function everyOperation(): Operation[] {
  const schema = appSchema();
  const of = (kind: OperationKind, fields: Record<string, GraphQLField<unknown, unknown>> = {}) =>
    Object.values(fields).map((field) => ({ kind, name: field.name, text: documentOf(kind, field) }));
  return [
    ...of('query', schema.getQueryType()?.getFields()),
    ...of('mutation', schema.getMutationType()?.getFields()),
    ...of('subscription', schema.getSubscriptionType()?.getFields()),
  ];
}

function documentOf(kind: OperationKind, { name, args, type }: GraphQLField<unknown, unknown>): string {
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const withArgs = (text: string) => (text === '' ? '' : `(${text})`);
  return `${kind} Try${withArgs(declared)} { ${name}${withArgs(passed)} ${selectionOf(type)} }`;
}

function selectionOf(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (isUnionType(named)) {
    const refusals = named.getTypes().some((member) => member.getInterfaces().some(({ name }) => name === 'Refusal'));
    return `{ __typename ${refusals ? '... on Refusal { code }' : ''} ${named
      .getTypes()
      .flatMap((member) => ('id' in member.getFields() ? [`... on ${member.name} { id }`] : []))
      .join(' ')} }`;
  }
  if (isAbstractType(named)) return '{ __typename }';
  return isObjectType(named) && 'nodes' in named.getFields() ? '{ nodes { __typename } }' : '{ __typename }';
}

/** What variables of each operation are made from: the world whose things are asked for, and what it holds. */
export interface Scene {
  readonly world: World;
  readonly drugId: string;
  readonly stockId: string;
  readonly lotId: string;
  readonly transactionId: string;
  readonly supplierId: string;
  /** Who requests orders. */
  readonly requester: Person;
}

export async function newScene(world: World): Promise<Scene> {
  const { drugId, stockId, lotIds, transactionIds } = await stocked(world, [{ quantity: 10_000 }]);
  const [lotId = '', transactionId = ''] = [lotIds[0], transactionIds[0]];
  const requester = await newMember(world, 'TECHNICIAN', world.pharmacyId);
  return { world, requester, drugId, stockId, lotId, transactionId, supplierId: await newSupplier(world) };
}

/** A conversation that the owner started with every role of the pharmacy. */
export async function newConversation({
  world: { owner: starter, pharmacyId },
}: Pick<Scene, 'world'>): Promise<string> {
  const { startConversation } = await starter.client.ask(StartConversationDocument, {
    input: { announces: false, roles: roles.map((role) => ({ role, pharmacyId })) },
  });
  return startConversation.id;
}

/** A message by a colleague, to be confirmed, in a conversation of its own. */
async function newMessage(scene: Scene): Promise<{ messageId: string; conversationId: string }> {
  const conversationId = await newConversation(scene);
  const { sendMessage } = await scene.requester.client.ask(SendMessageDocument, {
    input: { conversationId, body: 'Omeprazole is short until Monday.', acknowledgementRequired: true },
  });
  return { messageId: sendMessage.id, conversationId };
}

async function newSupplier({ owner }: World): Promise<string> {
  const { createSupplier } = await owner.client.ask(CreateSupplierDocument, { input: { name: someText('Supplier') } });
  return as(createSupplier, 'Supplier').id;
}

async function newAlert(world: World): Promise<string> {
  const { stockId } = await stocked(world, [{ quantity: 3 }], 20);
  const { alerts } = await world.owner.client.ask(AlertsDocument, {
    pharmacyId: world.pharmacyId,
    filter: { stockId },
  });
  return alerts.nodes[0]?.id ?? '';
}

/** An ISSUE requested by a colleague, so that the owner may approve it. */
async function newOrder({ world, requester, drugId }: Scene, quantity = 1): Promise<string> {
  const { placeOrder } = await requester.client.ask(PlaceOrderDocument, {
    input: { pharmacyId: world.pharmacyId, drugId, quantity, kind: 'ISSUE' },
  });
  return as(placeOrder, 'Order').id;
}

async function approvedOrder(scene: Scene, quantity = 1): Promise<string> {
  const orderId = await newOrder(scene, quantity);
  const { approveOrder } = await owner(scene).ask(ApproveOrderDocument, { input: { orderId, allowPartial: false } });
  as(approveOrder, 'OrderApproved');
  return orderId;
}

/** A recall that somebody entered, of a number of its own. */
export async function newRecall(scene: Pick<Scene, 'world'>): Promise<string> {
  const { enterRecalls } = await scene.world.owner.client.ask(EnterRecallsDocument, {
    input: { text: 'Omeprazole capsules, lots A1-77 and A1-78', number: someText('D') },
  });
  return as(enterRecalls, 'RecallsEntered').recallIds[0] ?? '';
}

/** A recall of which is said that it covers a lot of some drug. */
export async function reviewedRecall(scene: Pick<Scene, 'world'>) {
  const recallId = await newRecall(scene);
  const lotNumber = someText('LOT');
  const found = await stocked(scene.world, [{ lotNumber, quantity: 10 }]);
  const { reviewRecall } = await scene.world.owner.client.ask(ReviewRecallDocument, {
    input: { recallId, scopes: [{ drugId: found.drugId, lotNumbers: [lotNumber] }] },
  });
  as(reviewRecall, 'Recall');
  return { recallId, ...found };
}

async function activeRecall(scene: Scene): Promise<string> {
  const { recallId } = await reviewedRecall(scene);
  as((await owner(scene).ask(ActivateRecallDocument, { input: { recallId } })).activateRecall, 'Recall');
  return recallId;
}

const owner = ({ world }: Scene) => world.owner.client;
const at = ({ world: { pharmacyId } }: Scene) => ({ pharmacyId });
const reason = 'A count found a difference';
const keyInput = ({ world: { pharmacyId } }: Scene) => ({
  name: someText('Prescriptions'),
  permissions: ['STOCK_READ' as const],
  pharmacyIds: [pharmacyId],
  expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
});

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

const somebody = ({ world }: Scene) => newMember(world, 'TECHNICIAN', world.pharmacyId);

/**
 * Variables with which each operation succeeds for somebody who may do it; made anew for every try. What is about one's own second factors
 * succeeds for the person who is named as asking alone.
 */
export const variablesOf: Record<string, (scene: Scene, asking?: Person) => object | Promise<object>> = {
  // queries
  _entities: ({ stockId }) => ({ representations: [{ __typename: 'Stock', id: stockId }] }),
  _service: () => ({}),
  accessLog: () => ({ first: 5 }),
  changes: () => ({ first: 5 }),
  colleagues: () => ({ first: 5 }),
  conversation: async (scene) => ({ id: await newConversation(scene) }),
  conversations: () => ({ first: 5 }),
  alerts: (scene) => ({ ...at(scene), first: 5 }),
  auditIntegrity: () => ({}),
  auditLog: () => ({ first: 5 }),
  drug: ({ drugId }) => ({ id: drugId }),
  drugs: () => ({ first: 5 }),
  inventoryLogs: (scene) => ({ ...at(scene), first: 5 }),
  lots: (scene) => ({ search: 'a', pharmacyIds: [at(scene).pharmacyId], first: 5 }),
  ledgerHealth: () => ({}),
  liveCursor: () => ({}),
  me: () => ({}),
  order: async (scene) => ({ id: await newOrder(scene) }),
  organization: () => ({}),
  organizations: () => ({}),
  sendsMail: () => ({}),
  scan: (scene) => ({ ...at(scene), code: '00300934161731' }),
  recall: async (scene) => ({ id: await newRecall(scene) }),
  recalls: () => ({ first: 5 }),
  reorderSuggestions: (scene) => ({ ...at(scene), first: 5 }),
  expiryOutlook: (scene) => ({ ...at(scene), months: 3 }),
  movementsOverTime: (scene) => ({ ...at(scene), from: '2026-01-01', to: '2026-01-31', by: 'WEEK' }),
  shortagesOverTime: (scene) => ({ ...at(scene), from: '2026-01-01', to: '2026-01-31', by: 'WEEK' }),
  invitations: () => ({ first: 5 }),
  orderCounts: (scene) => at(scene),
  orders: (scene) => ({ ...at(scene), sort: 'NEWEST', first: 5 }),
  members: () => ({ first: 5 }),
  pharmacies: () => ({}),
  serviceKeys: () => ({ first: 5 }),
  sessions: ({ world }) => ({ userId: world.owner.userId }),
  stock: ({ stockId }) => ({ id: stockId }),
  stocks: (scene) => ({ ...at(scene), first: 5 }),
  supplier: ({ supplierId }) => ({ id: supplierId }),
  suppliers: () => ({ first: 5 }),
  transaction: ({ transactionId }) => ({ id: transactionId }),
  transactions: (scene) => ({ ...at(scene), first: 5 }),
  myFactors: () => ({}),
  newPasskeyOptions: () => ({}),
  passkeyLogInOptions: () => ({}),
  // mutations
  beginTotp: () => ({}),
  confirmTotp: async (scene, asking) => {
    const { client } = asking ?? (await somebody(scene));
    const { beginTotp } = await client.ask(BeginTotpDocument, {});
    return { input: { totp: new AuthenticatorApp(scene.world.app, beginTotp.secret).code() } };
  },
  removeTotp: async (scene, asking) => {
    await setUpTotp(scene.world.app, asking ?? (await somebody(scene)));
    return {};
  },
  createRecoveryCodes: async (scene, asking) => {
    await setUpTotp(scene.world.app, asking ?? (await somebody(scene)));
    return {};
  },
  addPasskey: async (scene, asking) => {
    const { client } = asking ?? (await somebody(scene));
    return { input: { name: 'Telephone', passkey: await new Authenticator().create(client) } };
  },
  removePasskey: async (scene, asking) => {
    const person = asking ?? (await somebody(scene));
    await addPasskey(person);
    const { myFactors } = await person.client.ask(MyFactorsDocument, {});
    return { input: { passkeyId: myFactors.passkeys[0]?.id } };
  },
  confirmLogIn: async ({ world }) => {
    const person = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const { app } = await setUpTotp(world.app, person);
    const { logIn } = await world.app.client().ask(LogInDocument, { input: { email: person.email, password } });
    return {
      input: {
        challenge: as(logIn, 'SecondFactorRequired').challenge,
        totp: app.code({ steps: 1 }),
        deviceToken: newToken(),
      },
    };
  },
  logInWithPasskey: async ({ world }) => {
    const authenticator = await addPasskey(await newMember(world, 'TECHNICIAN', world.pharmacyId));
    return { input: { passkey: await authenticator.signIn(world.app.client()), deviceToken: newToken() } };
  },
  resetFactors: async ({ world }) => {
    const person = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    await setUpTotp(world.app, person);
    return { input: { userId: person.userId } };
  },
  setFactorPolicy: () => ({ input: { factorPolicy: 'NONE' } }),
  withdrawInvitation: async (scene) => {
    const { inviteMember } = await owner(scene).ask(InviteMemberDocument, {
      input: { email: `${someText('new')}@pharmacy.example`, role: 'TECHNICIAN', ...at(scene) },
    });
    return { input: { invitationId: as(inviteMember, 'MemberInvited').invitation.id } };
  },
  acceptInvitation: async (scene) => {
    const { inviteMember } = await owner(scene).ask(InviteMemberDocument, {
      input: { email: `${someText('new')}@pharmacy.example`, role: 'TECHNICIAN', ...at(scene) },
    });
    return {
      input: {
        token: as(inviteMember, 'MemberInvited').token ?? '',
        name: 'New Colleague',
        password,
        deviceToken: newToken(),
      },
    };
  },
  acknowledgeMessage: async (scene) => ({ input: { messageId: (await newMessage(scene)).messageId } }),
  addParticipant: async (scene) => {
    const { userId } = await newMember(scene.world, 'TECHNICIAN', scene.world.pharmacyId);
    return { input: { conversationId: await newConversation(scene), userId } };
  },
  leaveConversation: async (scene) => ({ input: { conversationId: await newConversation(scene) } }),
  markConversationRead: async (scene) => ({ input: { conversationId: await newConversation(scene) } }),
  redactMessage: async (scene) => ({ input: { messageId: (await newMessage(scene)).messageId } }),
  removeParticipant: async (scene) => ({
    input: { conversationId: await newConversation(scene), role: { role: 'TECHNICIAN', ...at(scene) } },
  }),
  sendMessage: async (scene) => ({
    input: {
      conversationId: await newConversation(scene),
      body: 'Is there any left?',
      acknowledgementRequired: false,
    },
  }),
  startConversation: ({ stockId }) => ({ input: { stockId, title: 'Where is the delivery?', announces: true } }),
  assignAlert: async ({ world }) => ({ input: { alertId: await newAlert(world), userId: world.owner.userId } }),
  acknowledgeAlert: async ({ world }) => ({ input: { alertId: await newAlert(world) } }),
  adjustStock: ({ lotId }) => ({ input: { lotId, quantityChange: -1, reason, type: 'COUNT' } }),
  archiveDrug: async ({ world }) => ({ input: { drugId: await newDrug(world), archived: true } }),
  archiveSupplier: async ({ world }) => ({ input: { supplierId: await newSupplier(world), archived: true } }),
  changeMembership: async ({ world }) => {
    const { userId } = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    return { input: { userId, pharmacyId: world.pharmacyId, role: 'TECHNICIAN' } };
  },
  proveIdentity: () => ({ input: { password } }),
  myProofs: () => ({}),
  passkeyProofOptions: () => ({ colleague: false }),
  setPin: () => ({ input: { pin: '471902' } }),
  removePin: () => ({}),
  unlockSession: async (scene, asking) => {
    const input = { pin: '471902' };
    await (asking ?? scene.world.owner).client.ask(SetPinDocument, { input });
    return { input };
  },
  changePassword: () => ({
    input: { currentPassword: password, newPassword: password.toUpperCase(), deviceToken: newToken() },
  }),
  createAuditCheckpoint: () => ({}),
  correctLot: async ({ world }) => ({
    input: { lotId: (await stocked(world, [{ quantity: 4 }])).lotIds[0], expiresOn: dayFromNow(300), reason },
  }),
  createDrug: () => ({ input: { name: someText('Ibuprofen'), strength: '400 mg', unit: 'tablet' } }),
  createPharmacy: () => {
    const code = someText('P').toUpperCase();
    return { input: { name: code, code, timezone: 'Europe/Berlin' } };
  },
  createServiceKey: (scene) => ({ input: keyInput(scene) }),
  createSupplier: () => ({ input: { name: someText('Supplier') } }),
  disableUser: async ({ world }) => ({
    input: { userId: (await newMember(world, 'TECHNICIAN', world.pharmacyId)).userId },
  }),
  enableUser: async ({ world }) => {
    const { userId } = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    await world.app.sql(`UPDATE app_user SET status = 'DISABLED' WHERE id = $1`, [userId]);
    return { input: { userId } };
  },
  eraseUser: async ({ world }) => {
    const { userId } = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    await world.app.sql(`UPDATE app_user SET status = 'DISABLED' WHERE id = $1`, [userId]);
    return { input: { userId } };
  },
  createPasswordReset: async ({ world }) => ({
    input: { userId: (await newMember(world, 'TECHNICIAN', world.pharmacyId)).userId },
  }),
  resetPassword: async ({ world }) => {
    const member = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    return { input: { token: await newLink(world, member, 'PASSWORD_RESET', null), password: newPassword } };
  },
  changeEmail: () => ({ input: { email: `${someText('new')}@pharmacy.example`, currentPassword: password } }),
  confirmEmail: async ({ world }) => {
    const member = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const email = `${someText('new')}@pharmacy.example`;
    return { input: { token: await newLink(world, member, 'EMAIL_CHANGE', email) } };
  },
  requestPasswordReset: ({ world }) => ({ input: { email: world.owner.email } }),
  unlockUser: async ({ world }) => ({
    input: { userId: (await newMember(world, 'TECHNICIAN', world.pharmacyId)).userId },
  }),
  dispenseStock: ({ stockId }) => ({ input: { stockId, quantity: 1 } }),
  endSession: async ({ world }) => {
    const { userId } = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const { sessions } = await world.owner.client.ask(SessionsDocument, { userId });
    return { input: { sessionId: sessions[0]?.id } };
  },
  inviteMember: (scene) => ({
    input: { email: `${someText('new')}@pharmacy.example`, role: 'TECHNICIAN', ...at(scene) },
  }),
  confirmSignUp: async ({ world: { app } }) => {
    const token = newToken();
    await app.sql(
      `INSERT INTO pending_sign_up (id, email, name, password_hash, organization_name, pharmacy_name, pharmacy_code, timezone, token_hash, expires_at)
       VALUES (new_uuid_v7(), $1, 'An Owner', $2, 'Another Group', 'High Street', 'MAIN', 'UTC', $3, $4)`,
      [
        `${someText('owner')}@pharmacy.example`,
        await app.server.platform.passwords.hash(password),
        sha256(token),
        new Date(app.clock.now().getTime() + 86_400_000),
      ],
    );
    return { input: { token, password, deviceToken: newToken() } };
  },
  logIn: async ({ world }) => {
    const { organizations } = await world.owner.client.ask(OrganizationsDocument, {});
    const organizationId = organizations[0]?.id;
    return { input: { email: world.owner.email, password, organizationId, deviceToken: newToken() } };
  },
  logOut: () => ({}),
  switchOrganization: async ({ world }) => {
    const { organizations } = await world.owner.client.ask(OrganizationsDocument, {});
    return { input: { organizationId: organizations[0]?.id, deviceToken: newToken() } };
  },
  receiveStock: (scene) => ({
    input: {
      ...at(scene),
      drugId: scene.drugId,
      lotNumber: someText('L'),
      expiresOn: dayFromNow(200),
      quantity: 5,
      supplierId: scene.supplierId,
    },
  }),
  resolveAlert: async ({ world }) => ({ input: { alertId: await newAlert(world) } }),
  revokeServiceKey: async (scene) => {
    const { createServiceKey } = await owner(scene).ask(CreateServiceKeyDocument, { input: keyInput(scene) });
    return { input: { serviceKeyId: createServiceKey.serviceKey.id } };
  },
  reverseTransaction: async ({ world }) => ({
    input: { transactionId: (await stocked(world, [{ quantity: 4 }])).transactionIds[0], reason },
  }),
  returnFromCustomer: async ({ world }) => {
    const { stockId, lotIds } = await stocked(world, [{ quantity: 4 }]);
    const { dispenseStock } = await world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 2 } });
    const { transaction } = as(dispenseStock, 'StockMovement');
    return { input: { transactionId: transaction.id, lots: [{ lotId: lotIds[0], quantity: 1 }], reason } };
  },
  returnToSupplier: async ({ world }) => {
    const { lotIds, transactionIds } = await stocked(world, [{ quantity: 4 }]);
    return { input: { transactionId: transactionIds[0], lots: [{ lotId: lotIds[0], quantity: 1 }], reason } };
  },
  closePeriod: (scene) => ({ input: { ...at(scene), until: '2020-01-31' } }),
  reopenPeriod: async (scene) => {
    await owner(scene).ask(ClosePeriodDocument, { input: { ...at(scene), until: '2020-01-31' } });
    return { input: { ...at(scene), reason } };
  },
  splitLot: async ({ world }) => ({
    input: { lotId: (await stocked(world, [{ quantity: 4 }])).lotIds[0], quantity: 1, status: 'ON_HOLD', reason },
  }),
  setLotStatus: async ({ world }) => ({
    input: { lotId: (await stocked(world, [{ quantity: 4 }])).lotIds[0], status: 'ON_HOLD', reason },
  }),
  setStockLevels: ({ stockId }) => ({ input: { stockId, minQuantity: 7 } }),
  signUp: () => ({
    input: {
      name: 'An Owner',
      email: `${someText('owner')}@pharmacy.example`,
      password,
      organizationName: 'Another Group',
      pharmacyName: 'High Street',
      pharmacyCode: 'MAIN',
      timezone: 'UTC',
      deviceToken: newToken(),
    },
  }),
  snoozeAlert: async ({ world }) => ({
    input: { alertId: await newAlert(world), until: new Date(Date.now() + 3_600_000).toISOString() },
  }),
  updateDrug: async ({ world }) => ({ input: { drugId: await newDrug(world), storage: 'Below 25 °C' } }),
  updateSupplier: async ({ world }) => ({ input: { supplierId: await newSupplier(world), phone: '+49 30 1234' } }),
  acknowledgeOrder: async (scene) => {
    const orderId = await approvedOrder(scene);
    await owner(scene).ask(FulfillOrderDocument, { input: { orderId } });
    return { input: { orderId } };
  },
  approveOrder: async (scene) => ({ input: { orderId: await newOrder(scene) } }),
  cancelOrder: async (scene) => ({ input: { orderId: await approvedOrder(scene), reason } }),
  closeOrderShort: async (scene) => {
    const orderId = await approvedOrder(scene, 2);
    const { order } = await owner(scene).ask(GetOrderDocument, { id: orderId });
    await owner(scene).ask(FulfillOrderDocument, {
      input: { orderId, lines: [{ lineId: order?.lines[0]?.id ?? '', quantity: 1 }] },
    });
    return { input: { orderId, reason } };
  },
  fulfillOrder: async (scene) => ({ input: { orderId: await approvedOrder(scene) } }),
  placeOrder: (scene) => ({ input: { ...at(scene), kind: 'ISSUE', drugId: scene.drugId, quantity: 1 } }),
  rejectOrder: async (scene) => ({ input: { orderId: await newOrder(scene), reason } }),
  identityProvider: (scene) => withProvider(scene),
  signOnRequest: () => ({ organizationId: newId() }),
  completeSignOn: () => ({ input: { returned: 'code=none&state=none', browserToken: 'none' } }),
  setIdentityProvider: (scene) => providerOf(scene),
  removeIdentityProvider: (scene) => withProvider(scene),
  setApprovalRule: () => ({ input: { requesterMayApprove: false } }),
  enterRecalls: () => ({ input: { text: 'Omeprazole capsules, lot A1-77', number: someText('D') } }),
  reviewRecall: async (scene) => ({
    input: { recallId: await newRecall(scene), scopes: [{ drugId: scene.drugId, lotNumbers: [someText('LOT')] }] },
  }),
  activateRecall: async (scene) => ({ input: { recallId: (await reviewedRecall(scene)).recallId } }),
  closeRecall: async (scene) => ({ input: { recallId: await newRecall(scene), reason } }),
  acknowledgeRecall: async (scene) => ({ input: { recallId: await activeRecall(scene), ...at(scene) } }),
  sendOrder: async (scene) => ({ input: { orderId: await approvedOrder(scene) } }),
  verifyAuditTrail: () => ({}),
  // subscriptions
  messageReceived: async (scene) => ({ conversationId: (await newMessage(scene)).conversationId }),
  conversationChanged: async (scene) => ({ conversationId: (await newMessage(scene)).conversationId }),
  orderStatusChanged: (scene) => ({ ...at(scene), mine: false }),
  lowStockAlerted: (scene) => at(scene),
  recordChanged: (scene) => at(scene),
  stockChanged: (scene) => at(scene),
};

/** A link that acts on somebody's account, made around the server: its token is otherwise in a mail. */
async function newLink({ app }: World, { userId }: Person, kind: string, email: string | null): Promise<string> {
  const token = newToken();
  await app.sql(
    `INSERT INTO account_link (id, organization_id, account_id, kind, email, token_hash, created_at, expires_at)
     SELECT new_uuid_v7(), organization_id, account_id, $2::account_link_kind, $3, $4, $5, $6 FROM app_user WHERE id = $1`,
    [userId, kind, email, sha256(token), app.clock.now(), new Date(app.clock.now().getTime() + 3_600_000)],
  );
  return token;
}
