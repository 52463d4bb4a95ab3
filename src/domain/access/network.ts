const ipv4 = /^(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;

/**
 * The network an address stands for where strangers are counted: an IPv4 address whole, also when it comes as IPv6, and of IPv6 the first 64 bits,
 * since whoever has one address of those has them all.
 */
export function networkOf(ip: string | null): string {
  if (ip === null) return 'unknown';
  if (ipv4.test(ip)) return ip;
  const words = wordsOf(ip.replace(/%.*$/, ''));
  if (!words) return 'unknown';
  const [high = 0, low = 0] = words.slice(6);
  if (words.slice(0, 5).every((word) => word === 0) && words[5] === 0xffff)
    return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
  const network = words.slice(0, 4).map((word) => word.toString(16));
  return `${network.join(':')}::/64`;
}

/** The eight words of an IPv6 address, whichever way it is written; null for what is none. */
function wordsOf(address: string): number[] | null {
  const plain = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, a, b, c, d) => {
    const word = (high: unknown, low: unknown) => ((Number(high) << 8) | Number(low)).toString(16);
    return `${word(a, b)}:${word(c, d)}`;
  });
  const [head = '', tail, ...more] = plain.split('::');
  const parts = (part = '') => (part === '' ? [] : part.split(':'));
  const [before, after] = [parts(head), parts(tail)];
  const missing = 8 - before.length - after.length;
  if (more.length > 0 || (tail === undefined ? missing !== 0 : missing < 1)) return null;
  const words = [...before, ...Array.from({ length: missing }, () => '0'), ...after];
  return words.every((word) => /^[\da-f]{1,4}$/i.test(word)) ? words.map((word) => Number.parseInt(word, 16)) : null;
}
