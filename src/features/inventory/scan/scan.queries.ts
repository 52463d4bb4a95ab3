import type { Actor } from '../../../domain/authorization/actor.ts';
import { requireVisible } from '../../../domain/authorization/scope.ts';
import { lotKey } from '../../../domain/inventory/lot-key.ts';
import type { LabelDoubtKind } from '../../../domain/messages/index.ts';
import { keysOfCode, readScan } from '../../../domain/scan/index.ts';
import type { Context } from '../../../graphql/context.ts';
import { drugsOfKeys, loadPackages } from '../../catalogue/index.ts';
import { lotsOfKeys } from '../stocks/lot.queries.ts';
import type { LabelDoubt, Scan, ScanArgs } from './scan.type.ts';

/**
 * Reads a scanned label and looks up what it can mean: its product, package and lots.
 * @throws ApothecaError NOT_FOUND for a pharmacy the actor does not see.
 */
export async function scanned(context: Context, actor: Actor, { code, pharmacyId = null }: ScanArgs): Promise<Scan> {
  if (pharmacyId !== null) requireVisible(actor, pharmacyId);
  const label = readScan(code, { today: context.platform.clock.now() });
  const keys = keysOfCode(label.code);
  const drugs = await drugsOfKeys(context, actor, keys);
  const [only] = drugs;
  const drug = drugs.length === 1 && only ? only : null;
  const packages = drug ? ((await loadPackages(context, drug.id)) ?? []) : [];
  const numbers = [...(label.lotNumber === null ? [] : [label.lotNumber]), ...label.otherLotNumbers];
  const lots = await lotsOfKeys(
    context,
    drugs.map(({ id }) => id),
    numbers.map(lotKey),
    pharmacyId,
  );
  const known = new Set(lots.map((lot) => lotKey(lot.lotNumber)));
  // A lot that is here, and is the only one here that it could be, does end where the label says.
  const endIsKnown = label.lotNumber !== null && known.size === 1 && known.has(lotKey(label.lotNumber));
  const doubts = label.doubts
    .filter(({ kind }) => kind !== 'LOT_END' || !endIsKnown)
    .map(({ kind, seen }) => doubt(kind, seen));
  if (label.code !== '' && drugs.length === 0) doubts.push(doubt('UNKNOWN_PRODUCT', label.code));
  if (drugs.length > 1) doubts.push(doubt('SEVERAL_PRODUCTS', label.code));
  if (drug && drug.archivedAt !== null) doubts.push(doubt('ARCHIVED_PRODUCT', drug.name));
  const { expiresOn } = label;
  const same = lots.filter((lot) => label.lotNumber !== null && lotKey(lot.lotNumber) === lotKey(label.lotNumber));
  const [other] = same;
  if (expiresOn !== null && other && same.every((lot) => lot.expiresOn !== expiresOn))
    doubts.push(doubt('OTHER_EXPIRY', `${other.lotNumber} ${other.expiresOn ?? ''}`.trim()));
  return {
    ...{ code: label.code, lotNumber: label.lotNumber, expiresOn },
    ...{ serialNumber: label.serialNumber, quantity: label.quantity },
    ...{ drug, drugs, lots, doubts },
    package: packages.find(({ ndcKey }) => keys.ndcKeys.includes(ndcKey)) ?? null,
  };
}

function doubt(kind: LabelDoubtKind, seen: string): LabelDoubt {
  return { kind, seen };
}
