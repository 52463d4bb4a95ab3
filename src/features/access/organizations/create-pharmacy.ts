import { Field, InputType } from 'type-graphql';
import { RefusalInterface, RefusalType, resultUnion } from '../../../graphql/refusal.type.ts';
import { Text } from '../../../graphql/rules.ts';
import type { Caller } from '../../../platform/platform.ts';
import { accessChanged } from '../access.events.ts';
import { PharmacyCode, Timezone } from '../access.input.ts';
import { Pharmacy } from '../access.type.ts';
import { pharmacyCodeTaken } from '../refusals.ts';

@InputType({ description: 'One more pharmacy of the organization.' })
export class CreatePharmacyInput {
  @Field({ description: 'The name that staff know it by, such as Main Street Pharmacy.' })
  @Text(200)
  name!: string;

  @Field({ description: 'A short code, unique in the organization: capital letters, digits and hyphens.' })
  @PharmacyCode()
  code!: string;

  @Field({
    description: 'Its IANA time zone, an area and a city such as Europe/Berlin, or UTC; expiry days end by it.',
  })
  @Timezone()
  timezone!: string;
}

@RefusalType('PHARMACY_CODE_TAKEN', 'Another pharmacy of the organization has this code.')
export class PharmacyCodeTaken extends RefusalInterface {
  @Field({ description: 'The code that another pharmacy of the organization has, such as MAIN-2.' })
  pharmacyCode!: string;
}

export const CreatePharmacyResult = resultUnion('CreatePharmacyResult', 'What createPharmacy answers.', () => [
  Pharmacy,
  PharmacyCodeTaken,
]);

/** Adds a pharmacy to the organization. Whoever holds a role at all pharmacies holds it there too. */
export function createPharmacy(caller: Caller, input: CreatePharmacyInput) {
  const { organizationId } = caller.actor;
  return caller.run({
    load: (tx) => tx.pharmacy.findFirst({ where: { organizationId, code: input.code }, select: { id: true } }),
    decide: (taken) => (taken ? pharmacyCodeTaken(input.code) : input),
    apply: async (tx, { name, code, timezone }) => {
      const pharmacy = await tx.pharmacy.create({ data: { organizationId, name: name.trim(), code, timezone } });
      return {
        answer: { __typename: 'Pharmacy' as const, ...pharmacy },
        change: { after: pharmacy },
        subject: { entityId: pharmacy.id, pharmacyId: pharmacy.id },
        events: [accessChanged(organizationId, null)],
      };
    },
  });
}
