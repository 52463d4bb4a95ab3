import type { LocalDate } from '../../../domain/dates.ts';
import type { LotStatus } from '../../../domain/inventory/lot-status.ts';
import * as enums from '../../../generated/prisma/enums.ts';
import { sql } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/database/ids.ts';
import { instant, oneOf, row, text } from '../../../platform/database/row.ts';
import { rowsIn } from '../../../platform/database/rows-in.ts';
import type { Tx } from '../../../platform/transaction.ts';
import { type LockedLot, type LockedStock, lockStocks } from '../stocks/load-stock.ts';

/** Begins to keep a drug at a pharmacy. If somebody does so at the same time the unique key refuses one, which then runs again. */
export async function openStock(
  tx: Tx,
  organizationId: string,
  pharmacyId: string,
  drugId: string,
  levels: { minQuantity?: number; maxQuantity?: number | null } = {},
): Promise<LockedStock> {
  const row = await tx.stock.create({
    data: { organizationId, pharmacyId, drugId, ...levels },
    include: { drug: true, pharmacy: { select: { timezone: true } } },
  });
  const { pharmacy, quantity: _quantity, allocated: _allocated, ...stock } = row;
  return { ...stock, timezone: pharmacy.timezone, lots: [] };
}

/** Begins to keep drugs at a pharmacy, in two statements however many they are; as openStock where somebody does so at the same time. */
export async function openStocks(
  tx: Tx,
  organizationId: string,
  pharmacyId: string,
  drugIds: readonly string[],
): Promise<LockedStock[]> {
  if (drugIds.length === 0) return [];
  const rows = [...drugIds].sort().map((drugId) => ({ id: newId(), drugId }));
  await tx.$executeRaw(sql`
    INSERT INTO stock (id, organization_id, pharmacy_id, drug_id)
    SELECT s.id, ${organizationId}::uuid, ${pharmacyId}::uuid, s."drugId"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS s(id uuid, "drugId" uuid) ORDER BY s."drugId"`);
  return lockStocks(tx, pharmacyId, drugIds);
}

/** What a new lot is said to be. */
export interface NewLot {
  /** Left out, it is made. */
  readonly id?: string;
  readonly lotNumber: string;
  readonly expiresOn: LocalDate | null;
  readonly supplierId: string | null;
  /** RELEASED when left out. */
  readonly status?: LotStatus;
  /** The lot that it is split off. */
  readonly parentId?: string | null;
  /** That somebody insists on a lot of its own beside one of the same key and date. */
  readonly spelledApart?: boolean;
}

/** Opens a lot of a locked stock, empty, and answers it as the database took it. */
export async function openLot(tx: Tx, stock: LockedStock, lot: NewLot): Promise<LockedLot> {
  const [opened] = await openLots(tx, stock.organizationId, [{ ...lot, stockId: stock.id }]);
  if (!opened) throw new Error('A lot was inserted without answering.');
  return opened;
}

const openedLotRow = row({ id: text, lotKey: text, status: oneOf(enums.LotStatus), createdAt: instant });

/** Opens lots of locked stocks, empty, in one statement; their status is what the database made of it. */
export async function openLots(
  tx: Tx,
  organizationId: string,
  lots: readonly (NewLot & { readonly stockId: string })[],
): Promise<LockedLot[]> {
  if (lots.length === 0) return [];
  const rows = lots.map((lot) => ({ id: newId(), ...lot }));
  const opened = await rowsIn(
    tx,
    openedLotRow,
    sql`
    INSERT INTO lot (id, organization_id, stock_id, lot_number, expires_on, supplier_id, status, parent_id, spelled_apart)
    SELECT l.id, ${organizationId}::uuid, l."stockId", l."lotNumber", l."expiresOn", l."supplierId", coalesce(l.status, 'RELEASED'), l."parentId",
           coalesce(l."spelledApart", false)
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           AS l(id uuid, "stockId" uuid, "lotNumber" text, "expiresOn" date, "supplierId" uuid, status lot_status, "parentId" uuid, "spelledApart" bool)
     ORDER BY l.id
    RETURNING id, lot_key AS "lotKey", status, created_at AS "createdAt"`,
  );
  const asTaken = new Map(opened.map((row) => [row.id, row]));
  return rows.map(({ id, stockId, lotNumber, expiresOn, supplierId, parentId = null }) => {
    const row = asTaken.get(id);
    if (!row) throw new Error('A lot was inserted without answering.');
    const { lotKey, status } = row;
    const createdAt = row.createdAt.getTime();
    return {
      id,
      stockId,
      parentId,
      lotNumber,
      lotKey,
      expiresOn,
      supplierId,
      status,
      statusSince: null,
      quantity: 0,
      allocated: 0,
      createdAt,
    };
  });
}
