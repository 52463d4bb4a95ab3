import { Field, ID, InputType } from 'type-graphql';
import { type Actor, canAt, canEverywhere } from '../../../domain/authorization/actor.ts';
import type { Permission } from '../../../domain/authorization/permissions.ts';
import { neededWith, whyNotForServices } from '../../../domain/authorization/permissions.ts';
import { ApothecaError, badInput, notFound } from '../../../domain/error.ts';
import { message } from '../../../domain/messages/index.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import { ArrayMaxSize, ArrayMinSize, Instant, Text } from '../../../graphql/rules.ts';
import { sha256 } from '../../../platform/crypto/crypto.ts';
import { newId } from '../../../platform/database/ids.ts';
import type { Caller } from '../../../platform/platform.ts';
import { noticeToOwners } from '../letters.ts';
import { PermissionEnum } from '../permission.type.ts';
import { publicKey, shownOfKey } from './service-key.queries.ts';
import { newServiceKey } from './service-key.ts';
import { ServiceKeyCreated } from './service-key.type.ts';

@InputType({ description: 'A key for a service: what it may do, where, and until when.' })
export class CreateServiceKeyInput {
  @Field({ description: 'What the service is called; the audit trail shows it as "service: NAME".' })
  @Text(100)
  name!: string;

  @Field(() => [PermissionEnum], { description: 'What it may do; nobody gives what they do not hold themselves.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  permissions!: Permission[];

  @Field(() => [ID], {
    nullable: true,
    description: 'At which pharmacies; left out, at all of them, those to come included.',
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  pharmacyIds?: string[] | null;

  @Field({ description: 'The UTC instant at which it ends, within two years.' })
  @Instant()
  expiresAt!: Date;
}

export const CreateServiceKeyResult = resultUnion('CreateServiceKeyResult', 'What createServiceKey answers.', () => [
  ServiceKeyCreated,
]);

/** A key that is forgotten does not stay open for ever. */
const longestYears = 2;

/** Makes a service with its key. The service is a user of its own, so that whatever it does stands under its name. */
export function createServiceKey(caller: Caller, input: CreateServiceKeyInput) {
  const { actor, now } = caller;
  const { organizationId } = actor;
  const { expiresAt } = input;
  const permissions = [...new Set(input.permissions)];
  const pharmacyIds = input.pharmacyIds ? [...new Set(input.pharmacyIds)] : null;
  requireMayGive(actor, permissions, pharmacyIds);
  const latest = new Date(now);
  latest.setUTCFullYear(latest.getUTCFullYear() + longestYears);
  if (expiresAt <= now || expiresAt > latest)
    throw badInput('input.expiresAt', 'range', message('keyEnds', { years: longestYears }));
  return caller.run({
    load: () => Promise.resolve(null),
    decide: () => ({ userId: newId(), key: newServiceKey() }),
    apply: async (tx, { userId, key }) => {
      const name = input.name.trim();
      const email = `${userId}@service.invalid`;
      await tx.user.create({
        data: { id: userId, organizationId, kind: 'SERVICE', email, name },
        select: { id: true },
      });
      const { id } = await tx.serviceKey.create({
        data: {
          organizationId,
          userId,
          keyHash: sha256(key),
          permissions,
          createdById: actor.userId,
          createdAt: now,
          expiresAt,
        },
        select: { id: true },
      });
      await tx.serviceKeyScope.createMany({
        data: (pharmacyIds ?? [null]).map((pharmacyId) => ({ organizationId, serviceKeyId: id, pharmacyId })),
      });
      const serviceKey = publicKey(await tx.serviceKey.findUniqueOrThrow({ where: { id }, ...shownOfKey }));
      await noticeToOwners(tx, caller, name);
      return {
        answer: { __typename: 'ServiceKeyCreated' as const, key, serviceKey },
        change: { after: serviceKey },
        subject: { entityId: id, pharmacyId: pharmacyIds?.length === 1 ? (pharmacyIds[0] ?? null) : null },
      };
    },
  });
}

/**
 * Nobody gives a key more than they hold themselves at each of its pharmacies, and nobody at all what is for persons alone.
 * @throws ApothecaError BAD_USER_INPUT, NOT_FOUND for a pharmacy they do not see, FORBIDDEN otherwise.
 */
function requireMayGive(actor: Actor, permissions: readonly Permission[], pharmacyIds: readonly string[] | null): void {
  for (const [index, permission] of permissions.entries()) {
    const field = `input.permissions.${index}`;
    const reason = whyNotForServices(permission);
    if (reason !== null) throw badInput(field, 'persons-only', message('notForServices', { permission, reason }));
    const needed = neededWith(permission);
    if (needed !== null && !permissions.includes(needed))
      throw badInput(field, 'needs', message('uselessWithout', { permission, needed }));
  }
  const hidden = pharmacyIds?.findIndex((id) => !actor.pharmacyIds.includes(id)) ?? -1;
  if (hidden >= 0) throw notFound('pharmacy', `input.pharmacyIds.${hidden}`);
  const needed = ['service-key:manage' as const, ...permissions];
  for (const permission of needed) {
    const held =
      pharmacyIds === null
        ? canEverywhere(actor, permission)
        : pharmacyIds.every((pharmacyId) => canAt(actor, permission, pharmacyId));
    if (held) continue;
    throw new ApothecaError('FORBIDDEN', message('keyOutOfReach', { permission, atAll: pharmacyIds === null }));
  }
}
