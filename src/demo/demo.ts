import type { Actor } from '../domain/authorization/actor.ts';
import { addDays, localDate } from '../domain/dates.ts';
import { acceptInvitation, authenticate, createPharmacy, inviteMember, signUp } from '../features/access/index.ts';
import { runAlertJob } from '../features/alerts/index.ts';
import { createSupplier, importNdc } from '../features/catalogue/index.ts';
import { dispenseStock, receiveStock, setStockLevels } from '../features/inventory/index.ts';
import type { Clock } from '../platform/clock.ts';
import { sql } from '../platform/database/database.ts';
import { row, text } from '../platform/database/row.ts';
import type { Platform } from '../platform/platform.ts';
import { callerOf, device, made } from './caller.ts';
import { createDemoMessages } from './messages.ts';
import { createDemoOrders } from './orders.ts';
import { type DemoUser, demoUsers, hillcrest, riverside } from './users.ts';

/** A clock that the demo turns back to write the history of the last weeks. */
export class DemoClock implements Clock {
  daysAgo = 0;

  now(): Date {
    return new Date(Date.now() - this.daysAgo * 86_400_000);
  }
}

export interface DemoOptions {
  /** The folder with the NDC directory's files. */
  readonly folder: string;
  /** How many drugs each pharmacy keeps; loading is mostly their movements. */
  readonly drugs: number;
  readonly onProgress: (step: string, part: number) => void;
}

/** Fills an empty database through the commands that users call: an organization, its people, a catalogue, and eight weeks of movements. */
export async function createDemo(
  platform: Platform,
  clock: DemoClock,
  { folder, drugs, onProgress: progress }: DemoOptions,
): Promise<void> {
  clock.daysAgo = 56;
  progress('People and pharmacies', 0);
  const owner = await createOwner(platform);
  const pharmacies = await createPharmacies(platform, owner.actor);
  const tokens = await invitePeople(platform, owner.actor, pharmacies, demoUsers.slice(1, -1));
  // Read now: by the demo's clock these sessions will have ended when they are wanted.
  const ownerOfBoth = await renew(platform, owner.token);
  const technician = await renew(platform, tokens.get('technician@demo.example') ?? '');
  progress('Catalogue', 0.1);
  await importNdc({
    platform,
    organizationId: owner.actor.organizationId,
    productPath: `${folder}/product.txt`,
    packagePath: `${folder}/package.txt`,
    dryRun: false,
    onProgress: () => undefined,
  });
  const suppliers = await createSuppliers(platform, owner.actor);
  await writeHistory(
    { platform, clock, owner: ownerOfBoth, suppliers, roll: dice(2026) },
    [...pharmacies.values()],
    await chooseDrugs(platform, owner.actor.organizationId, drugs),
    (part) => progress('Stock and movements', 0.3 + 0.65 * part),
  );
  clock.daysAgo = 0;
  await createDemoOrders(platform, technician, ownerOfBoth, pharmacies.get(riverside) ?? '', suppliers);
  await runAlertJob(platform);
  await createDemoMessages(platform, technician, ownerOfBoth, pharmacies.get(riverside) ?? '');
  await invitePeople(platform, owner.actor, pharmacies, demoUsers.slice(-1));
  progress('Done', 1);
}

async function renew(platform: Platform, token: string): Promise<Actor> {
  const found = await authenticate(platform, token, 'looked-up');
  if (!found) throw new Error('The demo owner could not be signed in.');
  return found.actor;
}

async function createOwner(platform: Platform) {
  const [first] = demoUsers;
  if (!first) throw new Error('The demo has no users.');
  const input = {
    organizationName: 'Riverside Health',
    pharmacyName: riverside,
    pharmacyCode: 'RIVERSIDE',
    timezone: 'America/New_York',
    ...first,
  };
  const { token } = made(
    await signUp(callerOf(platform, null, 'organization.sign-up', 'Organization'), input, device),
    'SignedIn',
  );
  return { token, actor: await renew(platform, token) };
}

async function createPharmacies(platform: Platform, owner: Actor): Promise<Map<string, string>> {
  const [first = ''] = owner.pharmacyIds;
  const input = { name: hillcrest, code: 'HILLCREST', timezone: 'America/Chicago' };
  const second = made(
    await createPharmacy(callerOf(platform, owner, 'pharmacy.create', 'Pharmacy'), input),
    'Pharmacy',
  );
  return new Map([
    [riverside, first],
    [hillcrest, second.id],
  ]);
}

async function invitePeople(
  platform: Platform,
  owner: Actor,
  pharmacies: ReadonlyMap<string, string>,
  users: readonly DemoUser[],
): Promise<Map<string, string>> {
  const tokens = new Map<string, string>();
  const inviter = { ...owner, pharmacyIds: [...pharmacies.values()] };
  for (const { email, name, role, pharmacy, password } of users) {
    const offer = { email, role, pharmacyId: pharmacies.get(pharmacy) ?? null };
    const { token } = made(
      await inviteMember(callerOf(platform, inviter, 'member.invite', 'Invitation'), offer),
      'MemberInvited',
    );
    if (token === null) throw new Error('The demo is loaded without mail.');
    const signedIn = made(
      await acceptInvitation(
        callerOf(platform, null, 'member.accept-invitation', 'User'),
        { token, name, password },
        device,
      ),
      'SignedIn',
    );
    tokens.set(email, signedIn.token);
  }
  return tokens;
}

async function createSuppliers(platform: Platform, owner: Actor): Promise<string[]> {
  const ids: string[] = [];
  for (const [name, contactInfo] of [
    ['Central Wholesale', 'Orders by telephone until 16:00, delivery next morning'],
    ['Metro Medical Supply', 'Deliveries on Mondays and Thursdays'],
    ['Lakeside Generics', 'Orders by e-mail'],
  ] as const) {
    ids.push(
      made(
        await createSupplier(callerOf(platform, owner, 'supplier.create', 'Supplier'), { name, contactInfo }),
        'Supplier',
      ).id,
    );
  }
  return ids;
}

/** Drugs that a counter knows, each one product of the catalogue; then others of it until there are enough. */
const familiar = [
  'amoxicillin',
  'lisinopril',
  'metformin',
  'atorvastatin',
  'simvastatin',
  'ibuprofen',
  'omeprazole',
  'levothyroxine',
  'sertraline',
  'warfarin',
  'furosemide',
  'prednisone',
];

function chooseDrugs({ database }: Platform, organizationId: string, count: number): Promise<{ id: string }[]> {
  return database.rows(
    row({ id: text }),
    sql`
    SELECT id FROM (
      SELECT DISTINCT ON (lower(split_part(d.generic_name, ' ', 1))) d.id, lower(split_part(d.generic_name, ' ', 1)) AS stem
        FROM drug d WHERE d.organization_id = ${organizationId}::uuid AND d.strength IS NOT NULL AND length(d.strength) < 30 AND d.controlled_schedule IS NULL AND d.unit IN ('tablet', 'capsule', 'mL')
       ORDER BY lower(split_part(d.generic_name, ' ', 1)), d.ndc) one
     ORDER BY stem = ANY (${familiar}) DESC, md5(stem) LIMIT ${count}`,
  );
}

/** Numbers that look random and are the same on every machine (mulberry32). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

/** What the history of each stock is written with. */
interface History {
  readonly platform: Platform;
  readonly clock: DemoClock;
  readonly owner: Actor;
  readonly suppliers: readonly string[];
  readonly roll: (sides: number) => number;
}

async function writeHistory(
  history: History,
  pharmacyIds: readonly string[],
  drugs: readonly { readonly id: string }[],
  progress: (part: number) => void,
): Promise<void> {
  let done = 0;
  for (const pharmacyId of pharmacyIds) {
    for (const drug of drugs) {
      await stockDrug(history, pharmacyId, drug.id);
      done += 1;
      progress(done / (drugs.length * pharmacyIds.length));
    }
  }
}

async function stockDrug(history: History, pharmacyId: string, drugId: string): Promise<void> {
  const { platform, clock, owner, suppliers, roll } = history;
  const supplierId = suppliers[roll(suppliers.length)] ?? '';
  const minQuantity = 20 + 10 * roll(6);
  clock.daysAgo = 56;
  const levels = { pharmacyId, drugId, minQuantity, maxQuantity: minQuantity * 4 };
  const { id: stockId } = made(
    await setStockLevels(callerOf(platform, owner, 'stock.set-levels', 'Stock'), levels),
    'Stock',
  );
  for (const [daysAgo, lifeDays] of [
    [56, 30 + roll(240)],
    [40 - roll(10), 120 + roll(500)],
    [12 - roll(8), roll(4) === 0 ? 40 + roll(40) : 200 + roll(700)],
  ] as const) {
    clock.daysAgo = daysAgo;
    const now = clock.now();
    const goods = {
      quantity: 60 + 10 * roll(10),
      lotNumber: `${String.fromCharCode(65 + roll(26))}${10_000 + roll(90_000)}`,
      expiresOn: addDays(localDate(now, 'UTC'), lifeDays),
    };
    made(
      await receiveStock(callerOf(platform, owner, 'stock.receive', 'Stock'), {
        pharmacyId,
        drugId,
        supplierId,
        ...goods,
        occurredAt: now,
      }),
      'StockMovement',
    );
    await dispenseSome(history, stockId, daysAgo);
  }
}

/** A few dispenses after a delivery. Where there is not enough they are refused, as they would have been. */
async function dispenseSome({ platform, clock, owner, roll }: History, stockId: string, deliveredDaysAgo: number) {
  for (const part of [0.2, 0.5, 0.8]) {
    clock.daysAgo = deliveredDaysAgo - Math.min(10, deliveredDaysAgo) * part;
    const movement = { stockId, quantity: 10 + 10 * roll(5), occurredAt: clock.now() };
    await dispenseStock(callerOf(platform, owner, 'stock.dispense', 'Stock'), movement);
  }
}
