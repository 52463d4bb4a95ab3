import { Field } from 'type-graphql';
import { askAgain } from '../../../domain/doubt.ts';
import { badInput, notFound } from '../../../domain/error.ts';
import { message } from '../../../domain/messages/index.ts';
import { about, refuse } from '../../../domain/refusal.ts';
import { ConfirmationNeeded } from '../../../graphql/confirmation.type.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../../graphql/refusal.type.ts';
import { changeOf } from '../../../platform/audit/audit.ts';
import { sql } from '../../../platform/database/database.ts';
import { isId } from '../../../platform/database/ids.ts';
import { number, row } from '../../../platform/database/row.ts';
import { rowsIn } from '../../../platform/database/rows-in.ts';
import type { Caller } from '../../../platform/platform.ts';
import type { ReadTx } from '../../../platform/transaction.ts';
import { DrugArchived, DuplicateDrug, drugArchived, duplicateDrug } from '../catalogue.results.ts';
import type { UpdateDrugInput } from './drug.input.ts';
import { Drug } from './drug.type.ts';
import { drugFields, findDuplicate, similarDrug } from './drug-fields.ts';
import { lockDrug } from './lock-drug.ts';

@RefusalType('UNIT_IN_USE', 'Quantities were recorded in this unit; another would give them another meaning.')
export class UnitInUse extends RefusalInterface {
  @Field({ description: 'The unit that stays, such as tablet.' })
  unit!: string;
}

export const unitInUse = (unit: string) => refuse('UnitInUse', 'UNIT_IN_USE', message('unitInUse', { unit }), { unit });

export const UpdateDrugResult = resultUnion('UpdateDrugResult', 'What updateDrug answers.', () => [
  Drug,
  DuplicateDrug,
  DrugArchived,
  UnitInUse,
  ConfirmationNeeded,
]);

/** Changes a drug of the catalogue. Its unit stays once something was counted in it. */
export function updateDrug(caller: Caller, input: UpdateDrugInput) {
  const { organizationId } = caller.actor;
  for (const kept of ['name', 'unit'] as const) {
    if (input[kept] === null) throw badInput(`input.${kept}`, 'required', message('drugAlwaysHas', { kept }));
  }
  const fields = drugFields(input);
  const data = {
    ...fields,
    ...(input.name != null && { name: input.name.trim() }),
    ...(input.unit != null && { unit: input.unit.trim() }),
  };
  return caller.run({
    load: async (tx) => {
      const drug = await lockDrug(tx, organizationId, input.drugId);
      const renamed =
        drug &&
        (['name', 'strength', 'dosageForm'] as const).some((field) => (data[field] ?? drug[field]) !== drug[field]);
      return {
        drug,
        doubts: renamed ? await similarDrug(tx, organizationId, { ...drug, ...data }, drug.id) : [],
        duplicate: await findDuplicate(tx, organizationId, fields, input.drugId),
        undated:
          drug?.expiryControl === 'NONE' && data.expiryControl === 'REQUIRED' ? await undatedUnits(tx, drug.id) : 0,
        moved:
          data.unit !== undefined &&
          isId(input.drugId) &&
          (await tx.transaction.count({ where: { drugId: input.drugId }, take: 1 })) > 0,
      };
    },
    decide: ({ drug, doubts, duplicate, moved, undated }) => {
      if (!drug) throw notFound('drug', 'input.drugId');
      if (drug.archivedAt) return about(drugArchived(drug.id), 'input.drugId');
      if (moved && data.unit !== drug.unit) return unitInUse(drug.unit);
      if (undated > 0) throw badInput('input.expiryControl', 'dated', message('undatedOnShelf', { units: undated }));
      return duplicate ? duplicateDrug(duplicate.id) : (askAgain(doubts, input.confirm) ?? drug);
    },
    apply: async (tx, drug) => {
      const updated = await tx.drug.update({ where: { id: drug.id }, data });
      return {
        answer: { __typename: 'Drug' as const, ...updated },
        change: changeOf(drug, updated),
        subject: { entityId: drug.id },
        events: [{ type: 'drug.changed' as const, organizationId, pharmacyId: null, payload: { drugId: drug.id } }],
      };
    },
  });
}

const undatedUnitsRow = row({ units: number });

/** How many units of a drug are on hand in lots without a date, in all pharmacies. */
async function undatedUnits(tx: ReadTx, drugId: string): Promise<number> {
  const [row] = await rowsIn(
    tx,
    undatedUnitsRow,
    sql`
    SELECT coalesce(sum(l.quantity), 0)::int AS units FROM stock s JOIN lot l ON l.stock_id = s.id
     WHERE s.drug_id = ${drugId}::uuid AND l.expires_on IS NULL`,
  );
  return row?.units ?? 0;
}
