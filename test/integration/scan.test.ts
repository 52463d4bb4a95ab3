import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DrugsDocument, PlaceOrderDocument, ScanDocument } from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import { newDrug, newMember, newPharmacy, newWorld, receive, type World } from '../kit/world.ts';

let app: App;
let world: World;
let drugId: string;
const gtin = '00300710155237';
const gs = '\u001d';

beforeAll(async () => {
  app = await startApp();
  world = await newWorld(app);
  drugId = await newDrug(world, { name: 'Atorvastatin', gtin });
});
afterAll(() => app.close());

const scan = async (code: string, pharmacyId: string | null = null, { client } = world.owner) =>
  (await client.ask(ScanDocument, { code, pharmacyId })).scan;
const kinds = (answer: Awaited<ReturnType<typeof scan>>) => answer.doubts.map(({ kind }) => kind);
/** YYMMDD as labels have it, and the day. */
const inTwoYears = () => {
  const day = `${new Date().getUTCFullYear() + 2}-05-31`;
  return { day, digits: day.slice(2).replaceAll('-', '') };
};

describe('a scanned label', () => {
  it('tells product, lot, expiry, serial number and count', async () => {
    const { day, digits } = inTwoYears();
    expect(await scan(`]d201${gtin}21S1${gs}17${digits}30100${gs}10AT-7`)).toMatchObject({
      ...{ code: gtin, lotNumber: 'AT-7', expiresOn: day, serialNumber: 'S1', quantity: 100 },
      ...{ drug: { id: drugId }, drugs: [{ id: drugId }], package: null, lots: [], doubts: [] },
    });
  });

  it('finds the lots it could mean by their key, here or everywhere', async () => {
    const { day, digits } = inTwoYears();
    const place = await newWorld(app);
    const drug = await newDrug(place, { name: 'Losartan', gtin });
    const { lotIds } = await receive(place, drug, [{ lotNumber: 'KEY 1-77', expiresOn: day, quantity: 5 }]);
    const elsewhere = await newPharmacy(place);
    const label = `01${gtin}17${digits}10key177`;
    expect((await scan(label, place.pharmacyId, place.owner)).lots.map(({ id }) => id)).toEqual(lotIds);
    expect((await scan(label, null, place.owner)).lots.map(({ id }) => id)).toEqual(lotIds);
    expect((await scan(label, elsewhere, place.owner)).lots).toEqual([]);
    // A separator got lost: the lot is not told, and still found.
    const glued = await scan(`01${gtin}10KEY177${`17${digits}`}`, place.pharmacyId, place.owner);
    expect(glued).toMatchObject({ lotNumber: null, expiresOn: null, lots: [{ id: lotIds[0] }] });
    expect(kinds(glued)).toEqual(['SEPARATOR', 'NO_EXPIRY']);
    // Who works elsewhere alone sees none of them.
    const other = await newMember(place, 'PHARMACIST', elsewhere);
    expect((await scan(label, null, other)).lots).toEqual([]);
    expect(
      (await other.client.error(ScanDocument, { code: label, pharmacyId: place.pharmacyId })).extensions.code,
    ).toBe('NOT_FOUND');
  });

  it('with another date than the lot here is doubted', async () => {
    const { day } = inTwoYears();
    const { lotIds } = await receive(world, drugId, [{ lotNumber: 'DATE-1', expiresOn: day, quantity: 5 }]);
    const answer = await scan(`01${gtin}17${day.slice(2, 4)}060010DATE1`, world.pharmacyId);
    expect(answer.lots.map(({ id }) => id)).toEqual(lotIds);
    expect(answer.doubts).toEqual([
      { kind: 'OTHER_EXPIRY', message: expect.stringContaining('another expiry'), seen: `DATE-1 ${day}` },
    ]);
  });

  it('whose lot could end earlier is sure when that lot is here', async () => {
    const { day, digits } = inTwoYears();
    const label = `01${gtin}17${digits}10END30100`;
    expect(kinds(await scan(label, world.pharmacyId))).toEqual(['LOT_END']);
    await receive(world, drugId, [{ lotNumber: 'END30100', expiresOn: day, quantity: 5 }]);
    expect(kinds(await scan(label, world.pharmacyId))).toEqual([]);
    // Now both are here.
    await receive(world, drugId, [{ lotNumber: 'END', expiresOn: day, quantity: 5 }]);
    expect(await scan(label, world.pharmacyId)).toMatchObject({
      lots: [{ lotNumber: 'END30100' }, { lotNumber: 'END' }],
      doubts: [{ kind: 'LOT_END', seen: '(10)END(30)100' }],
    });
  });

  it('says what is not known, and what several drugs share', async () => {
    expect(kinds(await scan('00300020322809'))).toContain('UNKNOWN_PRODUCT');
    expect(kinds(await scan(`01${gtin}10A`))).toEqual(['NO_EXPIRY']);
    const place = await newWorld(app);
    const twins = [
      await newDrug(place, { name: 'Twin one', ndc: '0093-1113' }),
      await newDrug(place, { name: 'Twin two', ndc: '00093-1113' }),
    ];
    const shared = await scan('0093-1113', null, place.owner);
    expect(shared.drugs.map(({ id }) => id).sort()).toEqual(twins.sort());
    expect(shared).toMatchObject({ drug: null, doubts: [{ kind: 'SEVERAL_PRODUCTS' }] });
  });

  it('is refused when it is empty or endless', async () => {
    for (const code of ['', ' ', '1'.repeat(1_001)])
      expect((await world.owner.client.error(ScanDocument, { code })).extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('a drug is found by its code', () => {
  it('as a scanner sends it, in the catalogue and in orders', async () => {
    for (const code of [
      `]E0${gtin.slice(1)}`,
      `${gtin}\r`,
      `]d201${gtin}1728123110A1`,
      `https://id.gs1.org/01/${gtin}`,
    ]) {
      const { drugs } = await world.owner.client.ask(DrugsDocument, { filter: { code }, first: 5 });
      expect(drugs.nodes.map(({ id }) => id)).toEqual([drugId]);
    }
    const input = {
      pharmacyId: world.pharmacyId,
      kind: 'PURCHASE' as const,
      lines: [{ code: `]E0${gtin.slice(2)}`, quantity: 3 }],
    };
    const { placeOrder } = await world.owner.client.ask(PlaceOrderDocument, { input });
    expect(as(placeOrder, 'Order').lines).toHaveLength(1);
  });

  it('by a PZN under its NTIN', async () => {
    const id = await newDrug(world, { name: 'Paracetamol', gtin: '04150037528643' });
    for (const code of ['-03752864', 'PZN 3752864', `9N110375286414${gs}1TA1${gs}D281231`])
      expect((await scan(code)).drug?.id).toBe(id);
  });
});
