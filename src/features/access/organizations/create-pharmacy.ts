import type { Caller } from '../../../platform/platform.ts';
import { accessChanged } from '../access.events.ts';
import type { CreatePharmacyInput } from '../access.input.ts';
import { pharmacyCodeTaken } from '../refusals.ts';

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
