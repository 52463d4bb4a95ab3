import { type Actor } from '../../../domain/authorization/actor.ts';
import { requireAt } from '../../../domain/authorization/scope.ts';
import { type LocalDate, localDate } from '../../../domain/dates.ts';
import { askAgain, type Doubt } from '../../../domain/doubt.ts';
import { badInput } from '../../../domain/error.ts';
import { doubtsOfExpiry, whyNotReceived } from '../../../domain/inventory/expiry.ts';
import { message } from '../../../domain/messages/index.ts';
import { ConfirmationNeeded } from '../../../graphql/confirmation.type.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import type { Caller } from '../../../platform/platform.ts';
import type { OpeningStock } from '../catalogue.events.ts';
import { DuplicateDrug, duplicateDrug } from '../catalogue.results.ts';
import type { CreateDrugInput } from './drug.input.ts';
import { Drug } from './drug.type.ts';
import { drugFields, findDuplicate, similarDrug } from './drug-fields.ts';

export const CreateDrugResult = resultUnion('CreateDrugResult', 'What createDrug answers.', () => [
  Drug,
  DuplicateDrug,
  ConfirmationNeeded,
]);

/** Enters a drug into the catalogue. Opening stock is posted by the inventory in the same transaction. */
export function createDrug(caller: Caller, input: CreateDrugInput) {
  const { actor, now } = caller;
  const { organizationId } = actor;
  const fields = drugFields(input);
  const opening = openingStock(actor, input);
  return caller.run({
    load: async (tx) => ({
      duplicate: await findDuplicate(tx, organizationId, fields),
      doubts: await similarDrug(tx, organizationId, {
        name: input.name,
        strength: fields.strength ?? null,
        dosageForm: fields.dosageForm ?? null,
        ndc: fields.ndc ?? null,
      }),
      pharmacy:
        opening && (await tx.pharmacy.findUnique({ where: { id: opening.pharmacyId }, select: { timezone: true } })),
    }),
    decide: ({ duplicate, doubts, pharmacy }) => {
      if (duplicate) return duplicateDrug(duplicate.id);
      const today = pharmacy && localDate(now, pharmacy.timezone);
      const ofOpening = opening && today ? doubtsOfOpening(opening, input, today) : [];
      return askAgain([...doubts, ...ofOpening], input.confirm) ?? fields;
    },
    apply: async (tx, data) => {
      const drug = await tx.drug.create({
        data: { ...data, organizationId, name: input.name.trim(), unit: input.unit.trim() },
      });
      return {
        answer: { __typename: 'Drug' as const, ...drug },
        change: { after: { ...drug, opening } },
        subject: { entityId: drug.id, pharmacyId: opening?.pharmacyId ?? null },
        events: [
          {
            type: 'drug.created' as const,
            organizationId,
            pharmacyId: null,
            payload: { drugId: drug.id, opening: opening && { ...opening } },
          },
        ],
      };
    },
  });
}

/**
 * What is asked of goods that arrive is asked of those that are there already: the doubts about their date.
 * @throws ApothecaError BAD_USER_INPUT for goods that have expired, or that have no date although they must
 */
function doubtsOfOpening(opening: OpeningStock, input: CreateDrugInput, today: LocalDate): Doubt[] {
  const { lotNumber, expiresOn } = opening;
  const rule = {
    expiryControl: input.expiryControl ?? 'REQUIRED',
    minRemainingDays: input.minRemainingDays ?? null,
    today,
  };
  const why = whyNotReceived(expiresOn, rule);
  if (why === 'EXPIRED')
    throw badInput('input.expiration', 'not-expired', message('openingExpired', { expiresOn: expiresOn ?? '' }));
  if (why === 'DATE_REQUIRED') throw badInput('input.expiration', 'required', message('openingExpiryMissing'));
  return doubtsOfExpiry(lotNumber, expiresOn, rule);
}

function openingStock(actor: Actor, input: CreateDrugInput): OpeningStock | null {
  const { quantity, expiration, lotNumber } = input;
  if (quantity === null || quantity === undefined) {
    const stray = (['expiration', 'lotNumber', 'pharmacyId'] as const).find(
      (field) => input[field] !== null && input[field] !== undefined,
    );
    if (stray) throw badInput(`input.${stray}`, 'with-quantity', message('openingQuantityMissing', { field: stray }));
    return null;
  }
  const pharmacyId = input.pharmacyId ?? (actor.pharmacyIds.length === 1 ? actor.pharmacyIds[0] : undefined);
  if (pharmacyId === undefined) throw badInput('input.pharmacyId', 'required', message('openingPharmacyMissing'));
  requireAt(actor, 'stock:receive', pharmacyId);
  return {
    pharmacyId,
    quantity,
    lotNumber: lotNumber?.trim() ?? 'OPENING',
    expiresOn: expiration ?? null,
    actorId: actor.userId,
  };
}
