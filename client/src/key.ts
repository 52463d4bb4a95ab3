/** A new idempotency key: 128 random bits. `crypto.randomUUID` is there in secure contexts alone, and a page from an address of the house’s own network without TLS is none. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
