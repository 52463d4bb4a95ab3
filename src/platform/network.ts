import { isIPv4, isIPv6 } from 'node:net';

/**
 * The network an address stands for where strangers are counted: an IPv4 address whole, also when it comes as IPv6, and of IPv6 the first 64 bits,
 * since whoever has one address of those has them all.
 */
export function networkOf(ip: string | null): string {
  if (ip === null) return 'unknown';
  if (isIPv4(ip)) return ip;
  const [address = ''] = ip.split('%');
  if (!isIPv6(address)) return 'unknown';
  const words = wordsOf(address);
  const [high = 0, low = 0] = words.slice(6);
  if (words.slice(0, 5).every((word) => word === 0) && words[5] === 0xffff)
    return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
  return `${words
    .slice(0, 4)
    .map((word) => word.toString(16))
    .join(':')}::/64`;
}

/** The eight words of an IPv6 address, whichever way it is written. */
function wordsOf(address: string): number[] {
  const plain = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, a, b, c, d) => {
    const word = (high: unknown, low: unknown) => ((Number(high) << 8) | Number(low)).toString(16);
    return `${word(a, b)}:${word(c, d)}`;
  });
  const [head = '', tail] = plain.split('::');
  const parse = (part: string) => (part === '' ? [] : part.split(':').map((word) => Number.parseInt(word, 16)));
  const [before, after] = [parse(head), parse(tail ?? '')];
  if (tail === undefined) return before;
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after];
}
