import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runRecallImport } from '../../src/features/recalls/index.ts';
import { Database } from '../../src/platform/database/database.ts';
import { createLog } from '../../src/platform/log.ts';
import * as api from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { atOnce } from '../kit/at-once.ts';
import { as } from '../kit/client.ts';
import { cursorNow } from '../kit/cursor.ts';
import { dice, newSeed } from '../kit/dice.ts';
import {
  dayFromNow,
  newDrug,
  newMember,
  newPharmacy,
  newWorld,
  type Person,
  receive,
  someText,
  stocked,
  type World,
} from '../kit/world.ts';

const fixture = fileURLToPath(new URL('../fixtures/recalls/enforcement.json', import.meta.url));

let app: App;
let world: World;
/** Another pharmacy of the organization. */
let branch: string;

beforeAll(async () => {
  app = await startApp();
  world = await newWorld(app);
  branch = await newPharmacy(world);
});
afterAll(async () => {
  const { ledgerHealth } = await world.owner.client.ask(api.CheckLedgerDocument, {});
  await app.close();
  expect(ledgerHealth).toMatchObject({ unexplainedBalances: 0, unheldRecalledLots: 0 });
});

const ask = () => world.owner.client;
const there = (pharmacyId: string): World => ({ ...world, pharmacyId });

/** Enters a notice of a number of its own. */
async function enter(text = 'Lots: A1-77', number = someText('D')): Promise<string> {
  const { enterRecalls } = await ask().ask(api.EnterRecallsDocument, { input: { text, number } });
  return as(enterRecalls, 'RecallsEntered').recallIds[0] ?? '';
}

const review = async (recallId: string, scopes: api.RecallScopeInput[]) =>
  (await ask().ask(api.ReviewRecallDocument, { input: { recallId, scopes } })).reviewRecall;
const tryToActivate = async (recallId: string, { client }: Person = world.owner) =>
  (await client.ask(api.ActivateRecallDocument, { input: { recallId } })).activateRecall;
const activate = async (recallId: string) => as(await tryToActivate(recallId), 'Recall');
const close = async (recallId: string) =>
  as(
    (await ask().ask(api.CloseRecallDocument, { input: { recallId, reason: 'All of it was sent back' } })).closeRecall,
    'Recall',
  );
const read = async (id: string, { client }: Person = world.owner) => {
  const { recall } = await client.ask(api.GetRecallDocument, { id });
  if (!recall) throw new Error('There is no such recall.');
  return recall;
};
/** An active recall of what is said. */
async function recalled(...scopes: api.RecallScopeInput[]): Promise<string> {
  const recallId = await enter();
  as(await review(recallId, scopes), 'Recall');
  await activate(recallId);
  return recallId;
}
const usable = async (stockId: string) => (await ask().ask(api.GetStockDocument, { id: stockId })).stock?.usable;
const setStatus = async (lotId: string, status: api.LotStatus) =>
  (await ask().ask(api.SetLotStatusDocument, { input: { lotId, status, reason: 'A notice came' } })).setLotStatus;
const statusOf = async (lotId: string) =>
  (await app.sql<{ status: string }>('SELECT status FROM lot WHERE id = $1', [lotId]))[0]?.status;

let nextCode = 1000 + Math.floor(Math.random() * 5000);
/** A labeler and product that nothing else has. */
const newNdc = () => `${nextCode++}-0787`;

describe('a notice', () => {
  it('of the FDA’s file is entered once, whoever enters it how often', async () => {
    const text = await readFile(fixture, 'utf8');
    const first = as((await ask().ask(api.EnterRecallsDocument, { input: { text } })).enterRecalls, 'RecallsEntered');
    expect(first).toMatchObject({ entered: 12, known: 0, refused: [] });
    expect(new Set(first.recallIds).size).toBe(12);
    const again = as((await ask().ask(api.EnterRecallsDocument, { input: { text } })).enterRecalls, 'RecallsEntered');
    expect(again).toEqual({ ...first, entered: 0, known: 12 });
  });

  it('is known by its number in whatever case, hyphens and blanks, whoever types the number', async () => {
    const number = `D-${Math.floor(Math.random() * 9000) + 1000}-2031`;
    const enterAs = async (input: api.EnterRecallsInput) =>
      as((await ask().ask(api.EnterRecallsDocument, { input })).enterRecalls, 'RecallsEntered');
    const first = await enterAs({ text: 'Lot A1-77', number: number.toLowerCase() });
    expect(first).toMatchObject({ entered: 1, known: 0 });
    expect(await read(first.recallIds[0] ?? '')).toMatchObject({ number, source: 'FDA' });
    for (const input of [
      { text: `Recall ${number.replaceAll('-', '\u2011')}: lot A1-77` },
      { text: `recall ${number.toLowerCase()}: lot A1-77` },
      { text: 'Lot A1-77', number: ` ${number.replaceAll('-', '\u2013')}`, source: 'fda' },
    ])
      expect(await enterAs(input)).toEqual({ ...first, entered: 0, known: 1 });
    const letter = await enterAs({ text: 'Lot A1-77', number: `Letter ${number}/a` });
    expect(await enterAs({ text: 'Lot A1-77', number: `LETTER ${number}/A` })).toEqual({
      ...letter,
      entered: 0,
      known: 1,
    });
  });

  it('that is pasted is known by the number in it, and says what could not be read', async () => {
    const text =
      'Recall Number D-9362-2012, Class II\nRecalling Firm: Teva Pharmaceuticals USA, Inc.\nAtenolol Tablets USP, 25 mg, a) 100 count bottle (NDC 0093-0787-01), b) 1000 count bottle (NDC 0093-0787-10)\nLots: a) 90A024, 90A026, Exp 09/13; b) 90A 028\n';
    const { enterRecalls } = await ask().ask(api.EnterRecallsDocument, { input: { text } });
    const { recallIds } = as(enterRecalls, 'RecallsEntered');
    const recall = await read(recallIds[0] ?? '');
    expect(recall).toMatchObject({
      source: 'FDA',
      number: 'D-9362-2012',
      state: 'NEW',
      classification: 'Class II',
      firm: 'Teva Pharmaceuticals USA, Inc.',
    });
    expect(recall.reading.codes.map(({ code, label }) => [label, code])).toEqual([
      ['a', '0093-0787-01'],
      ['b', '0093-0787-10'],
    ]);
    expect(recall.reading.lots.map(({ lotNumber, label }) => [label, lotNumber])).toEqual([
      ['a', '90A024'],
      ['a', '90A026'],
    ]);
    expect(recall.reading.unread).toEqual(['90A 028']);
  });

  it('without a number is asked for it', async () => {
    const { enterRecalls } = await ask().ask(api.EnterRecallsDocument, { input: { text: 'Lot A1-77 of our tablets' } });
    expect(enterRecalls).toMatchObject({ __typename: 'RecallNumberMissing', code: 'RECALL_NUMBER_MISSING' });
  });

  it('proposes the drugs that its codes, words and lots name, the surest first', async () => {
    const ndc = newNdc();
    const name = someText('Atenolol').replaceAll('-', '');
    const byCode = await newDrug(world, { name: someText('Other'), ndc });
    const byPackage = await newDrug(world, { name: someText('Packed'), ndc: newNdc() });
    await app.sql(
      `INSERT INTO drug_package (id, organization_id, drug_id, ndc, ndc_key, description)
       SELECT new_uuid_v7(), organization_id, id, $2, $3, '30 in a bottle' FROM drug WHERE id = $1`,
      [byPackage, '66666-0001-05', '66666000105'],
    );
    const byWords = await newDrug(world, { name, strength: '25 mg', labelerName: 'Teva Pharmaceuticals' });
    const byName = await newDrug(world, { name, strength: '50 mg', labelerName: 'Sandoz' });
    const notKept = await newDrug(world, {
      name,
      strength: '25 mg',
      labelerName: 'Teva Pharmaceuticals',
      dosageForm: 'SYRUP',
    });
    for (const drugId of [byWords, byName]) await receive(world, drugId, [{ quantity: 5 }]);
    const { lotIds } = await receive(there(branch), byCode, [{ lotNumber: 'qx 77-a', quantity: 5 }]);
    const recallId = await enter(
      `Recalling firm: Teva USA\n${name} Tablets, 25 mg, a) NDC ${ndc}-01, b) NDC 66666-001-05. Lots: a) QX77A; b) QX78A; c) QX79A`,
    );
    const { proposals } = await read(recallId);
    expect(
      proposals.map(({ drug, confidence, reasons, lotNumbers }) => [drug.id, confidence, reasons, lotNumbers]),
    ).toEqual([
      [byCode, 'CODE', ['PRODUCT_NDC', 'LOT'], ['QX77A', 'QX79A']],
      [byPackage, 'CODE', ['PACKAGE_NDC'], ['QX78A', 'QX79A']],
      [byWords, 'LIKELY', ['NAME', 'STRENGTH', 'LABELER'], ['QX77A', 'QX78A', 'QX79A']],
      [byName, 'POSSIBLE', ['NAME'], ['QX77A', 'QX78A', 'QX79A']],
    ]);
    expect(proposals.some(({ drug }) => drug.id === notKept)).toBe(false);
    expect(proposals[0]?.lots).toEqual([{ id: lotIds[0] }]);
  });
});

describe('a recall that becomes active', () => {
  it('freezes its lots in every pharmacy, releases what was promised of them, and tells', async () => {
    const drugId = await newDrug(world);
    const here = await receive(world, drugId, [
      { lotNumber: 'A1-77', quantity: 40 },
      { lotNumber: 'B1', quantity: 5 },
    ]);
    const elsewhere = await receive(there(branch), drugId, [
      { lotNumber: 'a1 77', expiresOn: dayFromNow(700), quantity: 9 },
    ]);
    const empty = await receive(there(branch), drugId, [
      { lotNumber: 'A177', expiresOn: dayFromNow(900), quantity: 1 },
    ]);
    await ask().ask(api.DispenseStockDocument, {
      input: {
        stockId: elsewhere.stockId,
        lots: [{ lotId: empty.lotIds[0] ?? '', quantity: 1 }],
        reason: 'The last of it',
      },
    });
    const technician = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const { placeOrder } = await technician.client.ask(api.PlaceOrderDocument, {
      input: { pharmacyId: world.pharmacyId, kind: 'ISSUE', drugId, quantity: 12 },
    });
    const order = as(placeOrder, 'Order');
    as((await ask().ask(api.ApproveOrderDocument, { input: { orderId: order.id } })).approveOrder, 'OrderApproved');
    const cursor = await cursorNow(app, world.owner);

    const recallId = await enter();
    as(await review(recallId, [{ drugId, lotNumbers: ['A1–77'] }]), 'Recall');
    expect((await read(recallId)).matches.map(({ lotId, caughtAt }) => [lotId, caughtAt]).sort()).toEqual(
      [here.lotIds[0], elsewhere.lotIds[0], empty.lotIds[0]].map((lotId) => [lotId, null]).sort(),
    );
    expect(await usable(elsewhere.stockId)).toBe(9);
    const { matches } = await activate(recallId);
    expect(matches.map(({ lot, statusBefore }) => [lot.status, lot.usable, statusBefore])).toEqual(
      Array.from({ length: 3 }, () => ['RECALLED', 0, 'RELEASED']),
    );
    expect(await usable(here.stockId)).toBe(5);
    expect(await usable(elsewhere.stockId)).toBe(0);

    const { order: after } = await ask().ask(api.GetOrderDocument, { id: order.id });
    expect(after?.lines[0]?.allocations).toEqual([]);
    expect(after?.history.at(-1)).toMatchObject({ fromStatus: 'APPROVED', toStatus: 'APPROVED' });
    expect(after?.history.at(-1)?.note).toMatch(/^Recall D.* is active\. No longer allocated: 12 of lot A1-77\.$/);
    const { alerts } = await ask().ask(api.AlertsDocument, {
      pharmacyId: branch,
      filter: { stockId: elsewhere.stockId },
    });
    expect(alerts.nodes.map(({ kind }) => kind)).toContain('OUT_OF_STOCK');
    const heard: string[] = [];
    const events = app
      .live(world.owner.token)
      .subscribe(api.RecordChangesDocument, { pharmacyId: branch, after: cursor });
    while (!(heard.includes(`RECALL ${recallId}`) && heard.includes(`STOCK ${elsewhere.stockId}`))) {
      const { recordChanged } = await events.next();
      heard.push(`${recordChanged.type} ${recordChanged.id}`);
    }
  });

  it('covers an NDC in whatever form drugs have it, a GTIN, and all lots where none is named', async () => {
    const product = newNdc();
    const [labeler = '', code = ''] = product.split('-');
    const ofProduct = await stocked(world, [{ lotNumber: 'P1', quantity: 5 }]);
    await app.sql('UPDATE drug SET ndc = $2, ndc_key = $3 WHERE id = $1', [
      ofProduct.drugId,
      product,
      `0${labeler}${code}`,
    ]);
    const ofGtin = await stocked(world, [{ lotNumber: 'P1', quantity: 5 }]);
    await app.sql('UPDATE drug SET gtin = $2 WHERE id = $1', [ofGtin.drugId, '09501101530003']);
    const ofAll = await stocked(world, [
      { lotNumber: 'X', quantity: 5 },
      { lotNumber: 'Y', quantity: 5 },
    ]);
    const untouched = await stocked(world, [{ lotNumber: 'P1', quantity: 5 }]);
    await recalled(
      { ndc: `0${labeler}${code}01`, lotNumbers: ['p-1'] },
      { gtin: '9501101530003', lotNumbers: ['P 1'] },
      { drugId: ofAll.drugId },
    );
    for (const { stockId } of [ofProduct, ofGtin, ofAll]) expect(await usable(stockId)).toBe(0);
    expect(await usable(untouched.stockId)).toBe(5);
  });

  it('covers a drug that is given its code, its GTIN or a package later, and releases what was promised', async () => {
    const [first, second] = [newNdc(), newNdc()];
    await recalled(
      { ndc: `${first}-01`, lotNumbers: ['L1'] },
      { ndc: second, lotNumbers: ['L1'] },
      { gtin: '09501101530010', lotNumbers: ['L1'] },
    );
    const byNdc = await stocked(world, [{ lotNumber: 'L-1', quantity: 5 }]);
    const byGtin = await stocked(world, [{ lotNumber: 'l1', quantity: 5 }]);
    const byPackage = await stocked(world, [{ lotNumber: 'L 1', quantity: 5 }]);
    const technician = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const { placeOrder } = await technician.client.ask(api.PlaceOrderDocument, {
      input: { pharmacyId: world.pharmacyId, kind: 'ISSUE', drugId: byNdc.drugId, quantity: 3 },
    });
    const { id: orderId } = as(placeOrder, 'Order');
    as((await ask().ask(api.ApproveOrderDocument, { input: { orderId } })).approveOrder, 'OrderApproved');
    expect(await usable(byNdc.stockId)).toBe(2);
    const update = async (drugId: string, input: Partial<api.UpdateDrugInput>) =>
      as((await ask().ask(api.UpdateDrugDocument, { input: { drugId, ...input } })).updateDrug, 'Drug');
    await update(byNdc.drugId, { ndc: first });
    await update(byGtin.drugId, { gtin: '09501101530010' });
    await app.sql(
      `INSERT INTO drug_package (id, organization_id, drug_id, ndc, ndc_key, description)
       SELECT new_uuid_v7(), organization_id, id, $2, $3, '30 in a bottle' FROM drug WHERE id = $1`,
      [byPackage.drugId, `${second}-30`, `0${second.replace('-', '')}30`],
    );
    for (const { stockId } of [byNdc, byGtin, byPackage]) expect(await usable(stockId)).toBe(0);
    const { order } = await ask().ask(api.GetOrderDocument, { id: orderId });
    expect(order?.lines[0]?.allocations).toEqual([]);
  });

  it('needs somebody who says what it covers, and is closed for good', async () => {
    const recallId = await enter();
    expect(await tryToActivate(recallId)).toMatchObject({ code: 'ILLEGAL_RECALL_TRANSITION' });
    as(await review(recallId, []), 'Recall');
    expect(await tryToActivate(recallId)).toMatchObject({ code: 'RECALL_COVERS_NOTHING' });
    const { drugId } = await stocked(world, [{ quantity: 1 }]);
    as(await review(recallId, [{ drugId }]), 'Recall');
    await activate(recallId);
    expect(await review(recallId, [])).toMatchObject({ code: 'ILLEGAL_RECALL_TRANSITION' });
    await close(recallId);
    expect(await tryToActivate(recallId)).toMatchObject({
      code: 'ILLEGAL_RECALL_TRANSITION',
      message: 'A recall that is closed cannot become active. It is finished.',
    });
  });

  it.each<[string, api.RecallScopeInput]>([
    ['neither drug nor code', {}],
    ['an NDC that is none', { ndc: '12-34' }],
    ['a GTIN with a wrong check digit', { gtin: '9501101530004' }],
    ['a drug of which no lot is named', { drugId: '01890000-0000-7000-8000-000000000000', lotNumbers: [] }],
    ['a lot without a letter or digit', { ndc: '0093-0787', lotNumbers: ['- -'] }],
  ])('is not said to cover %s', async (_what, scope) => {
    const recallId = await enter();
    const error = await ask().error(api.ReviewRecallDocument, { input: { recallId, scopes: [scope] } });
    expect(error.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('lets nobody release what it covers until it is closed; closing frees nothing by itself', async () => {
    const { drugId, stockId, lotIds } = await stocked(world, [{ lotNumber: 'R1', quantity: 7 }]);
    const lotId = lotIds[0] ?? '';
    const recallId = await recalled({ drugId, lotNumbers: ['r-1'] });
    const { number } = await read(recallId);
    expect(await setStatus(lotId, 'QUARANTINED')).toMatchObject({
      __typename: 'LotUnderRecall',
      code: 'LOT_UNDER_RECALL',
      message: `Lot R1 is covered by recall ${number}, which is active. It can be released once the recall is closed.`,
    });
    await expect(app.sql(`UPDATE lot SET status = 'RELEASED' WHERE id = $1`, [lotId])).rejects.toThrow(
      'lot_stays_recalled',
    );
    await close(recallId);
    expect(await usable(stockId)).toBe(0);
    as(await setStatus(lotId, 'QUARANTINED'), 'Lot');
    as(await setStatus(lotId, 'RELEASED'), 'Lot');
    expect(await usable(stockId)).toBe(7);
  });
});

describe('what an active recall has caught', () => {
  it.each<[string, boolean]>([
    ['NDC', false],
    ['NDC, of all lots,', true],
  ])('stays so when the drug is given another %s, and so does what comes later', async (_what, all) => {
    const ndc = newNdc();
    const drugId = await newDrug(world, { ndc });
    const { stockId, lotIds } = await receive(world, drugId, [{ lotNumber: 'E1', quantity: 5 }]);
    const recallId = await recalled({ ndc: `${ndc}-01`, ...(!all && { lotNumbers: ['E-1'] }) });
    for (const code of [newNdc(), newNdc()])
      as((await ask().ask(api.UpdateDrugDocument, { input: { drugId, ndc: code, gtin: null } })).updateDrug, 'Drug');
    expect(await setStatus(lotIds[0] ?? '', 'QUARANTINED')).toMatchObject({ code: 'LOT_UNDER_RECALL' });
    const later = await receive(there(branch), drugId, [{ lotNumber: all ? 'E2' : 'e1', quantity: 7 }]);
    expect(await usable(later.stockId)).toBe(0);
    expect((await read(recallId)).matches).toHaveLength(2);
    await close(recallId);
    as(await setStatus(lotIds[0] ?? '', 'QUARANTINED'), 'Lot');
    as(await setStatus(lotIds[0] ?? '', 'RELEASED'), 'Lot');
    expect(await usable(stockId)).toBe(5);
  });

  it('stays so when a package of the drug is taken away', async () => {
    const ndc = newNdc();
    const drugId = await newDrug(world);
    await app.sql(
      `INSERT INTO drug_package (id, organization_id, drug_id, ndc, ndc_key, description)
       SELECT new_uuid_v7(), organization_id, id, $2, $3, '30 in a bottle' FROM drug WHERE id = $1`,
      [drugId, `${ndc}-30`, `0${ndc.replace('-', '')}30`],
    );
    await recalled({ ndc, lotNumbers: ['E1'] });
    await app.sql('DELETE FROM drug_package WHERE drug_id = $1', [drugId]);
    const later = await receive(world, drugId, [{ lotNumber: 'e-1', quantity: 7 }]);
    expect(await usable(later.stockId)).toBe(0);
  });

  it('stays so when its number is put right to one that is not covered, which nobody else’s lots pay for', async () => {
    const drugId = await newDrug(world);
    const { stockId, lotIds } = await receive(world, drugId, [
      { lotNumber: 'C1', quantity: 5 },
      { lotNumber: 'C2', expiresOn: dayFromNow(900), quantity: 4 },
    ]);
    const lotId = lotIds[0] ?? '';
    const recallId = await recalled({ drugId, lotNumbers: ['C1'] });
    const { number } = await read(recallId);
    const input = { lotId, lotNumber: 'C2', reason: 'Read again' };
    const { lot } = as((await ask().ask(api.CorrectLotDocument, { input })).correctLot, 'LotCorrected');
    expect(lot).toMatchObject({ status: 'RECALLED', usable: 0 });
    expect(await setStatus(lotId, 'QUARANTINED')).toMatchObject({
      code: 'LOT_UNDER_RECALL',
      message: `Lot C2 was caught as C1 by recall ${number}, which is active. It can be released once the recall is closed.`,
    });
    await expect(app.sql(`UPDATE lot SET status = 'QUARANTINED' WHERE id = $1`, [lotId])).rejects.toThrow(
      'lot_stays_recalled',
    );
    await receive(there(branch), drugId, [{ lotNumber: 'C2', quantity: 6 }]);
    expect(await usable(stockId)).toBe(4);
    await close(recallId);
    as(await setStatus(lotId, 'QUARANTINED'), 'Lot');
  });
});

describe('goods of a recalled number', () => {
  it('that come back or arrive damaged are told of truly, with why they were put aside', async () => {
    const { drugId, stockId } = await stocked(world, [{ lotNumber: 'T1', quantity: 9 }]);
    const { dispenseStock } = await ask().ask(api.DispenseStockDocument, { input: { stockId, quantity: 4 } });
    const { transaction } = as(dispenseStock, 'StockMovement');
    await recalled({ drugId, lotNumbers: ['T1'] });
    const { returnFromCustomer } = await ask().ask(api.ReturnFromCustomerDocument, {
      input: {
        transactionId: transaction.id,
        lots: [{ lotId: transaction.lines[0]?.lot.id ?? '', quantity: 1 }],
        reason: 'The notice was read',
      },
    });
    expect(as(returnFromCustomer, 'StockMovement').notices).toEqual([
      'What came back of lot T1 is recalled: set it aside. Nobody can release it while a recall that covers it is active.',
    ]);
    const { receiveStock } = await ask().ask(api.ReceiveStockDocument, {
      input: {
        pharmacyId: world.pharmacyId,
        drugId,
        lotNumber: 't-1',
        expiresOn: dayFromNow(1200),
        quantity: 2,
        quarantine: 'Crushed boxes',
      },
    });
    expect(as(receiveStock, 'StockMovement').notices.join(' ')).toMatch(/T-1 is recalled.*Crushed boxes/i);
  });
});

describe('a lot that is recalled by hand', () => {
  it('is recalled for whoever receives it later, in whatever spelling and with whatever date, and is told', async () => {
    const { drugId, lotIds } = await stocked(world, [{ lotNumber: 'G34908', quantity: 10 }]);
    as(await setStatus(lotIds[0] ?? '', 'RECALLED'), 'Lot');
    for (const [pharmacyId, lotNumber] of [
      [world.pharmacyId, 'g34908'],
      [branch, 'G-34908'],
    ] as const) {
      const { receiveStock } = await ask().ask(api.ReceiveStockDocument, {
        input: { pharmacyId, drugId, lotNumber, expiresOn: dayFromNow(1000), quantity: 10 },
      });
      const { stock, notices } = as(receiveStock, 'StockMovement');
      expect(stock.usable).toBe(0);
      expect(notices.join(' ')).toMatch(/recall/i);
    }
  });

  it('holds every lot of its drug and number at once: other pharmacies, dates, spellings, parts and quarantine, and tells', async () => {
    const drugId = await newDrug(world);
    const here = await receive(world, drugId, [
      { lotNumber: 'H-1', quantity: 10 },
      { lotNumber: 'H1', expiresOn: dayFromNow(800), quantity: 4 },
      { lotNumber: 'OTHER', quantity: 3 },
    ]);
    const elsewhere = await receive(there(branch), drugId, [{ lotNumber: 'h 1', quantity: 9 }]);
    const [named = '', aside = ''] = here.lotIds;
    as(await setStatus(aside, 'QUARANTINED'), 'Lot');
    const { splitLot } = await ask().ask(api.SplitLotDocument, {
      input: { lotId: elsewhere.lotIds[0] ?? '', quantity: 2, status: 'ON_HOLD', reason: 'Wet boxes' },
    });
    as(splitLot, 'StockMovement');
    const technician = await newMember(world, 'TECHNICIAN', branch);
    const { placeOrder } = await technician.client.ask(api.PlaceOrderDocument, {
      input: { pharmacyId: branch, kind: 'ISSUE', drugId, quantity: 5 },
    });
    const order = as(placeOrder, 'Order');
    as((await ask().ask(api.ApproveOrderDocument, { input: { orderId: order.id } })).approveOrder, 'OrderApproved');
    const lot = as(await setStatus(named, 'RECALLED'), 'Lot');
    expect(lot.notices).toEqual([expect.stringContaining('3 other lots of this drug and number')]);
    expect(await usable(here.stockId)).toBe(3);
    expect(await usable(elsewhere.stockId)).toBe(0);
    const { order: after } = await ask().ask(api.GetOrderDocument, { id: order.id });
    expect(after?.lines[0]?.allocations).toEqual([]);
    expect(after?.history.at(-1)?.note).toContain('No longer allocated: 5 of lot h 1.');
    const { alerts } = await ask().ask(api.AlertsDocument, {
      pharmacyId: branch,
      filter: { stockId: elsewhere.stockId },
    });
    expect(alerts.nodes.map(({ kind }) => kind)).toContain('OUT_OF_STOCK');

    // Who works at one of the pharmacies does not take back what holds the others' goods.
    const pharmacist = await newMember(world, 'PHARMACIST', branch);
    const alone = await pharmacist.client.error(api.SetLotStatusDocument, {
      input: { lotId: elsewhere.lotIds[0] ?? '', status: 'QUARANTINED', reason: 'It was another one' },
    });
    expect(alone.extensions.code).toBe('FORBIDDEN');
    const { splitLot: apart } = await ask().ask(api.SplitLotDocument, {
      input: { lotId: named, quantity: 1, status: 'QUARANTINED', reason: 'One is good' },
    });
    expect(apart).toMatchObject({ code: 'ILLEGAL_LOT_TRANSITION' });
    as(await setStatus(named, 'QUARANTINED'), 'Lot');
    expect(await statusOf(elsewhere.lotIds[0] ?? '')).toBe('QUARANTINED');
    as(await setStatus(named, 'RELEASED'), 'Lot');
    expect(await usable(here.stockId)).toBe(13);
  });

  it('is held whole where part of it is split off as RECALLED', async () => {
    const drugId = await newDrug(world);
    const here = await receive(world, drugId, [{ lotNumber: 'S-1', quantity: 10 }]);
    const elsewhere = await receive(there(branch), drugId, [{ lotNumber: 's1', quantity: 9 }]);
    const { splitLot } = await ask().ask(api.SplitLotDocument, {
      input: { lotId: here.lotIds[0] ?? '', quantity: 2, status: 'RECALLED', reason: 'A notice came' },
    });
    const { stock, notices } = as(splitLot, 'StockMovement');
    expect(stock.usable).toBe(0);
    expect(notices).toEqual([expect.stringContaining('2 other lots of this drug and number')]);
    expect(await usable(elsewhere.stockId)).toBe(0);
  });

  it('is counted by the ledger’s health where something slipped', async () => {
    const drugId = await newDrug(world);
    const { lotIds } = await receive(world, drugId, [
      { lotNumber: 'L-1', quantity: 10 },
      { lotNumber: 'L1', expiresOn: dayFromNow(900), quantity: 9 },
    ]);
    const count = async () => (await ask().ask(api.CheckLedgerDocument, {})).ledgerHealth.unheldRecalledLots;
    await app.sql(`UPDATE lot SET status = 'RECALLED' WHERE id = $1`, [lotIds[0]]);
    expect(await count()).toBe(0);
    await app.sql(`UPDATE lot SET status = 'QUARANTINED' WHERE id = $1`, [lotIds[1]]);
    expect(await count()).toBe(1);
    await expect(app.sql(`UPDATE lot SET status = 'RELEASED' WHERE id = $1`, [lotIds[1]])).rejects.toThrow(
      'lot_stays_recalled',
    );
    await app.sql(`UPDATE lot SET status = 'RECALLED' WHERE id = $1`, [lotIds[1]]);
    expect(await count()).toBe(0);
  });
});

describe('no usable unit of a recalled lot', () => {
  const joints = ['', '', '', ' ', '-', '\u2010', '\u2011', '\u2013', '\u00AD', '\u200B', '\u00A0', '\u2060'];
  /** The number as people, labels and scanners write it. */
  const spelled = (number: string, { pick, chance }: ReturnType<typeof dice>) =>
    [...number]
      .map((letter) => {
        const cased = chance(0.5) ? letter.toLowerCase() : letter;
        return chance(0.1) ? String.fromCharCode(cased.charCodeAt(0) + 0xfee0) : cased;
      })
      .join('')
      .replaceAll(/(?<=.)(?=.)/gsu, () => pick(joints));

  const unheld = (drugId: string, key: string) =>
    app.sql(
      `SELECT l.lot_number, l.status FROM lot l JOIN stock s ON s.id = l.stock_id WHERE s.drug_id = $1 AND l.lot_key = $2 AND l.status <> 'RECALLED'`,
      [drugId, key],
    );

  it('however its number is typed, whatever its date, by whichever way it comes', async () => {
    const seed = newSeed();
    const chance = dice(seed);
    const ndc = newNdc();
    const drugId = await newDrug(world, { ndc });
    const key = 'QZ78K4';
    await receive(world, drugId, [{ lotNumber: key, quantity: 3 }]);
    await recalled({ ndc: `${ndc}-10`, lotNumbers: [key] });
    const day = () => dayFromNow(1 + chance.upTo(3_000));
    const ways: Record<string, (lotNumber: string) => Promise<unknown>> = {
      receipt: (lotNumber) =>
        receive(there(chance.pick([world.pharmacyId, branch])), drugId, [{ lotNumber, expiresOn: day(), quantity: 2 }]),
      delivery: async (lotNumber) => {
        const technician = await newMember(world, 'TECHNICIAN', world.pharmacyId);
        const { placeOrder } = await technician.client.ask(api.PlaceOrderDocument, {
          input: { pharmacyId: world.pharmacyId, kind: 'PURCHASE', drugId, quantity: 4 },
        });
        const order = as(placeOrder, 'Order');
        await ask().ask(api.ApproveOrderDocument, { input: { orderId: order.id } });
        const { fulfillOrder } = await ask().ask(api.FulfillOrderDocument, {
          input: {
            orderId: order.id,
            lines: [{ lineId: order.lines[0]?.id ?? '', lots: [{ lotNumber, expiresOn: day(), quantity: 4 }] }],
          },
        });
        as(fulfillOrder, 'OrderFulfilled');
      },
      opening: async (lotNumber) => {
        // The same product, written as claims write it.
        const { createDrug } = await ask().ask(api.CreateDrugDocument, {
          input: {
            name: someText('Twin'),
            unit: 'capsule',
            ndc: `0${ndc}`,
            pharmacyId: branch,
            quantity: 3,
            lotNumber,
            expiration: day(),
          },
        });
        const { id } = as(createDrug, 'Drug');
        expect(await unheld(id, key)).toEqual([]);
        // The next one is to have the code.
        await app.sql(`UPDATE drug SET ndc = NULL, ndc_key = NULL WHERE id = $1`, [id]);
      },
      correction: async (lotNumber) => {
        const { lotIds } = await receive(world, drugId, [{ expiresOn: day(), quantity: 2 }]);
        const input = { lotId: lotIds[0] ?? '', lotNumber, reason: 'Read again' };
        const { lot, notices } = as((await ask().ask(api.CorrectLotDocument, { input })).correctLot, 'LotCorrected');
        expect(lot).toMatchObject({ status: 'RECALLED', usable: 0 });
        expect(notices.join(' ')).toContain('is recalled from now on');
      },
      split: async (lotNumber) => {
        const [whole] = await app.sql<{ id: string }>(
          `SELECT l.id FROM lot l JOIN stock s ON s.id = l.stock_id WHERE s.drug_id = $1 AND l.lot_key = $2 AND l.parent_id IS NULL LIMIT 1`,
          [drugId, key],
        );
        await app.sql(
          `INSERT INTO lot (id, organization_id, stock_id, lot_number, expires_on, parent_id, status)
           SELECT new_uuid_v7(), organization_id, stock_id, $2, expires_on, id, 'RELEASED' FROM lot WHERE id = $1`,
          [whole?.id, lotNumber],
        );
      },
    };
    for (let turn = 0; turn < 60; turn += 1) {
      const way = chance.pick(Object.keys(ways));
      const lotNumber = spelled(key, chance);
      await ways[way]?.(lotNumber);
      expect(await unheld(drugId, key), `seed ${seed}, turn ${turn}: ${way} of ${JSON.stringify(lotNumber)}`).toEqual(
        [],
      );
    }
    for (const pharmacyId of [world.pharmacyId, branch]) {
      const { stocks } = await ask().ask(api.StocksDocument, { pharmacyId, filter: { drugId }, first: 5 });
      for (const { id } of stocks.nodes) {
        const { stock } = await ask().ask(api.GetStockDocument, { id });
        expect(stock?.lots.filter((lot) => lot.status === 'RECALLED' && lot.usable > 0)).toEqual([]);
      }
    }
  });

  it('whoever is first: a recall that becomes active while lots are received, delivered and corrected', async () => {
    const seed = newSeed();
    const { shuffled, pick } = dice(seed);
    for (let round = 0; round < 8; round += 1) {
      const ndc = newNdc();
      const drugId = await newDrug(world, { ndc });
      const other = await stocked(world, [{ lotNumber: 'K1', quantity: 2 }]);
      const { lotIds, stockId } = await receive(world, drugId, [{ lotNumber: 'OLD', quantity: 2 }]);
      const recallId = await enter();
      as(await review(recallId, [{ ndc: `${ndc}-01`, lotNumbers: ['K1'] }]), 'Recall');
      const receipts = Array.from({ length: 6 }, (_, nth) => () => {
        const pharmacyId = pick([world.pharmacyId, branch]);
        return receive(there(pharmacyId), drugId, [
          { lotNumber: pick(['K1', 'k-1', 'K 1']), expiresOn: dayFromNow(100 + nth), quantity: 1 },
        ]);
      });
      const correct = () =>
        app.sql(
          `INSERT INTO lot_correction (id, organization_id, lot_id, stock_id, lot_number_was, expires_on_was, lot_number, expires_on, reason, actor_id)
           SELECT new_uuid_v7(), organization_id, id, stock_id, lot_number, expires_on, 'K1', expires_on, 'Read again', $2 FROM lot WHERE id = $1`,
          [lotIds[0], world.owner.userId],
        );
      const recode = () => ask().ask(api.UpdateDrugDocument, { input: { drugId: other.drugId, ndc: `0${ndc}` } });
      await atOnce(
        9,
        shuffled<() => Promise<unknown>>([...receipts, correct, recode, () => activate(recallId)]),
        (act) => act(),
      );
      expect(await unheld(drugId, 'K1'), `seed ${seed}, round ${round}`).toEqual([]);
      expect(await unheld(other.drugId, 'K1'), `seed ${seed}, round ${round}`).toEqual([]);
      expect(await statusOf(lotIds[0] ?? '')).toBe('RECALLED');
      expect(await usable(stockId)).toBe(0);
    }
  });
});

describe('a pharmacy', () => {
  it('acknowledges an active recall with its minutes, once, until none is awaited', async () => {
    const { drugId } = await stocked(world, [{ quantity: 1 }]);
    const technician = await newMember(world, 'TECHNICIAN', branch);
    const recallId = await enter();
    const acknowledge = async ({ client }: Person, pharmacyId: string) =>
      (await client.ask(api.AcknowledgeRecallDocument, { input: { recallId, pharmacyId } })).acknowledgeRecall;
    expect(await acknowledge(world.owner, branch)).toMatchObject({ code: 'RECALL_NOT_ACTIVE' });
    as(await review(recallId, [{ drugId }]), 'Recall');
    await activate(recallId);
    expect((await read(recallId)).awaiting).toBe(2);
    app.clock.advance({ minutes: 7.5 });
    const first = as(await acknowledge(technician, branch), 'Recall');
    expect(first).toMatchObject({
      awaiting: 1,
      // Those of other pharmacies are nobody's here.
      receipts: [{ pharmacy: { id: branch }, minutes: 8, acknowledgedBy: { id: technician.userId } }],
    });
    as(await acknowledge(world.owner, branch), 'Recall');
    const done = as(await acknowledge(world.owner, world.pharmacyId), 'Recall');
    expect(done.awaiting).toBe(0);
    expect(done.receipts.find(({ pharmacy }) => pharmacy.id === branch)?.acknowledgedBy?.id).toBe(technician.userId);
    app.clock.reset();
  });

  it('sees the lots and movements of its own alone', async () => {
    const { drugId, stockId } = await stocked(world, [{ lotNumber: 'S1', quantity: 9 }]);
    await receive(there(branch), drugId, [{ lotNumber: 'S1', quantity: 9 }]);
    as(
      (await ask().ask(api.DispenseStockDocument, { input: { stockId, quantity: 4 } })).dispenseStock,
      'StockMovement',
    );
    const recallId = await recalled({ drugId, lotNumbers: ['S1'] });
    const all = await read(recallId);
    expect(all.matches).toHaveLength(2);
    expect(all.movements.totalCount).toBe(3);
    expect(all.movements.nodes[0]).toMatchObject({
      quantity: -4,
      transaction: { transactionType: 'DISPENSE', actor: { id: world.owner.userId } },
    });
    const technician = await newMember(world, 'TECHNICIAN', branch);
    const own = await read(recallId, technician);
    expect(own.matches.map(({ lot }) => lot.stock.pharmacy.id)).toEqual([branch]);
    expect(own.movements.totalCount).toBe(1);
    expect(own.receipts.map(({ pharmacy }) => pharmacy.id)).toEqual([branch]);
    const stranger = await newWorld(app);
    expect((await stranger.owner.client.ask(api.GetRecallDocument, { id: recallId })).recall).toBeNull();
  });
});

describe('npm run import:recalls', () => {
  const run = async (args: readonly string[]) => {
    let [output, errors] = ['', ''];
    const code = await runRecallImport({
      args,
      connect: async () => {
        const { unitOfWork } = app.server.platform;
        const database = new Database({ url: app.database.serverUrl, poolSize: 2, log: createLog('silent') });
        return { unitOfWork, database, close: () => database.close() };
      },
      output: { write: (text) => (output += text) },
      errors: { write: (text) => (errors += text) },
    });
    return { code, output, errors };
  };

  it('enters what is new, once, and tells the trail', async () => {
    const other = await newWorld(app);
    const [organization] = await app.sql<{ id: string }>('SELECT organization_id AS id FROM app_user WHERE id = $1', [
      other.owner.userId,
    ]);
    const args = [fixture, '--organization', organization?.id ?? ''];
    expect(await run([...args, '--dry-run'])).toMatchObject({
      code: 0,
      output: expect.stringContaining('12 would be entered, 0 known, 0 refused'),
    });
    expect(await run(args)).toMatchObject({
      code: 0,
      output: expect.stringContaining('12 entered, 0 known, 0 refused'),
    });
    expect(await run(args)).toMatchObject({
      code: 0,
      output: expect.stringContaining('0 entered, 12 known, 0 refused'),
    });
    const { recalls } = await other.owner.client.ask(api.ListRecallsDocument, {
      first: 5,
      filter: { states: ['NEW'] },
    });
    expect(recalls).toMatchObject({ totalCount: 12, pageInfo: { hasNextPage: true } });
    const trail = await app.sql(
      `SELECT outcome FROM audit_log WHERE action = 'recall.import' AND organization_id = $1`,
      [organization?.id],
    );
    expect(trail).toEqual([{ outcome: 'SUCCEEDED' }]);
  });

  it('says what is wrong with its arguments', async () => {
    expect(await run([])).toMatchObject({ code: 2, errors: 'Name one file, such as enforcement.json. See --help.\n' });
    expect(await run(['nowhere.json'])).toMatchObject({
      code: 2,
      errors: expect.stringContaining('nowhere.json cannot be read (ENOENT)'),
    });
    expect(await run([fileURLToPath(import.meta.url)])).toMatchObject({
      code: 2,
      errors: expect.stringContaining('holds no enforcement reports'),
    });
    expect(await run(['--help'])).toMatchObject({ code: 0, output: expect.stringContaining('npm run import:recalls') });
  });
});
