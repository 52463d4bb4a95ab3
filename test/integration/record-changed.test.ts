import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  AcceptInvitationDocument,
  AcknowledgeAlertDocument,
  AlertsDocument,
  AllowedStepsDocument,
  ArchiveSupplierDocument,
  AssignAlertDocument,
  ChangeMembershipDocument,
  CreateSupplierDocument,
  DisableUserDocument,
  DispenseStockDocument,
  InviteMemberDocument,
  OrderCountsDocument,
  PlaceOrderDocument,
  RecordChangesDocument,
  SetApprovalRuleDocument,
} from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import { cursorNow } from '../kit/cursor.ts';
import {
  newMember,
  newPharmacy,
  newWorld,
  type Person,
  password,
  someText,
  stocked,
  type World,
} from '../kit/world.ts';

let app: App;
let world: World;
let technician: Person;
beforeAll(async () => {
  app = await startApp();
  world = await newWorld(app);
  technician = await newMember(world, 'TECHNICIAN', world.pharmacyId);
});
afterAll(() => app.close());

async function alertOf(stockId: string): Promise<string> {
  const { alerts } = await world.owner.client.ask(AlertsDocument, {
    pharmacyId: world.pharmacyId,
    filter: { stockId },
  });
  return alerts.nodes[0]?.id ?? '';
}

it('recordChanged names each stock, alert and order that changed, in order, and goes on behind its cursor', async () => {
  const { stockId, drugId } = await stocked(world, [{ quantity: 25 }], 20);
  const after = await cursorNow(app, world.owner);
  const here = { pharmacyId: world.pharmacyId };
  await technician.client.ask(DispenseStockDocument, { input: { stockId, quantity: 10 } });
  const alertId = await alertOf(stockId);
  await technician.client.ask(AcknowledgeAlertDocument, { input: { alertId } });
  await technician.client.ask(AssignAlertDocument, { input: { alertId, userId: technician.userId } });
  const placed = await technician.client.ask(PlaceOrderDocument, { input: { ...here, drugId, quantity: 2 } });
  const { id: orderId } = as(placed.placeOrder, 'Order');
  const items = app.live(world.owner.token).subscribe(RecordChangesDocument, { ...here, after });
  const seen = (await items.take(5)).map(({ recordChanged }) => recordChanged);
  expect(seen.map(({ type, id }) => [type, id])).toEqual([
    ['STOCK', stockId],
    ['ALERT', alertId],
    ['ALERT', alertId],
    ['ALERT', alertId],
    ['ORDER', orderId],
  ]);
  const again = app.live(world.owner.token).subscribe(RecordChangesDocument, { ...here, after: seen[3]?.cursor });
  expect((await again.next()).recordChanged).toMatchObject({ type: 'ORDER', id: orderId });
});

it('recordChanged tells of suppliers, and of who may do what to that person and to those who see members', async () => {
  const own = await newWorld(app);
  const here = { pharmacyId: own.pharmacyId };
  const pharmacist = await newMember(own, 'PHARMACIST', own.pharmacyId);
  const colleague = await newMember(own, 'TECHNICIAN', own.pharmacyId);
  const after = await cursorNow(app, own.owner);
  const { changeMembership } = await own.owner.client.ask(ChangeMembershipDocument, {
    input: { userId: pharmacist.userId, ...here, role: 'TECHNICIAN' },
  });
  as(changeMembership, 'User');
  const { inviteMember } = await own.owner.client.ask(InviteMemberDocument, {
    input: { email: `${someText('new')}@pharmacy.example`, role: 'AUDITOR' },
  });
  const { acceptInvitation } = await app.client().ask(AcceptInvitationDocument, {
    input: { token: as(inviteMember, 'MemberInvited').token ?? '', name: 'Somebody New', password },
  });
  const newUserId = as(acceptInvitation, 'SignedIn').user.id;
  await own.owner.client.ask(SetApprovalRuleDocument, { input: { requesterMayApprove: true } });
  const { createSupplier } = await own.owner.client.ask(CreateSupplierDocument, { input: { name: 'Metro Medical' } });
  const supplierId = as(createSupplier, 'Supplier').id;
  await own.owner.client.ask(DisableUserDocument, { input: { userId: newUserId } });
  await own.owner.client.ask(ArchiveSupplierDocument, { input: { supplierId } });
  const told = async ({ token }: Person, count: number) => {
    const items = app.live(token).subscribe(RecordChangesDocument, { ...here, after });
    return (await items.take(count)).map(({ recordChanged: { type, id } }) => [type, id]);
  };
  const [organization] = await app.sql<{ id: string }>('SELECT organization_id AS id FROM pharmacy WHERE id = $1', [
    own.pharmacyId,
  ]);
  const everybodys = [
    ['ACCESS', organization?.id],
    ['SUPPLIER', supplierId],
  ];
  expect(await told(own.owner, 6)).toEqual([
    ['ACCESS', pharmacist.userId],
    ['ACCESS', newUserId],
    ...everybodys,
    ['ACCESS', newUserId],
    ['SUPPLIER', supplierId],
  ]);
  expect(await told(pharmacist, 4)).toEqual([['ACCESS', pharmacist.userId], ...everybodys, ['SUPPLIER', supplierId]]);
  expect(await told(colleague, 3)).toEqual([...everybodys, ['SUPPLIER', supplierId]]);
});

it('an alert is given to somebody who deals with alerts there, found by them, and taken back', async () => {
  const { stockId } = await stocked(world, [{ quantity: 3 }], 20);
  const alertId = await alertOf(stockId);
  const assign = async (userId: string | null) =>
    (await world.owner.client.ask(AssignAlertDocument, { input: { alertId, userId } })).assignAlert;
  expect(as(await assign(technician.userId), 'Alert')).toMatchObject({
    state: 'OPEN',
    assignedTo: { id: technician.userId },
  });
  const filter = { assigneeId: technician.userId, stockId };
  const { alerts } = await technician.client.ask(AlertsDocument, { pharmacyId: world.pharmacyId, filter });
  expect(alerts.nodes.map(({ id }) => id)).toEqual([alertId]);

  const auditor = await newMember(world, 'AUDITOR', null);
  const elsewhere = await newMember(world, 'TECHNICIAN', await newPharmacy(world));
  for (const { userId } of [auditor, elsewhere])
    expect(as(await assign(userId), 'AssigneeMayNot').code).toBe('ASSIGNEE_MAY_NOT');
  const { owner: stranger } = await newWorld(app);
  const error = await world.owner.client.error(AssignAlertDocument, { input: { alertId, userId: stranger.userId } });
  expect(error.extensions.code).toBe('NOT_FOUND');
  expect(as(await assign(null), 'Alert')).toMatchObject({ assignedAt: null, assignedTo: null });
});

it('orders tell the steps of who asks, and are counted by status', async () => {
  const own = await newWorld(app);
  const requester = await newMember(own, 'TECHNICIAN', own.pharmacyId);
  const { drugId } = await stocked(own, [{ quantity: 30 }]);
  const here = { pharmacyId: own.pharmacyId };
  for (let count = 0; count < 3; count += 1)
    await requester.client.ask(PlaceOrderDocument, { input: { ...here, drugId, quantity: 2 } });
  const stepsOf = async ({ client }: Person) =>
    (await client.ask(AllowedStepsDocument, here)).orders.nodes.map(({ allowedSteps }) => allowedSteps);
  expect(await stepsOf(requester)).toEqual(Array.from({ length: 3 }, () => ['CANCEL']));
  expect(await stepsOf(own.owner)).toEqual(Array.from({ length: 3 }, () => ['APPROVE', 'REJECT', 'CANCEL']));
  const { orderCounts } = await requester.client.ask(OrderCountsDocument, here);
  expect(orderCounts).toHaveLength(8);
  expect(orderCounts.filter(({ count }) => count > 0)).toEqual([{ status: 'PENDING', count: 3 }]);
});
