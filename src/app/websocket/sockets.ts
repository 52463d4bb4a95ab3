import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL, handleProtocols, type Server } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { networkOf } from '../../domain/access/network.ts';
import { ApothecaError } from '../../domain/error.ts';
import { type Authentication, authenticateAll } from '../../features/access/index.ts';
import { Batch } from '../../platform/database/batch.ts';
import type { Platform } from '../../platform/platform.ts';
import { introspectionAllowed } from '../apollo.ts';
import type { Config } from '../config/config.ts';
import { type ClientAddress, clientAddressBehind } from '../http/client-address.ts';
import type { TrustedDocuments } from '../trusted-documents.ts';
import { send } from './send.ts';
import { createProtocol, type SocketExtra } from './socket-protocol.ts';
import { Tally } from './tally.ts';

/** Close codes, by what the reference client does with them. */
const close = {
  goingAway: [1001, 'The server is shutting down'],
  tooSlow: [1013, 'Too slow: resume by cursor'],
  // 1011 would be the word for it, and the client takes that for the end: after an outage of the database nobody would come back.
  ourFault: [1013, 'Something went wrong on our side: try again and resume by cursor'],
  // Not 4429, which the reference client takes for its own fault: a place may be free when it comes again.
  tooMany: [1013, 'Too many connections: close some, or try again later'],
  wrongProtocol: [4406, `Subprotocol not acceptable: use ${GRAPHQL_TRANSPORT_WS_PROTOCOL}`],
  revoked: [4401, 'The session was ended'],
  signInAgain: [4403, 'The session has expired: sign in again and resume'],
} as const;

/** How many one session or service key may have. Settings bound how many come from one address, and how many there are in all. */
const mostOfSession = 20;

/** How long is waited for what. No setting changes them; tests that would have to sit them out do. */
export const socketTimes = {
  /** A client that has not introduced itself by then; the socket closes with 4408. */
  introductionMs: 5_000,
  pingMs: 12_000,
  /** A message that the client has not taken by then: it does not read. Before a ping would cut it off without a word. */
  sendMs: 10_000,
  /** How often the session of an open socket is looked at for having expired; being open is no use of it. */
  sessionMs: 60_000,
  /** How long whoever finds no place may take to leave. */
  leaveMs: 1_000,
};
export type SocketTimes = Readonly<typeof socketTimes>;

interface Member {
  readonly socket: WebSocket;
  readonly sessionId: string;
  readonly token: string;
}

/** The sockets of this node, and who they belong to: a session that ends closes its own within a second. */
export class Sockets {
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: 64_000,
    perMessageDeflate: false,
    handleProtocols,
  });
  readonly #protocol: Server<SocketExtra>;
  readonly #clientAddress: ClientAddress;
  /** Thousands may come at the same moment, and are then looked at again at the same moment each minute. */
  readonly #sessions: Batch<string, Authentication | null>;
  /** By organization: who has sockets open, and what ends their reading of the history. */
  readonly #members = new Map<string, { readonly sockets: Set<Member>; readonly stop: AbortController }>();

  readonly #bySession = new Tally(mostOfSession);
  readonly #byNetwork: Tally;

  constructor(
    private readonly config: Config,
    private readonly platform: Platform,
    documents: TrustedDocuments,
    private readonly times: SocketTimes = socketTimes,
  ) {
    this.#clientAddress = clientAddressBehind(config.TRUST_PROXY);
    this.#byNetwork = new Tally(config.MAX_SOCKETS_OF_ADDRESS);
    const hideSuggestions = !introspectionAllowed(config);
    this.#sessions = new Batch(platform.gates.socketReads, (tokens) => authenticateAll(platform, tokens, 'looked-up'));
    this.#protocol = createProtocol(platform, documents, (token) => this.#sessions.ask(token), {
      hideSuggestions,
      introductionMs: times.introductionMs,
    });
  }

  /** How many sockets there are, those that have not introduced themselves included. */
  get size(): number {
    return this.#server.clients.size;
  }

  /** Takes an HTTP upgrade: to /graphql, from an origin that may use the API. */
  upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): void {
    const path = request.url?.split('?')[0];
    if (path !== '/graphql') return reject(connection, '404 Not Found', 'WebSockets are at /graphql.');
    if (!this.#originAllowed(request)) {
      const { origin, host } = request.headers;
      this.platform.log.info({ origin, host }, 'a WebSocket of a page that ALLOWED_ORIGINS does not name was refused');
      return reject(connection, '403 Forbidden', 'ALLOWED_ORIGINS does not name the origin of this page.');
    }
    this.#server.handleUpgrade(request, connection, head, (socket) => this.#open(socket, request));
  }

  /**
   * A browser always names its page's origin; other clients have none, and show their token like everybody. This server's own pages are let in
   * at an address or at localhost. Any other name can be made to lead here by its owner, `Host` and `Origin` alike, so it has to be allowed:
   * by ALLOWED_ORIGINS, or as PUBLIC_URL.
   */
  #originAllowed({ headers }: IncomingMessage): boolean {
    const { origin, host } = headers;
    const { ALLOWED_ORIGINS, PUBLIC_URL } = this.config;
    if (origin === undefined || origin === PUBLIC_URL || ALLOWED_ORIGINS.includes(origin)) return true;
    if (!URL.canParse(origin)) return false;
    const page = new URL(origin);
    const here = page.hostname === 'localhost' || isIP(page.hostname.replace(/^\[(.*)\]$/, '$1')) !== 0;
    return here && ['http:', 'https:'].includes(page.protocol) && page.host === host;
  }

  #open(socket: WebSocket, request: IncomingMessage): void {
    const { log } = this.platform;
    socket.on('error', (error) => log.debug({ err: error }, 'a socket failed'));
    const ip = this.#clientAddress(request);
    const place = this.#byNetwork.take(networkOf(ip));
    if (place) socket.once('close', place);
    if (!place || this.#server.clients.size > this.config.MAX_SOCKETS) return this.#sendAway(socket);
    if (socket.protocol !== GRAPHQL_TRANSPORT_WS_PROTOCOL) return socket.close(...close.wrongProtocol);
    let leave: (() => void) | undefined;
    const admitted = (token: string, authentication: Authentication) => {
      // It may have closed while its session was looked up: nobody would take it off the list again.
      if (socket.readyState === socket.OPEN) leave = this.#join(socket, token, authentication);
    };
    const stopPinging = keepAlive(socket, this.times.pingMs);
    const sendNow = (message: string | Buffer) =>
      send(socket, message, this.times.sendMs, () => socket.close(...close.tooSlow));
    const closed = this.#protocol.opened(
      {
        protocol: socket.protocol,
        send: sendNow,
        close: (code, reason) => socket.close(code, reason),
        onMessage: (handle) =>
          socket.on('message', (data) => {
            handle(String(data)).catch((error: unknown) => {
              // Who left while waiting hears of nothing; after a shutdown there is no database any more to ask.
              if (socket.readyState !== socket.OPEN)
                return log.debug({ err: error }, 'a socket left before its answer');
              if (error instanceof ApothecaError) log.warn({ err: error }, 'a socket could not be served');
              else log.error({ err: error }, 'a socket message could not be handled');
              socket.close(...close.ourFault);
            });
          }),
      },
      { socket, request, ip, requestId: randomUUID(), admitted, send: sendNow },
    );
    // On the raw event: the protocol's own hooks wait for every iterator first.
    socket.once('close', (code, reason) => {
      stopPinging();
      leave?.();
      closed(code, String(reason)).catch((error: unknown) =>
        log.warn({ err: error }, 'a socket was not closed cleanly'),
      );
    });
  }

  /** Before anything was answered, so that a client which comes again waits longer each time. */
  #sendAway(socket: WebSocket): void {
    socket.close(...close.tooMany);
    // Whoever does not answer that would have a connection all the same.
    const cut = setTimeout(() => socket.terminate(), this.times.leaveMs);
    socket.once('close', () => clearTimeout(cut));
  }

  #join(socket: WebSocket, token: string, { actor, expiresAt }: Authentication): (() => void) | undefined {
    const { organizationId, sessionId } = actor;
    const place = this.#bySession.take(sessionId);
    if (!place) {
      this.#sendAway(socket);
      return undefined;
    }
    const member = { socket, sessionId, token };
    const group = this.#members.get(organizationId) ?? this.#follow(organizationId);
    group.sockets.add(member);
    const expire = () => socket.close(...close.signInAgain);
    // A timer holds at most 2^31 ms; a session that lasts longer is looked at each minute anyway.
    const expiry = setTimeout(
      expire,
      Math.min(Math.max(0, expiresAt.getTime() - this.platform.clock.now().getTime()), 2 ** 31 - 1),
    );
    const use = setInterval(() => this.#lookAgain(member), this.times.sessionMs);
    return () => {
      place();
      clearTimeout(expiry);
      clearInterval(use);
      group.sockets.delete(member);
      if (group.sockets.size > 0) return;
      group.stop.abort();
      if (this.#members.get(organizationId) === group) this.#members.delete(organizationId);
    };
  }

  /** Closes a socket whose session has expired, or was ended without this node having heard of it. */
  #lookAgain({ socket, token }: Member): void {
    this.#sessions.ask(token).then(
      (found) => found ?? socket.close(...close.signInAgain),
      (error: unknown) => this.platform.log.warn({ err: error }, 'a session could not be looked up'),
    );
  }

  /** Reads the organization's history for ended sessions as long as it has sockets here. */
  #follow(organizationId: string) {
    const group = { sockets: new Set<Member>(), stop: new AbortController() };
    this.#members.set(organizationId, group);
    const { stream } = this.platform;
    const read = async () => {
      const { position } = await stream.sharedHead(organizationId);
      // Where many wait, that took its time: what ended since their sessions were looked up is behind this position.
      for (const member of group.sockets) this.#lookAgain(member);
      for await (const event of stream.follow(organizationId, position, group.stop.signal)) {
        if (event.type !== 'session.ended') continue;
        for (const { socket, sessionId } of group.sockets)
          if (event.payload.sessionIds.includes(sessionId)) socket.close(...close.revoked);
      }
    };
    read().catch((error: unknown) => {
      this.platform.log.error(
        { err: error },
        'ended sessions cannot be followed; its sockets are closed so that their clients come back',
      );
      // Whoever comes back joins a group that is read for, and not this one, which stands until the last has left.
      if (this.#members.get(organizationId) === group) this.#members.delete(organizationId);
      for (const { socket } of group.sockets) socket.close(...close.ourFault);
    });
    return group;
  }

  /** Says goodbye to everybody; whoever does not answer within the time is cut off. */
  async close(graceMs: number): Promise<void> {
    const open = [...this.#server.clients];
    for (const socket of open) socket.close(...close.goingAway);
    const gone = Promise.all(
      open.map(
        (socket) =>
          new Promise<void>((resolve) =>
            socket.readyState === socket.CLOSED ? resolve() : socket.once('close', () => resolve()),
          ),
      ),
    );
    const cut = setTimeout(() => {
      for (const socket of open) socket.terminate();
    }, graceMs);
    await gone;
    clearTimeout(cut);
    this.#server.close();
  }
}

/** Pings; a socket that does not answer until the next one is cut off. */
function keepAlive(socket: WebSocket, pingMs: number): () => void {
  let answered = true;
  socket.on('pong', () => {
    answered = true;
  });
  const timer = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, pingMs);
  return () => clearInterval(timer);
}

/**
 * Answers an upgrade that is refused. Node has let go of the connection: an error that nobody hears, such as a reset, would end the process, and
 * a client that never closes its half would keep it.
 */
function reject(connection: Duplex, status: string, message: string): void {
  connection.on('error', () => connection.destroy());
  connection.once('finish', () => connection.destroy());
  const headers = `Connection: close\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(message)}`;
  connection.end(`HTTP/1.1 ${status}\r\n${headers}\r\n\r\n${message}`);
}
