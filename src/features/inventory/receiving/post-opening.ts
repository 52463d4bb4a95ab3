import type { Reaction } from '../../../platform/command.ts';
import type { NewEvent } from '../../../platform/events/events.ts';
import type { Tx } from '../../../platform/transaction.ts';
import type { OpeningStock } from '../../catalogue/index.ts';
import { openLot, openStock } from '../lots/open-lot.ts';
import { movementApplied, postMovement } from '../movements/ledger.ts';

/** Posts the opening stock of drugs that were just entered, in the transaction that enters them. */
export const postOpening: Reaction = async (tx, events) => {
  const posted: NewEvent[] = [];
  for (const event of events) {
    if (event.type !== 'drug.created' || event.payload.opening === null) continue;
    posted.push(...(await post(tx, event.organizationId, event.payload.drugId, event.payload.opening)));
  }
  return { events: posted };
};

async function post(
  tx: Tx,
  organizationId: string,
  drugId: string,
  opening: OpeningStock,
): Promise<readonly NewEvent[]> {
  const { pharmacyId, quantity, lotNumber, expiresOn, actorId } = opening;
  const stock = await openStock(tx, organizationId, pharmacyId, drugId);
  const lot = await openLot(tx, stock, { lotNumber, expiresOn, supplierId: null });
  const lines = [{ lotId: lot.id, change: quantity }];
  const movement = await postMovement(tx, stock, [lot], { type: 'OPENING', lines, actorId }, new Date());
  return movementApplied(stock, [], movement).events ?? [];
}
