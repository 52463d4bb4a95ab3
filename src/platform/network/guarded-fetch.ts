import { lookup } from 'node:dns';
import { type RequestOptions, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** More than any document of an identity provider holds. */
const mostBytes = 1_000_000;
/** How long an answer may take, whole. */
const answerMs = 5_000;

/** Somebody else's server did not answer, may not be asked, or answered without end. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks an address that somebody else chose: for so long, for so much, and without following where it points. Unless private addresses are allowed,
 * the address that is connected to is looked at, and not the one of an earlier look-up, which a name may change at once.
 * @throws NoAnswer
 */
export function guardedFetch(address: string, asked: Asked, allowPrivate: boolean): Promise<Response> {
  const url = new URL(address);
  const { method = 'GET', headers = {}, body } = asked;
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (!allowPrivate && isIP(host) !== 0 && !isPublicAddress(host))
    return Promise.reject(new NoAnswer('a private address is not asked'));
  const signal = AbortSignal.any([AbortSignal.timeout(answerMs), ...(asked.signal ? [asked.signal] : [])]);
  const options: RequestOptions = {
    method,
    headers: { ...headers, 'accept-encoding': 'identity' },
    signal,
    agent: false,
    ...(!allowPrivate && { lookup: publicLookup }),
  };
  return new Promise((resolve, reject) => {
    const fail = (cause: Error) =>
      reject(cause instanceof NoAnswer ? cause : new NoAnswer(`${url.origin}: ${cause.message}`, { cause }));
    const send = url.protocol === 'https:' ? requestSecure : requestPlain;
    const request = send(url, options, (answer) => {
      const pieces: Buffer[] = [];
      let length = 0;
      answer.on('data', (piece: Buffer) => {
        length += piece.length;
        if (length > mostBytes) answer.destroy(new NoAnswer(`${url.origin} answers with more than ${mostBytes} bytes`));
        else pieces.push(piece);
      });
      answer.on('error', fail);
      answer.on('end', () => {
        const { statusCode: status = 502, headers: received } = answer;
        const text = Object.entries(received).flatMap(([name, value]): [string, string][] =>
          value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
        );
        const empty = status === 204 || status === 304;
        resolve(new Response(empty ? null : Buffer.concat(pieces), { status, headers: text }));
      });
    });
    request.on('error', fail);
    request.end(body === undefined || body === null ? undefined : String(body));
  });
}

/** The addresses of a name, if all are of the internet at large: one that also leads inside is not trusted with the choice. */
const publicLookup: LookupFunction = (host, options, callback) =>
  lookup(host, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, '', 0);
    const [first] = found;
    if (!first || !found.every(({ address }) => isPublicAddress(address)))
      return callback(new NoAnswer(`${host} has a private address, which is not asked`), '', 0);
    return options.all ? callback(null, found) : callback(null, first.address, first.family);
  });
