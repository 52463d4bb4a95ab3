import { ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { type Actor, canAt } from '../../domain/authorization/actor.ts';
import { requireVisible } from '../../domain/authorization/scope.ts';
import { badInput, notFound } from '../../domain/error.ts';
import { message } from '../../domain/messages/index.ts';
import { ArrayMaxSize, Text } from '../../graphql/rules.ts';
import { Secret } from '../../graphql/secrets.ts';
import { isId, newId } from '../../platform/database/ids.ts';
import type { Caller } from '../../platform/platform.ts';
import type { ReadTx } from '../../platform/transaction.ts';
import { titleCell } from './encrypted-texts.ts';
import { RoleAtPharmacyInput } from './messaging.input.ts';
import { conversationChanged } from './participation.ts';

const mostParticipants = 100;

@InputType({ description: 'A new conversation, about one record at most. You take part in it.' })
export class StartConversationInput {
  @Field(() => ID, { nullable: true, description: 'The order that it is about, if it is about one.' })
  orderId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The stock that it is about, if it is about one.' })
  stockId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The alert that it is about, if it is about one.' })
  alertId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The drug that it is about, if it is about one.' })
  drugId?: string | null;

  @Secret()
  @Field(() => String, {
    nullable: true,
    description: 'What it is about in words, up to 200 characters. It is encrypted.',
  })
  @Text(200)
  title?: string | null;

  @Field({
    defaultValue: false,
    description: 'Posts the steps of its order, or what becomes of its alert or its stock’s alerts, into it.',
  })
  announces!: boolean;

  @Field(() => [ID], { nullable: true, description: 'Who else takes part, up to 100.' })
  @ArrayMaxSize(mostParticipants)
  userIds?: string[] | null;

  @Field(() => [RoleAtPharmacyInput], { nullable: true, description: 'Which roles take part, up to 100.' })
  @ArrayMaxSize(mostParticipants)
  @ValidateNested({ each: true })
  roles?: RoleAtPharmacyInput[] | null;
}

/** Starts a conversation. Whoever starts it takes part in it by themselves; answers its id. */
export async function startConversation(caller: Caller, input: StartConversationInput): Promise<string> {
  const { actor, platform } = caller;
  const { organizationId, userId } = actor;
  const id = newId();
  const title = input.title?.trim() ?? '';
  const encryptor = title === '' ? null : await platform.vault.encryptorOf(organizationId);
  const subject = subjectOf(input);
  return caller.run({
    load: async (tx) => ({
      pharmacyId: await findSubject(tx, actor, input),
      others: await findOthers(tx, actor, input.userIds ?? [], (index) => `input.userIds.${index}`),
      roles: findRoles(actor, input.roles ?? [], (index) => `input.roles.${index}.pharmacyId`),
    }),
    decide: ({ pharmacyId, ...participants }) => {
      if (input.announces && pharmacyId === null)
        throw badInput('input.announces', 'subject', message('announcesWhat'));
      return { pharmacyId, ...participants };
    },
    apply: async (tx, { pharmacyId, others, roles }) => {
      await tx.conversation.create({
        data: {
          id,
          organizationId,
          pharmacyId,
          ...subject,
          title: encryptor?.encrypt(titleCell(id), title) ?? null,
          announces: input.announces,
          startedById: userId,
          lastMessageAt: caller.now,
        },
        select: { id: true },
      });
      const of = { organizationId, conversationId: id, addedById: userId };
      await tx.conversationParticipant.createMany({
        data: [
          ...[userId, ...others].map((each) => ({ ...of, userId: each })),
          ...roles.map(({ role, pharmacyId: place }) => ({ ...of, role, pharmacyId: place })),
        ],
      });
      return {
        answer: id,
        change: { after: { ...subject, announces: input.announces, users: [userId, ...others], roles } },
        subject: { entityId: id, pharmacyId },
        events: [conversationChanged(actor, { id, pharmacyId })],
      };
    },
  });
}

/** @throws ApothecaError BAD_USER_INPUT for more than one subject. */
function subjectOf({ orderId, stockId, alertId, drugId }: StartConversationInput) {
  const given = Object.entries({ orderId, stockId, alertId, drugId }).filter(([, value]) => value != null);
  if (given.length > 1) throw badInput(`input.${given[1]?.[0]}`, 'one-of', message('oneSubject'));
  return Object.fromEntries(given) as Partial<Record<'orderId' | 'stockId' | 'alertId' | 'drugId', string>>;
}

/**
 * At which pharmacy the subject is; null for a drug, or for none.
 * @throws ApothecaError NOT_FOUND for a subject that the actor may not see.
 */
async function findSubject(tx: ReadTx, actor: Actor, input: StartConversationInput): Promise<string | null> {
  const { organizationId } = actor;
  const where = (id: string) => ({ where: { id: { in: [id].filter(isId) }, organizationId } });
  const placed = async (
    found: { pharmacyId: string } | null,
    permission: 'order:read' | 'stock:read',
    what: 'order' | 'stock' | 'alert',
    field: string,
  ) => {
    if (!found || !canAt(actor, permission, found.pharmacyId)) throw notFound(what, field);
    return found.pharmacyId;
  };
  if (input.orderId != null)
    return placed(await tx.order.findFirst(where(input.orderId)), 'order:read', 'order', 'input.orderId');
  if (input.stockId != null)
    return placed(await tx.stock.findFirst(where(input.stockId)), 'stock:read', 'stock', 'input.stockId');
  if (input.alertId != null)
    return placed(await tx.alert.findFirst(where(input.alertId)), 'stock:read', 'alert', 'input.alertId');
  if (input.drugId != null && !(await tx.drug.findFirst(where(input.drugId)))) throw notFound('drug', 'input.drugId');
  return null;
}

/**
 * The others who take part, each once, without the actor.
 * @throws ApothecaError NOT_FOUND for a user there is none of, who was disabled, or who is a service.
 */
export async function findOthers(
  tx: ReadTx,
  actor: Actor,
  userIds: readonly string[],
  fieldOf: (index: number) => string,
): Promise<string[]> {
  const asked = [...new Set(userIds)].filter((id) => id !== actor.userId);
  const found = await tx.user.findMany({
    where: { id: { in: asked.filter(isId) }, organizationId: actor.organizationId, status: 'ACTIVE', kind: 'PERSON' },
    select: { id: true },
  });
  const known = new Set([actor.userId, ...found.map(({ id }) => id)]);
  const unknown = userIds.findIndex((id) => !known.has(id));
  if (unknown >= 0) throw notFound('active user', fieldOf(unknown));
  return found.map(({ id }) => id).sort();
}

/**
 * The roles that take part, each once.
 * @throws ApothecaError NOT_FOUND for a pharmacy that the actor does not see.
 */
export function findRoles(
  actor: Actor,
  roles: readonly RoleAtPharmacyInput[],
  fieldOf: (index: number) => string,
): RoleAtPharmacyInput[] {
  for (const [index, { pharmacyId }] of roles.entries()) requireVisible(actor, pharmacyId, fieldOf(index));
  return [...new Map(roles.map((each) => [`${each.role}@${each.pharmacyId}`, { ...each }])).values()];
}
