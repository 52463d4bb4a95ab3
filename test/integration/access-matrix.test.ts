import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TypedDocumentString } from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { cursorNow } from '../kit/cursor.ts';
import { everyOperation, newScene, type Operation, type Scene, variablesOf } from '../kit/operations.ts';
import { newMember, newPharmacy, newWorld } from '../kit/world.ts';

/**
 * What each person may do, asked with the ids of one pharmacy. LOCAL is the owner of that one pharmacy, ELSEWHERE is a pharmacist of another pharmacy of the organization,
 * FOREIGN the owner of another organization, ANONYMOUS nobody who is signed in.
 * yes: done or answered; no: FORBIDDEN; 404: as if it did not exist; in: UNAUTHENTICATED.
 */
const columns = [
  'OWNER',
  'LOCAL',
  'MANAGER',
  'PHARMACIST',
  'TECHNICIAN',
  'AUDITOR',
  'ELSEWHERE',
  'FOREIGN',
  'ANONYMOUS',
] as const;
const expected = `
  _entities           yes yes yes yes yes yes 404 404 in
  _service            yes yes yes yes yes yes yes yes yes
  accessLog           yes no  no  no  no  yes no  yes in
  alerts              yes yes yes yes yes yes 404 404 in
  auditIntegrity      yes no  no  no  no  yes no  yes in
  auditLog            yes yes no  no  no  yes no  yes in
  changes             yes yes yes yes yes yes yes yes in
  colleagues          yes yes yes yes yes yes yes yes in
  conversation        yes yes yes yes yes yes 404 404 in
  conversations       yes yes yes yes yes yes yes yes in
  drug                yes yes yes yes yes yes yes 404 in
  drugs               yes yes yes yes yes yes yes yes in
  inventoryLogs       yes yes yes yes yes yes 404 404 in
  ledgerHealth        yes no  no  no  no  yes no  yes in
  liveCursor          yes yes yes yes yes yes yes yes in
  lots                yes yes yes yes yes yes 404 404 in
  me                  yes yes yes yes yes yes yes yes null
  expiryOutlook       yes yes yes yes yes yes 404 404 in
  movementsOverTime   yes yes yes yes yes yes 404 404 in
  shortagesOverTime   yes yes yes yes yes yes 404 404 in
  invitations         yes yes yes no  no  no  no  yes in
  members             yes yes yes no  no  yes no  yes in
  pharmacies          yes yes yes yes yes yes yes yes in
  serviceKeys         yes yes no  no  no  no  no  yes in
  sessions            yes no  no  no  no  no  no  404 in
  order               yes yes yes yes yes yes 404 404 in
  organization        yes yes yes yes yes yes yes yes in
  recall              yes yes yes yes yes yes yes 404 in
  recalls             yes yes yes yes yes yes yes yes in
  reorderSuggestions  yes yes yes yes yes yes 404 404 in
  orderCounts         yes yes yes yes yes yes 404 404 in
  orders              yes yes yes yes yes yes 404 404 in
  scan                yes yes yes yes yes yes 404 404 in
  stock               yes yes yes yes yes yes 404 404 in
  stocks              yes yes yes yes yes yes 404 404 in
  supplier            yes yes yes yes yes yes yes 404 in
  suppliers           yes yes yes yes yes yes yes yes in
  transaction         yes yes yes yes yes yes 404 404 in
  transactions        yes yes yes yes yes yes 404 404 in
  acceptInvitation    yes yes yes yes yes yes yes yes yes
  acknowledgeMessage  yes yes yes yes yes yes 404 404 in
  addParticipant      yes yes yes yes yes no  404 404 in
  leaveConversation   yes yes yes yes yes yes 404 404 in
  markConversationRead yes yes yes yes yes yes 404 404 in
  messageReceived     yes yes yes yes yes yes 404 404 in
  redactMessage       yes no  yes no  no  no  404 404 in
  removeParticipant   yes no  yes no  no  no  404 404 in
  sendMessage         yes yes yes yes yes no  404 404 in
  startConversation   yes yes yes yes yes no  404 404 in
  enterRecalls        yes yes yes yes yes no  yes yes in
  reviewRecall        yes yes yes yes no  no  yes 404 in
  activateRecall      yes yes yes yes no  no  yes 404 in
  closeRecall         yes no  yes no  no  no  no  404 in
  acknowledgeRecall   yes yes yes yes yes no  404 404 in
  acknowledgeOrder    yes yes yes yes no  no  404 404 in
  approveOrder        yes yes yes yes no  no  404 404 in
  cancelOrder         yes yes yes yes no  no  404 404 in
  closeOrderShort     yes yes yes yes yes no  404 404 in
  fulfillOrder        yes yes yes yes yes no  404 404 in
  placeOrder          yes yes yes yes yes no  404 404 in
  rejectOrder         yes yes yes yes no  no  404 404 in
  setApprovalRule     yes no  no  no  no  no  no  yes in
  sendOrder           yes yes yes yes yes no  404 404 in
  acknowledgeAlert    yes yes yes yes yes no  404 404 in
  assignAlert         yes yes yes yes yes no  404 404 in
  adjustStock         yes yes yes yes no  no  404 404 in
  archiveDrug         yes yes yes yes no  no  yes 404 in
  archiveSupplier     yes yes yes yes no  no  yes 404 in
  correctLot          yes yes yes yes no  no  404 404 in
  changeMembership    yes yes yes no  no  no  no  404 in
  proveIdentity       yes yes yes yes yes yes yes yes in
  myProofs            yes yes yes yes yes yes yes yes in
  passkeyProofOptions yes yes yes yes yes yes yes yes in
  setPin              yes yes yes yes yes yes yes yes in
  removePin           yes yes yes yes yes yes yes yes in
  unlockSession       yes yes yes yes yes yes yes yes in
  changePassword      yes yes yes yes yes yes yes yes in
  createAuditCheckpoint yes no  no  no  no  yes no  yes in
  createDrug          yes yes yes yes no  no  yes yes in
  createPharmacy      yes no  no  no  no  no  no  yes in
  createServiceKey    yes yes no  no  no  no  no  404 in
  createSupplier      yes yes yes yes no  no  yes yes in
  withdrawInvitation  yes yes yes no  no  no  no  404 in
  disableUser         yes yes yes no  no  no  no  404 in
  dispenseStock       yes yes yes yes yes no  404 404 in
  endSession          yes yes yes 404 404 404 404 404 in
  inviteMember        yes yes yes no  no  no  no  404 in
  logIn               yes yes yes yes yes yes yes yes yes
  logOut              yes yes yes yes yes yes yes yes in
  receiveStock        yes yes yes yes yes no  404 404 in
  resolveAlert        yes yes yes yes yes no  404 404 in
  revokeServiceKey    yes yes no  no  no  no  no  404 in
  reverseTransaction  yes yes yes yes no  no  404 404 in
  returnFromCustomer  yes yes yes yes yes no  404 404 in
  returnToSupplier    yes yes yes yes no  no  404 404 in
  closePeriod         yes yes yes no  no  no  no  404 in
  reopenPeriod        yes yes no  no  no  no  no  404 in
  setLotStatus        yes yes yes yes no  no  404 404 in
  splitLot            yes yes yes yes no  no  404 404 in
  setStockLevels      yes yes yes yes no  no  404 404 in
  signUp              yes yes yes yes yes yes yes yes yes
  snoozeAlert         yes yes yes yes yes no  404 404 in
  updateDrug          yes yes yes yes no  no  yes 404 in
  updateSupplier      yes yes yes yes no  no  yes 404 in
  verifyAuditTrail    yes no  no  no  no  yes no  yes in
  lowStockAlerted     yes yes yes yes yes yes 404 404 in
  recordChanged       yes yes yes yes yes yes 404 404 in
  conversationChanged yes yes yes yes yes yes 404 404 in
  orderStatusChanged  yes yes yes yes yes yes 404 404 in
  stockChanged        yes yes yes yes yes yes 404 404 in
  sendsMail           yes yes yes yes yes yes yes yes yes
  organizations       yes yes yes yes yes yes yes yes in
  confirmSignUp       yes yes yes yes yes yes yes yes yes
  unlockUser          yes yes yes no  no  no  no  404 in
  enableUser          yes yes yes no  no  no  no  404 in
  eraseUser           yes no  yes no  no  no  no  404 in
  createPasswordReset yes yes yes no  no  no  no  404 in
  requestPasswordReset no no  no  no  no  no  no  no  no
  resetPassword       yes yes yes yes yes yes yes yes yes
  changeEmail         yes yes yes yes yes yes yes yes in
  confirmEmail        yes yes yes yes yes yes yes yes yes
  identityProvider    yes no  no  no  no  no  no  404 in
  signOnRequest       404 404 404 404 404 404 404 404 404
  completeSignOn      yes yes yes yes yes yes yes yes yes
  setIdentityProvider yes no  no  no  no  no  no  404 in
  removeIdentityProvider yes no no no no no no 404 in
  switchOrganization  yes yes yes yes yes yes yes 404 in
  myFactors           yes yes yes yes yes yes yes yes in
  newPasskeyOptions   yes yes yes yes yes yes yes yes in
  passkeyLogInOptions yes yes yes yes yes yes yes yes yes
  addPasskey          yes yes yes yes yes yes yes yes in
  beginTotp           yes yes yes yes yes yes yes yes in
  confirmLogIn        yes yes yes yes yes yes yes yes yes
  confirmTotp         yes yes yes yes yes yes yes yes in
  createRecoveryCodes yes yes yes yes yes yes yes yes in
  logInWithPasskey    yes yes yes yes yes yes yes yes yes
  removePasskey       404 404 404 404 404 404 404 404 in
  removeTotp          yes yes yes yes yes yes yes yes in
  resetFactors        yes yes yes no  no  no  no  404 in
  setFactorPolicy     yes no  no  no  no  no  no  yes in
`;
const matrix = new Map(
  expected
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', ...outcomes] = line.trim().split(/\s+/);
      return [name, Object.fromEntries(columns.map((column, index) => [column, outcomes[index]]))];
    }),
);

let app: App;
let scene: Scene;
let otherPharmacyId: string;
/** A cursor before anything that a subscription tells of. */
let beginning: string;

beforeAll(async () => {
  app = await startApp();
  const world = await newWorld(app);
  beginning = await cursorNow(app, world.owner);
  scene = await newScene(world);
  // Of stocks the scene tells already; these are an alert and an order.
  await variablesOf.acknowledgeAlert?.(scene);
  await variablesOf.approveOrder?.(scene);
  otherPharmacyId = await newPharmacy(world);
});
afterAll(() => app.close());

/** A session of its own for each try: some of them end it. */
async function tokenOf(column: (typeof columns)[number]): Promise<string | null> {
  const { world } = scene;
  if (column === 'ANONYMOUS') return null;
  if (column === 'FOREIGN') return (await newWorld(app)).owner.token;
  if (column === 'LOCAL') return (await newMember(world, 'OWNER', world.pharmacyId)).token;
  if (column === 'ELSEWHERE') return (await newMember(world, 'PHARMACIST', otherPharmacyId)).token;
  const everywhere = column === 'OWNER' || column === 'MANAGER' || column === 'AUDITOR';
  return (await newMember(world, column, everywhere ? null : world.pharmacyId)).token;
}

async function outcomeOf(operation: Operation, column: (typeof columns)[number], variables: object): Promise<string> {
  const token = await tokenOf(column);
  if (operation.kind === 'subscription') {
    // A cursor is of one organization.
    const after = column === 'FOREIGN' ? null : beginning;
    return subscriptionOutcome(operation, { ...variables, after }, token);
  }
  const { data, errors } = await app.client(token).send(operation.text, variables);
  // Of entities there is a list, with null for each that is not the caller's to see.
  const answered = [data?.[operation.name]].flat();
  return named(errors?.[0]?.extensions.code) ?? (answered[0] === null ? nothing(operation) : 'yes');
}

/** A subscription from the beginning: whoever may follow it is told at once of something that happened before. */
async function subscriptionOutcome({ text }: Operation, variables: object, token: string | null): Promise<string> {
  const live = app.live(token);
  const items = live.subscribe(text as unknown as TypedDocumentString<unknown, object>, variables);
  if (token === null) return (await live.closed).code === 4403 ? 'in' : 'closed otherwise';
  const first = await items.item();
  items.stop();
  await live.close();
  return named(first.errors?.[0]?.extensions.code) ?? 'yes';
}

/** A thing asked for by its id answers null where it is not the caller's to see; `me` is null for nobody. */
function nothing({ name }: Operation): string {
  return name === 'me' ? 'null' : '404';
}

function named(code: string | undefined): string | undefined {
  if (code === undefined) return undefined;
  return { FORBIDDEN: 'no', NOT_FOUND: '404', UNAUTHENTICATED: 'in' }[code] ?? code;
}

describe('who may do what', () => {
  it('the matrix names every operation of the schema, and no other', () => {
    expect([...matrix.keys()].sort()).toEqual(
      everyOperation()
        .map(({ name }) => name)
        .sort(),
    );
    expect(Object.keys(variablesOf).sort()).toEqual([...matrix.keys()].sort());
  });

  it.each(everyOperation().map((operation) => [operation.name, operation] as const))('%s', async (name, operation) => {
    const variables = async () => (await variablesOf[name]?.(scene)) ?? {};
    // A mutation that is done cannot be done again; whatever changes nothing may be asked of one thing by all.
    const shared = await variables();
    const alone = (column: (typeof columns)[number]) =>
      operation.kind === 'mutation' && matrix.get(name)?.[column] === 'yes';
    const outcomes = await Promise.all(
      columns.map(async (column) => [
        column,
        await outcomeOf(operation, column, alone(column) ? await variables() : shared),
      ]),
    );
    expect(Object.fromEntries(outcomes)).toEqual(matrix.get(name));
  });
});
