import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, SocketAddress } from 'node:net';
import type { Config } from '../config/config.ts';

/** Finds the address of the client that a request or a WebSocket's upgrade comes from; null when its connection has gone. */
export type ClientAddress = (request: IncomingMessage) => string | null;

/**
 * The one reading of a client's address, for HTTP and WebSocket alike. `X-Forwarded-For` is read from its end, where the nearest proxy wrote,
 * and only as long as the one who wrote is a proxy of `TRUST_PROXY`: whatever stands further left a client may have written itself.
 */
export function clientAddressBehind(proxies: Config['TRUST_PROXY']): ClientAddress {
  const trusted = new BlockList();
  for (const { address, bits } of proxies) trusted.addSubnet(address, bits, familyOf(address));
  return ({ socket, headers }) => {
    // A connection within this machine may name its interface behind a percent sign.
    let address = plainAddress(socket.remoteAddress?.replace(/%.*$/, '') ?? '');
    const written = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
    while (address !== null && trusted.check(address, familyOf(address))) {
      const before = plainAddress(withoutPort(written.pop()?.trim() ?? ''));
      // What is no address says nothing, and nor does what stands before it: the proxy that wrote it is all that is known.
      if (before === null) break;
      address = before;
    }
    return address;
  };
}

/** The one spelling of an address, so that it is one client and not several; null for what is none. An IPv4 address in an IPv6 one is that IPv4 address. */
function plainAddress(text: string): string | null {
  if (isIP(text) === 0 || text.includes('%')) return null;
  const { address } = new SocketAddress({ address: text, family: familyOf(text) });
  return address.replace(/^::ffff:(?=\d+\.)/, '');
}

/** Some proxies write the client's port behind its address. */
function withoutPort(text: string): string {
  const [, bracketed, dotted] = /^(?:\[([^\]]*)\](?::\d+)?|([\d.]+):\d+)$/.exec(text) ?? [];
  return bracketed ?? dotted ?? text;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 4 ? 'ipv4' : 'ipv6';
}
