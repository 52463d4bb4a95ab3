import type { Role } from '../../generated/enums.ts';
import { useTexts } from '../../i18n/index.ts';
import { useSession } from '../../session/index.ts';
import { texts } from './texts.ts';

/** What somebody can be, the most usual first. */
export const roles: readonly Role[] = ['TECHNICIAN', 'PHARMACIST', 'MANAGER', 'AUDITOR', 'OWNER'];

/** Stands for all pharmacies in a list of choices, where there is no null. */
const everywhere = 'all';

/** The pharmacies in which a role can be held, and all of them. */
export function usePlaces() {
  const t = useTexts(texts);
  const { pharmacies } = useSession();
  const name = (pharmacyId: string | null | undefined) =>
    pharmacyId ? (pharmacies.find(({ id }) => id === pharmacyId)?.name ?? t.anotherPharmacy) : t.allPharmacies;
  const choices = [
    ...pharmacies.map(({ id, name: label }) => ({ value: id, label })),
    { value: everywhere, label: t.allPharmacies },
  ];
  const idOf = (choice: string | null) => (choice === everywhere ? null : choice);
  const choiceOf = (pharmacyId: string | null | undefined) => pharmacyId ?? everywhere;
  return { name, choices, idOf, choiceOf };
}
