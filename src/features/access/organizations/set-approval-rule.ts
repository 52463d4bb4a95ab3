import { Field, InputType } from 'type-graphql';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import { changeOf } from '../../../platform/audit/audit.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/platform.ts';
import { accessChanged } from '../access.events.ts';
import { Organization } from '../access.type.ts';

@InputType({ description: 'Who may approve an order.' })
export class SetApprovalRuleInput {
  @Field({ description: 'true lets somebody approve an order that they requested themselves.' })
  requesterMayApprove!: boolean;
}

export const SetApprovalRuleResult = resultUnion('SetApprovalRuleResult', 'What setApprovalRule answers.', () => [
  Organization,
]);

/** Says whether somebody may approve an order that they requested themselves. */
export function setApprovalRule(caller: Caller, { requesterMayApprove }: SetApprovalRuleInput) {
  const { organizationId: id } = caller.actor;
  return caller.run({
    load: async (tx) => {
      await tx.$queryRaw(sql`SELECT id FROM organization WHERE id = ${id}::uuid FOR UPDATE`);
      return tx.organization.findUniqueOrThrow({ where: { id } });
    },
    decide: (organization) => organization,
    apply: async (tx, before) => {
      const updated = await tx.organization.update({ where: { id }, data: { requesterMayApprove } });
      return {
        answer: { __typename: 'Organization' as const, ...updated },
        change: changeOf(before, updated),
        subject: { entityId: id },
        events: [accessChanged(id, null)],
      };
    },
  });
}
