import { Field, ID, InputType } from 'type-graphql';
import { notFound } from '../../../domain/error.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import { changeOf } from '../../../platform/audit/audit.ts';
import type { Caller } from '../../../platform/platform.ts';
import { Drug } from './drug.type.ts';
import { lockDrug } from './lock-drug.ts';

export const ArchiveDrugResult = resultUnion('ArchiveDrugResult', 'What archiveDrug answers.', () => [Drug]);

@InputType({ description: 'Which drug to take out of the catalogue, or put back.' })
export class ArchiveDrugInput {
  @Field(() => ID, { description: 'The drug to take out or to put back.' })
  drugId!: string;

  @Field({ defaultValue: true, description: 'true takes it out of the catalogue, false puts it back.' })
  archived!: boolean;
}

/** Takes a drug out of the catalogue, or puts it back. What is on the shelf stays and can be dispensed; nothing more is received. */
export function archiveDrug(caller: Caller, input: ArchiveDrugInput) {
  const { actor, now } = caller;
  const { organizationId } = actor;
  return caller.run({
    load: (tx) => lockDrug(tx, organizationId, input.drugId),
    decide: (drug) => {
      if (!drug) throw notFound('drug', 'input.drugId');
      return drug;
    },
    apply: async (tx, drug) => {
      const archivedAt = input.archived ? (drug.archivedAt ?? now) : null;
      const updated = await tx.drug.update({ where: { id: drug.id }, data: { archivedAt } });
      return {
        answer: { __typename: 'Drug' as const, ...updated },
        change: changeOf(drug, updated),
        subject: { entityId: drug.id },
        events: [{ type: 'drug.changed' as const, organizationId, pharmacyId: null, payload: { drugId: drug.id } }],
      };
    },
  });
}
