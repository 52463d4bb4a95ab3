import { roles } from '../../src/domain/authorization/permissions.ts';
import { newToken, sha256 } from '../../src/platform/crypto/crypto.ts';
import {
  ActivateRecallDocument,
  AlertsDocument,
  ApproveOrderDocument,
  CreateSupplierDocument,
  EnterRecallsDocument,
  PlaceOrderDocument,
  ReviewRecallDocument,
  SendMessageDocument,
  StartConversationDocument,
} from '../generated/graphql.ts';
import { as } from '../kit/client.ts';
import { newMember, type Person, someText, stocked, type World } from '../kit/world.ts';

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
export async function newMessage(scene: Scene): Promise<{ messageId: string; conversationId: string }> {
  const conversationId = await newConversation(scene);
  const { sendMessage } = await scene.requester.client.ask(SendMessageDocument, {
    input: { conversationId, body: 'Omeprazole is short until Monday.', acknowledgementRequired: true },
  });
  return { messageId: sendMessage.id, conversationId };
}

export async function newSupplier({ owner }: World): Promise<string> {
  const { createSupplier } = await owner.client.ask(CreateSupplierDocument, { input: { name: someText('Supplier') } });
  return as(createSupplier, 'Supplier').id;
}

export async function newAlert(world: World): Promise<string> {
  const { stockId } = await stocked(world, [{ quantity: 3 }], 20);
  const { alerts } = await world.owner.client.ask(AlertsDocument, {
    pharmacyId: world.pharmacyId,
    filter: { stockId },
  });
  return alerts.nodes[0]?.id ?? '';
}

/** An ISSUE requested by a colleague, so that the owner may approve it. */
export async function newOrder({ world, requester, drugId }: Scene, quantity = 1): Promise<string> {
  const { placeOrder } = await requester.client.ask(PlaceOrderDocument, {
    input: { pharmacyId: world.pharmacyId, drugId, quantity, kind: 'ISSUE' },
  });
  return as(placeOrder, 'Order').id;
}

export async function approvedOrder(scene: Scene, quantity = 1): Promise<string> {
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

export async function activeRecall(scene: Scene): Promise<string> {
  const { recallId } = await reviewedRecall(scene);
  as((await owner(scene).ask(ActivateRecallDocument, { input: { recallId } })).activateRecall, 'Recall');
  return recallId;
}

export const owner = ({ world }: Scene) => world.owner.client;

export const at = ({ world: { pharmacyId } }: Scene) => ({ pharmacyId });

export const reason = 'A count found a difference';

export const somebody = ({ world }: Scene) => newMember(world, 'TECHNICIAN', world.pharmacyId);

/** A link that acts on somebody's account, made around the server: its token is otherwise in a mail. */
export async function newLink({ app }: World, { userId }: Person, kind: string, email: string | null): Promise<string> {
  const token = newToken();
  await app.sql(
    `INSERT INTO account_link (id, organization_id, account_id, kind, email, token_hash, created_at, expires_at)
     SELECT new_uuid_v7(), organization_id, account_id, $2::account_link_kind, $3, $4, $5, $6 FROM app_user WHERE id = $1`,
    [userId, kind, email, sha256(token), app.clock.now(), new Date(app.clock.now().getTime() + 3_600_000)],
  );
  return token;
}

/** The password that somebody who forgot theirs chooses. */
export const newPassword = 'several-unrelated-words';

/** What a server that sends no mail refuses to everybody; recovery.test.ts tries it on one that does. */
export const needsMail: readonly string[] = ['requestPasswordReset'];
