import type { Role } from '../../src/domain/authorization/permissions.ts';
import { newId } from '../../src/platform/database/ids.ts';
import {
  AcceptInvitationDocument,
  CreateDrugDocument,
  type CreateDrugInput,
  CreatePharmacyDocument,
  InviteMemberDocument,
  ReceiveStockDocument,
  SetStockLevelsDocument,
  UpdateDrugDocument,
} from '../generated/graphql.ts';
import type { App } from './app.ts';
import { as } from './client.ts';
import { addMember, addOwner, type Person, password, someText } from './people.ts';

export { type Person, password, someText };

/** An organization with its owner and first pharmacy. */
export interface World {
  readonly app: App;
  readonly owner: Person;
  readonly pharmacyId: string;
}

export async function newWorld(app: App, { timezone = 'UTC', organizationId = newId() } = {}): Promise<World> {
  const { pharmacyId, ...owner } = await addOwner(app, {
    organizationId,
    organizationName: 'A Group',
    pharmacyName: 'Main Street',
    timezone,
  });
  return { app, owner, pharmacyId };
}

export async function newPharmacy({ owner }: World, name = someText('Pharmacy')): Promise<string> {
  const { createPharmacy } = await owner.client.ask(CreatePharmacyDocument, {
    input: { name, code: name.toUpperCase().slice(0, 20), timezone: 'UTC' },
  });
  return as(createPharmacy, 'Pharmacy').id;
}

/** Somebody with a role; at one pharmacy, or at all of them when it is null. */
export function newMember({ app, owner }: World, role: Role, pharmacyId: string | null): Promise<Person> {
  return addMember(app, owner, role, pharmacyId);
}

/** Makes somebody a member of another organization too, with the account that they have. */
export async function joinsToo({ email }: Person, { app, owner }: World, role: Role = 'PHARMACIST'): Promise<void> {
  const { inviteMember } = await owner.client.ask(InviteMemberDocument, { input: { email, role } });
  const token = as(inviteMember, 'MemberInvited').token ?? '';
  const input = { token, name: 'A Locum', password };
  as((await app.client().ask(AcceptInvitationDocument, { input })).acceptInvitation, 'SignedIn');
}

/** A drug; one like another of its name, strength and form as well. */
export async function newDrug({ owner }: Pick<World, 'owner'>, input: Partial<CreateDrugInput> = {}): Promise<string> {
  const { createDrug } = await owner.client.ask(CreateDrugDocument, {
    input: {
      name: someText('Omeprazole'),
      strength: '40 mg',
      dosageForm: 'CAPSULE',
      unit: 'capsule',
      confirm: ['SIMILAR_DRUG'],
      ...input,
    },
  });
  return as(createDrug, 'Drug').id;
}

export interface LotSpec {
  readonly lotNumber?: string;
  readonly expiresOn?: string | null;
  readonly quantity: number;
}

/** Receives the lots, in the order given. With one that has no date, the drug’s goods have none from then on. */
export async function receive(
  { owner, pharmacyId }: World,
  drugId: string,
  lots: readonly LotSpec[],
): Promise<{ stockId: string; lotIds: string[]; transactionIds: string[] }> {
  let stockId = '';
  const lotIds: string[] = [];
  const transactionIds: string[] = [];
  if (lots.some(({ expiresOn }) => expiresOn === null)) {
    const { updateDrug } = await owner.client.ask(UpdateDrugDocument, { input: { drugId, expiryControl: 'NONE' } });
    as(updateDrug, 'Drug');
  }
  for (const { lotNumber = someText('LOT'), expiresOn = dayFromNow(400), quantity } of lots) {
    const { receiveStock } = await owner.client.ask(ReceiveStockDocument, {
      input: { pharmacyId, drugId, lotNumber, expiresOn, quantity },
    });
    const { stock, transaction } = as(receiveStock, 'StockMovement');
    stockId = stock.id;
    transactionIds.push(transaction.id);
    for (const { lot } of transaction.lines) lotIds.push(lot.id);
  }
  return { stockId, lotIds, transactionIds };
}

/** A drug with stock in the lots given. */
export async function stocked(world: World, lots: readonly LotSpec[], minQuantity?: number) {
  const drugId = await newDrug(world);
  const received = await receive(world, drugId, lots);
  if (minQuantity !== undefined) {
    const { setStockLevels } = await world.owner.client.ask(SetStockLevelsDocument, {
      input: { stockId: received.stockId, minQuantity },
    });
    as(setStockLevels, 'Stock');
  }
  return { drugId, ...received };
}

/** A day relative to today in UTC, as YYYY-MM-DD. */
export function dayFromNow(days: number, now = new Date()): string {
  return new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
