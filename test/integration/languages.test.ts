import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ApproveOrderDocument,
  DispenseStockDocument,
  GetDrugDocument,
  GetOrderDocument,
  InviteMemberDocument,
  PlaceOrderDocument,
  ReceiveStockDocument,
  SetLotStatusDocument,
  StockChangesDocument,
  TypedDocumentString,
} from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import { rest } from '../kit/rest.ts';
import { dayFromNow, newDrug, newMember, newWorld, someText, stocked, type World } from '../kit/world.ts';

let app: App;
let world: World;
const german = { headers: { 'accept-language': 'de-DE,de;q=0.9,en;q=0.5' } };

beforeAll(async () => {
  app = await startApp();
  world = await newWorld(app);
});
afterAll(() => app.close());

async function tooMuch(options: { headers?: Record<string, string>; idempotencyKey?: string } = {}) {
  const { stockId } = await stocked(world, [{ quantity: 3 }]);
  const { client } = world.owner;
  const ask = (further: typeof options) =>
    client.ask(DispenseStockDocument, { input: { stockId, quantity: 4 } }, { ...options, ...further });
  return { ask, message: as((await ask({})).dispenseStock, 'InsufficientStock').message };
}

describe('a refusal', () => {
  it('is said in the language of whoever asks, over GraphQL and REST', async () => {
    expect((await tooMuch(german)).message).toBe('4 verlangt, 3 jetzt verfügbar.');
    expect((await tooMuch()).message).toBe('4 requested, 3 available now.');
    expect((await tooMuch({ headers: { 'accept-language': 'fr, de;q=0.2, en;q=0.7' } })).message).toContain(
      'available',
    );
    const { stockId } = await stocked(world, [{ quantity: 3 }]);
    const { token } = world.owner;
    const answer = await rest(app.url, 'POST', '/dispense-stock', { token, body: { stockId, quantity: 4 }, ...german });
    expect(answer.body).toMatchObject({ refusal: { message: '4 verlangt, 3 jetzt verfügbar.' } });
  });

  it('that was answered before is said anew in the language of whoever sends it again', async () => {
    const { ask, message } = await tooMuch({ idempotencyKey: someText('key') });
    expect(message).toContain('available');
    expect(as((await ask(german)).dispenseStock, 'InsufficientStock').message).toContain('verfügbar');
  });

  it('has its doubts in the same language', async () => {
    const drugId = await newDrug(world);
    const input = { pharmacyId: world.pharmacyId, drugId, lotNumber: 'A1', quantity: 5, expiresOn: dayFromNow(9_000) };
    const { receiveStock } = await world.owner.client.ask(ReceiveStockDocument, { input }, german);
    const { message, doubts } = as(receiveStock, 'ConfirmationNeeded');
    expect(message).toMatch(/^Charge A1 würde erst am \d\d\.\d\d\.\d{4} verfallen, in mehr als 10 Jahren\. Prüfen/);
    expect(doubts).toMatchObject([{ kind: 'EXPIRY_FAR', message }]);
  });
});

describe('an error', () => {
  it('is said in the language of whoever asks, with what is wrong with each field', async () => {
    const input = { email: 'nobody', pharmacyId: null, role: 'OWNER' as const };
    const { client } = world.owner;
    const error = await client.error(InviteMemberDocument, { input }, german);
    expect(error.message).toBe('input.email: Geben Sie eine E-Mail-Adresse ein.');
    expect(error.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ field: 'input.email', message: 'Geben Sie eine E-Mail-Adresse ein.' }],
    });
    const english = await client.error(InviteMemberDocument, { input });
    expect(english.message).toBe('input.email: Enter an e-mail address.');
  });

  it('names the field of a variable that does not fit, as it does for other bad input', async () => {
    const { client } = world.owner;
    const order = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename } }`;
    const lines = [{ drugId: 'x', quantity: 'many' }, { quantity: 1, color: 'red' }, { drugId: 'x' }];
    const { errors } = await client.send(
      order,
      { input: { pharmacyId: world.pharmacyId, kind: 'ISSUE', lines } },
      german,
    );
    expect(errors?.flatMap(({ extensions }) => extensions['problems'])).toEqual([
      { field: 'input.lines.0.quantity', rule: 'type', message: 'Dieser Wert passt nicht zum Typ des Feldes.' },
      { field: 'input.lines.1.color', rule: 'known', message: 'Ein solches Feld gibt es nicht.' },
      { field: 'input.lines.2.quantity', rule: 'required', message: 'Diese Angabe fehlt.' },
    ]);
    expect(errors?.[0]?.message).toBe('input.lines.0.quantity: Diese Angabe ist nicht das, was hier erwartet wird.');
    const missing = await client.send(order, {}, german);
    expect(missing.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ field: 'input', rule: 'required', message: 'Diese Angabe fehlt.' }],
    });
  });

  it('of a code that no drug has says so', async () => {
    const order = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename } }`;
    const lines = [{ code: '4012345678901', quantity: 1 }];
    const { errors } = await world.owner.client.send(
      order,
      { input: { pharmacyId: world.pharmacyId, kind: 'ISSUE', lines } },
      german,
    );
    expect(errors?.[0]).toMatchObject({
      message: 'Kein Arzneimittel des Katalogs hat den Code 4012345678901.',
      extensions: { code: 'NOT_FOUND', problems: [{ field: 'input.lines.0.code' }] },
    });
  });

  it('of a body that is no JSON is said in the language of whoever sent it', async () => {
    const headers = { 'content-type': 'application/json', ...german.headers };
    const answer = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body: '{' });
    expect(await answer.json()).toMatchObject({
      errors: [{ message: 'Der Inhalt der Anfrage ist kein gültiges JSON.' }],
    });
  });

  it('of the request itself, of nobody signed in, and of an address that there is not', async () => {
    const { client } = world.owner;
    const { errors } = await client.send('{ nothing }', {}, german);
    expect(errors).toMatchObject([{ message: expect.stringMatching(/^Die Anfrage ist nicht gültig: .+/) }]);
    const nobody = await app.client(null).error(GetDrugDocument, { id: world.pharmacyId }, german);
    expect(nobody.message).toMatch(/^Melden Sie sich zuerst an: Senden/);
    expect(nobody.extensions['code']).toBe('UNAUTHENTICATED');
    const { body } = await rest(app.url, 'GET', '/nowhere', { token: world.owner.token, ...german });
    expect(body).toMatchObject({ errors: [{ message: expect.stringMatching(/^Diese Adresse gibt es nicht\./) }] });
  });
});

describe('an error with facts', () => {
  it('says them in the language of whoever asks: a limit, a key used twice, a cursor, a date, a quantity', async () => {
    const { client } = world.owner;
    const fields = Array.from({ length: 16 }, (_, nth) => `a${nth}: liveCursor`).join(' ');
    const { errors } = await client.send(`{ ${fields} }`, {}, german);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(/^Die Anfrage ist zu groß: die Anzahl der Aliasse ist 16/),
      extensions: { code: 'LIMIT_EXCEEDED', limit: 'number of aliases', found: 16, allowed: 15 },
    });
    const { stockId } = await stocked(world, [{ quantity: 3 }]);
    const idempotencyKey = someText('key');
    const dispense = (input: object) => ({ input: { stockId, ...input } });
    await client.ask(DispenseStockDocument, dispense({ quantity: 1 }), { idempotencyKey });
    const used = await client.error(DispenseStockDocument, dispense({ quantity: 2 }), { idempotencyKey, ...german });
    expect(used.message).toMatch(/^Dieser Idempotency-Key wurde schon mit anderen Angaben verwendet/);
    expect(used.extensions['problems']).toMatchObject([{ field: 'Idempotency-Key', message: used.message }]);
    const { errors: cursor } = await client.send('{ suppliers(after: "x") { totalCount } }', {}, german);
    expect(cursor).toMatchObject([{ message: expect.stringMatching(/^Dieser Cursor stammt nicht aus dieser Liste/) }]);
    const occurredAt = new Date(Date.now() + 3_600_000).toISOString();
    const future = await client.error(DispenseStockDocument, dispense({ quantity: 1, occurredAt }), german);
    expect(future.message).toBe('Eine Bewegung kann nicht in der Zukunft liegen. Prüfen Sie den Zeitpunkt.');
    const neither = await client.error(DispenseStockDocument, dispense({}), german);
    expect(neither.message).toBe('Geben Sie entweder eine Menge oder die Chargen an, nicht beides.');
  });
});

describe('what is said beside an answer', () => {
  it('has its notices in the language of whoever asks, also of an answer that is given again', async () => {
    const drugId = await newDrug(world);
    const input = (lotNumber: string) => ({
      ...{ pharmacyId: world.pharmacyId, drugId, lotNumber },
      ...{ quantity: 5, expiresOn: dayFromNow(400) },
    });
    const { client } = world.owner;
    await client.ask(ReceiveStockDocument, { input: input('A1-77') });
    const idempotencyKey = someText('key');
    const again = async (options: object) => {
      const sent = await client.ask(ReceiveStockDocument, { input: input('a1 77') }, { idempotencyKey, ...options });
      return as(sent.receiveStock, 'StockMovement').notices;
    };
    expect(await again(german)).toEqual([
      'Charge a1 77 gilt als Charge A1-77, die mit demselben Verfalldatum schon da ist; die Ware wurde ihr hinzugefügt.',
    ]);
    expect(await again({})).toEqual([expect.stringMatching(/^Lot a1 77 is taken to be lot A1-77/)]);
  });

  it('has the doubts about a scanned label in it as well', async () => {
    const query = 'query Scan($code: String!) { scan(code: $code) { doubts { kind message } } }';
    const { data } = await world.owner.client.send(query, { code: '1' }, german);
    expect(data?.['scan']).toMatchObject({
      doubts: expect.arrayContaining([
        { kind: 'UNKNOWN_PRODUCT', message: 'Kein Arzneimittel des Katalogs hat diesen Code.' },
      ]),
    });
  });
});

describe('what the server keeps', () => {
  it('says in an order’s history what it lost, to each reader in their language', async () => {
    const { client } = world.owner;
    const { drugId, lotIds } = await stocked(world, [{ quantity: 5 }]);
    const { placeOrder } = await client.ask(PlaceOrderDocument, {
      input: { pharmacyId: world.pharmacyId, kind: 'ISSUE', drugId, quantity: 4 },
    });
    const { id: orderId } = as(placeOrder, 'Order');
    const approver = await newMember(world, 'PHARMACIST', world.pharmacyId);
    as((await approver.client.ask(ApproveOrderDocument, { input: { orderId } })).approveOrder, 'OrderApproved');
    const input = { lotId: lotIds[0] ?? '', status: 'RECALLED' as const, reason: 'Recall of the maker.' };
    as((await client.ask(SetLotStatusDocument, { input })).setLotStatus, 'Lot');
    const noteIn = async (options: object) =>
      (await client.ask(GetOrderDocument, { id: orderId }, options)).order?.history.at(-1)?.note;
    expect(await noteIn({})).toMatch(/^Lot \S+ was recalled\. No longer allocated: 4 of lot \S+\.$/);
    expect(await noteIn(german)).toMatch(/^Charge \S+ wurde zurückgerufen\. Nicht mehr zugeteilt: 4 von Charge \S+\.$/);
  });

  it('says why a record is no notice, to each reader in their language', async () => {
    const enter = `mutation ($input: EnterRecallsInput!) { enterRecalls(input: $input) { ... on RecallsEntered { refused { reason } } } }`;
    const input = { text: JSON.stringify([{ product_description: 'Omeprazole' }]) };
    const { data } = await world.owner.client.send(enter, { input }, german);
    expect(data).toEqual({ enterRecalls: { refused: [{ reason: 'Die Nummer des Rückrufs fehlt (recall_number).' }] } });
  });
});

describe('a subscription', () => {
  /** The sentence with which the server refuses to follow the stocks of a pharmacy that there is not. */
  async function refused(acceptLanguage?: string): Promise<string> {
    const items = app
      .live(world.owner.token, acceptLanguage)
      .subscribe(StockChangesDocument, { pharmacyId: randomUUID() });
    const [error] = (await items.item()).errors ?? [];
    expect(error?.extensions['code']).toBe('NOT_FOUND');
    return String(error?.message);
  }

  it('that is refused answers in the language that the connection asked for', async () => {
    expect(await refused('de-DE,de;q=0.9')).toBe('Es gibt keine Apotheke mit dieser ID.');
    expect(await refused('fr')).toBe('There is no pharmacy with this ID.');
    expect(await refused()).toBe('There is no pharmacy with this ID.');
  });

  it('that is not valid answers so before anything runs', async () => {
    const { token } = world.owner;
    const nothing = new TypedDocumentString<unknown, object>('subscription Nothing { nothing }');
    expect(await app.live(token, 'de').subscribe(nothing, {}).end()).toMatchObject([
      {
        message: expect.stringMatching(/^Die Anfrage ist nicht gültig: /),
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      },
    ]);
    expect(await app.live(token).subscribe(nothing, {}).end()).toMatchObject([
      { message: expect.stringContaining('Cannot query field') },
    ]);
  });
});

it('answers say which language they are in, and that it depends on what was asked for', async () => {
  for (const [accepted, language] of [
    ['de', 'de'],
    ['fr', 'en'],
  ]) {
    const response = await fetch(`${app.url}/api/me`, { headers: { 'accept-language': accepted ?? '' } });
    expect(response.headers.get('content-language')).toBe(language);
    expect(response.headers.get('vary')?.toLowerCase()).toContain('accept-language');
  }
});
