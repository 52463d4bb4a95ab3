import { Field, InputType } from 'type-graphql';
import { canEverywhere } from '../../../domain/authorization/actor.ts';
import { ApothecaError } from '../../../domain/error.ts';
import { message } from '../../../domain/messages/index.ts';
import { FactorPolicy } from '../../../generated/prisma/enums.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import { changeOf } from '../../../platform/audit/audit.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/platform.ts';
import { accessChanged } from '../access.events.ts';
import { Organization } from '../access.type.ts';

@InputType({ description: 'The people who must have a second factor.' })
export class SetFactorPolicyInput {
  @Field(() => FactorPolicy, { description: 'The people of whom it is asked from now on.' })
  factorPolicy!: FactorPolicy;
}

export const SetFactorPolicyResult = resultUnion('SetFactorPolicyResult', 'What setFactorPolicy answers.', () => [
  Organization,
]);

/** Says of whom the organization asks for a second factor. It counts from everybody's next request on: whoever has none may set one up, and nothing else. */
export function setFactorPolicy(caller: Caller, { factorPolicy }: SetFactorPolicyInput) {
  const { actor } = caller;
  const { organizationId: id } = actor;
  if (!canEverywhere(actor, 'organization:manage'))
    throw new ApothecaError('FORBIDDEN', message('concernsAllPharmacies'));
  return caller.run({
    load: async (tx) => {
      await tx.$queryRaw(sql`SELECT id FROM organization WHERE id = ${id}::uuid FOR UPDATE`);
      return tx.organization.findUniqueOrThrow({ where: { id } });
    },
    decide: (organization) => organization,
    apply: async (tx, before) => {
      const updated = await tx.organization.update({ where: { id }, data: { factorPolicy } });
      return {
        answer: { __typename: 'Organization' as const, ...updated },
        change: changeOf(before, updated),
        subject: { entityId: id },
        events: [accessChanged(id, null)],
      };
    },
  });
}
