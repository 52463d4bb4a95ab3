import { describe, expect, it } from 'vitest';
import { ApothecaError, createClient, NetworkError } from '../../../client/src/index.ts';
import {
  DispenseStockDocument,
  LiveCursorDocument,
  MeDocument,
  ReceiveStockDocument,
  SessionsDocument,
  StockChangesDocument,
} from '../../generated/graphql.ts';
import { startApp } from '../../kit/app.ts';
import { as } from '../../kit/client.ts';
import { until } from '../../kit/until.ts';
import { dayFromNow, newDrug, newMember, password, someText } from '../../kit/world.ts';
import { app, clientOf, line, quantities, useClients, world } from './client.kit.ts';

useClients();

describe('a session of the client', () => {
  it('begins with signing in, answers refusals as they are, and ends with signing out', async () => {
    const { email } = await newMember(world, 'TECHNICIAN', null);
    const client = clientOf(null);
    const told: boolean[] = [];
    client.onSession((session) => told.push(session !== null));
    expect(await client.signIn({ email, password: 'not the password' })).toMatchObject({
      __typename: expect.not.stringMatching(/^SignedIn$/),
      message: expect.any(String),
    });
    expect(client.session).toBeNull();
    expect(await client.signIn({ email, password })).toMatchObject({ __typename: 'SignedIn' });
    expect((await client.query(MeDocument, {})).me?.email).toBe(email);
    const token = client.session?.token ?? '';
    await client.signOut();
    expect([client.session, told]).toEqual([null, [true, false]]);
    expect((await app.client(token).send('{ me { id } sessions { id } }')).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
  });

  it('ends as soon as the server says so', async () => {
    const client = clientOf('of-nothing');
    await expect(client.query(SessionsDocument, {})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(client.session).toBeNull();
  });

  it('ends with the socket when it is revoked, and whoever follows is told', async () => {
    const { token } = await newMember(world, 'TECHNICIAN', null);
    const client = clientOf(token);
    const live = quantities(client);
    await until('it is live', () => client.connection.state === 'live');
    await app.client(token).send('mutation { logOut }');
    await live.done;
    expect(live.ended()).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect([client.session, client.connection.state]).toEqual([null, 'idle']);
  });
});

describe('a session that a subscription finds ended', () => {
  it('is over for the client', async () => {
    const { token, userId } = await newMember(world, 'TECHNICIAN', null);
    const client = clientOf(token);
    const { liveCursor: after } = await client.query(LiveCursorDocument, {});
    const live = quantities(client);
    await until('it is live', () => client.connection.state === 'live');
    // Without its event: as when that is still on its way.
    await app.sql('UPDATE session SET revoked_at = now() WHERE user_id = $1', [userId]);
    const events = client.follow(StockChangesDocument, { pharmacyId: world.pharmacyId, after });
    await expect(events.next()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(client.session).toBeNull();
    await live.done;
  });
});

describe('a request of the client', () => {
  it('throws errors with their facts and keeps nothing secret in them', async () => {
    const client = clientOf(world.owner.token);
    const error = await client
      .mutate(DispenseStockDocument, { input: { stockId: world.pharmacyId, quantity: 0 } })
      .catch((error: unknown) => error);
    if (!(error instanceof ApothecaError)) throw new Error('It was accepted.');
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ field: 'input.quantity' }] });
    expect(error.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.stringify(error) + String(error.stack)).not.toContain(world.owner.token);
  });

  it('has one effect although answers are lost', async () => {
    const client = clientOf(world.owner.token);
    const drugId = await newDrug(world);
    line.loseAnswers(2);
    const lost = line.lost;
    const { receiveStock } = await client.mutate(ReceiveStockDocument, {
      input: {
        pharmacyId: world.pharmacyId,
        drugId,
        lotNumber: someText('LOT'),
        expiresOn: dayFromNow(400),
        quantity: 7,
      },
    });
    expect(line.lost - lost).toBe(2);
    const { id } = as(receiveStock, 'StockMovement').stock;
    expect(await app.sql('SELECT quantity FROM stock WHERE id = $1', [id])).toEqual([{ quantity: 7 }]);
  });

  it('says that no answer came, for a query at once', async () => {
    const client = clientOf(world.owner.token);
    line.cut();
    await expect(client.query(MeDocument, {})).rejects.toThrow(NetworkError);
    line.restore();
    expect((await client.query(MeDocument, {})).me).not.toBeNull();
  });

  it('stops when it is told to', async () => {
    const client = clientOf(world.owner.token);
    line.silence();
    const stop = new AbortController();
    const asked = client.query(MeDocument, {}, { signal: stop.signal });
    stop.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a client of a server that takes trusted documents alone', () => {
  it('sends ids, and is refused with texts', async () => {
    const strict = await startApp({ environment: { TRUSTED_DOCUMENTS: 'only' } });
    try {
      const input = { email: 'nobody@pharmacy.example', password };
      const byId = createClient({ url: strict.url, send: 'id' });
      expect((await byId.signIn(input)).__typename).not.toBe('SignedIn');
      const byText = createClient({ url: strict.url });
      await expect(byText.signIn(input)).rejects.toMatchObject({ code: 'DOCUMENT_NOT_TRUSTED' });
    } finally {
      await strict.close();
    }
  });
});
