import type { AddressInfo } from 'node:net';
import { MessageType, parseMessage, stringifyMessage } from 'graphql-ws';
import { describe, expect, it, type TestContext } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Client, createClient } from '../../client/src/index.ts';
import { StockChangesDocument } from '../generated/graphql.ts';

type End = (socket: WebSocket, id: string) => void;
const closing =
  (code?: number): End =>
  (socket) =>
    socket.close(code);

/** A server of the protocol graphql-transport-ws with a history of numbered events, of which each connection shows two more and then ends. */
async function historyServer({ onTestFinished }: TestContext, end: End, connections: number) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, handleProtocols: () => 'graphql-transport-ws' });
  await new Promise((resolve) => server.once('listening', resolve));
  const asked: number[] = [];
  server.on('connection', (socket) => {
    const send = (message: Parameters<typeof stringifyMessage>[0]) => socket.send(stringifyMessage(message));
    socket.on('message', (data) => {
      const message = parseMessage(String(data));
      if (message.type === MessageType.ConnectionInit) send({ type: MessageType.ConnectionAck });
      if (message.type !== MessageType.Subscribe) return;
      const after = Number(message.payload.variables?.after);
      asked.push(after);
      for (const position of [after + 1, after + 2])
        send({
          type: MessageType.Next,
          id: message.id,
          payload: { data: { stockChanged: { quantity: position, cursor: String(position) } } },
        });
      if (asked.length < connections) end(socket, message.id);
      else send({ type: MessageType.Complete, id: message.id });
    });
  });
  onTestFinished(async () => {
    for (const socket of server.clients) socket.terminate();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

function clientOf({ onTestFinished }: TestContext, url: string): Client {
  const client = createClient({ url });
  client.continueWith('a-token');
  onTestFinished(() => client.close());
  return client;
}

async function read(client: Client, seen: number[]): Promise<void> {
  for await (const { stockChanged } of client.follow(StockChangesDocument, { pharmacyId: 'any', after: '0' }))
    seen.push(stockChanged.quantity);
}

// Beside each other: most of the time is the client's own pause before it comes back.
describe.concurrent('a connection that ends', () => {
  it.for<[what: string, end: End]>([
    ['1000: closed normally by whoever stands between', closing(1000)],
    ['1001: the server is being stopped', closing(1001)],
    ['1002: a protocol error', closing(1002)],
    ['1003: data that is not taken', closing(1003)],
    ['1005: without a code', closing()],
    ['1006: without a word', (socket) => socket.terminate()],
    ['1007: a text that is none', closing(1007)],
    ['1008: a policy', closing(1008)],
    ['1011: something went wrong, as while the database is away', closing(1011)],
    ['1012: the server starts anew', closing(1012)],
    ['1013: too slow, or try again later', closing(1013)],
    ['1014: a bad gateway', closing(1014)],
    ['3000: a code nobody knows', closing(3000)],
    ['4408: the introduction came too late', closing(4408)],
    ['4499: terminated', closing(4499)],
    ['4500: an internal error', closing(4500)],
    ['4504: the server did not acknowledge in time', closing(4504)],
  ])('with %s is come back from, behind the last cursor', async ([, end], context) => {
    const { url, asked } = await historyServer(context, end, 3);
    const client = clientOf(context, url);
    const seen: number[] = [];
    await read(client, seen);
    expect([seen, asked]).toEqual([
      [1, 2, 3, 4, 5, 6],
      [0, 2, 4],
    ]);
    expect(client.session).not.toBeNull();
  });

  it('stays when a subscription is refused for a while: it begins again behind the last cursor, not before it may', async (context) => {
    const refused: End = (socket, id) =>
      socket.send(
        stringifyMessage({
          type: MessageType.Error,
          id,
          payload: [{ message: 'Too much', extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 1 } }],
        }),
      );
    const { url, asked } = await historyServer(context, refused, 3);
    const seen: number[] = [];
    const began = performance.now();
    await read(clientOf(context, url), seen);
    expect([seen, asked]).toEqual([
      [1, 2, 3, 4, 5, 6],
      [0, 2, 4],
    ]);
    expect(performance.now() - began).toBeGreaterThan(1_990);
  });

  it.for([4401, 4403])('with %i ends the session, and is not come back from', async (code, context) => {
    const { url, asked } = await historyServer(context, closing(code), 2);
    const client = clientOf(context, url);
    const seen: number[] = [];
    await expect(read(client, seen)).rejects.toMatchObject({ name: 'ApothecaError', code: 'UNAUTHENTICATED' });
    expect([seen, asked, client.session]).toEqual([[1, 2], [0], null]);
  });

  it.for<[code: number, what: string]>([
    [1009, 'more than the server takes'],
    [4400, 'a message that is none'],
    [4406, 'another protocol'],
    [4409, 'a subscription there is already'],
    [4429, 'a second introduction'],
  ])('with %i is the client’s own fault for good: %s', async ([code], context) => {
    const { url, asked } = await historyServer(context, closing(code), 2);
    const client = clientOf(context, url);
    const seen: number[] = [];
    await expect(read(client, seen)).rejects.toMatchObject({
      name: 'ApothecaError',
      code: 'BAD_REQUEST',
      message: expect.stringContaining(String(code)),
    });
    expect([seen, asked]).toEqual([[1, 2], [0]]);
    expect(client.session).not.toBeNull();
  });
});
