import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { normalPassword } from '../../domain/access/password.ts';
import { FairQueue, type Turn } from '../gates/fair-queue.ts';

/** 256 random bits for a session or an invitation. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function hmacSha256(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}

/** AES-256-GCM with a random nonce of 96 bits; `bound` is not kept, and must be the same to decrypt it. Layout: nonce, tag, ciphertext. */
export function encrypt(key: Uint8Array, bound: string, plain: Uint8Array): Buffer<ArrayBuffer> {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(bound));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** Decrypts what `encrypt` made. Throws when the key or `bound` is another, or any bit was changed. */
export function decrypt(key: Uint8Array, bound: string, box: Uint8Array): Buffer {
  // Without its length said, Node takes a tag that was cut to 4 bytes.
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(bound));
  decipher.setAuthTag(box.subarray(12, 28));
  return Buffer.concat([decipher.update(box.subarray(28)), decipher.final()]);
}

/** Encrypts under a key derived from the secret and bound to the label. */
export function encryptWithSecret(secret: string, label: string, plain: Uint8Array): Buffer<ArrayBuffer> {
  return encrypt(derive(secret, label), '', plain);
}

/** Decrypts what `encryptWithSecret` made. Throws when the secret or label is another, or the box was changed. */
export function decryptWithSecret(secret: string, label: string, box: Uint8Array): Buffer {
  return decrypt(derive(secret, label), '', box);
}

function derive(secret: string, label: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', label, 32));
}

/** What a hash of argon2id costs; the library's default algorithm is argon2id. */
export interface PasswordCost {
  /** In KiB. */
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
}

/** OWASP's first choice of parameters. No setting changes them. */
export const fullPasswordCost: PasswordCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** How a password that was tried compares with a hash. */
export interface TriedPassword {
  readonly matches: boolean;
  /** It matches a hash that a new one would not look like: of the password as it was typed, or at another cost. */
  readonly outdated: boolean;
}

/** The server itself, for whom nobody waits. */
const own: Turn = { urgent: true, whom: 'server' };

/**
 * Hashes and verifies passwords in their normal form, at most as many at once as there are cores: each takes 19 MiB and a core for about 30 ms,
 * and a burst of sign-ins must not starve everything else. Whose turn it is says who asks.
 */
export class Passwords {
  readonly #queue = new FairQueue(availableParallelism());
  #decoy: Promise<string> | undefined;

  constructor(private readonly cost: PasswordCost = fullPasswordCost) {}

  /** @throws ApothecaError BUSY when too many wait. */
  hash(password: string, turn: Turn = own): Promise<string> {
    return this.#queue.run(turn, () => hash(normalPassword(password), this.cost));
  }

  /** @throws ApothecaError BUSY when too many wait. */
  async verify(storedHash: string | null, password: string, turn: Turn = own): Promise<boolean> {
    return (await this.try(storedHash, password, turn)).matches;
  }

  /**
   * The same, telling too whether the hash should be made again. With no hash (an unknown user) it takes as long and does not match, so that timing
   * does not tell who has an account.
   * @throws ApothecaError BUSY when too many wait.
   */
  async try(storedHash: string | null, password: string, turn: Turn = own): Promise<TriedPassword> {
    this.#decoy ??= hash(newToken(), this.cost);
    const against = storedHash ?? (await this.#decoy);
    const normal = normalPassword(password);
    const asNow = await this.#queue.run(turn, () => verify(against, normal));
    // Hashes were made of what was typed before there was a normal form.
    const asTyped = !asNow && normal !== password && (await this.#queue.run(turn, () => verify(against, password)));
    const matches = storedHash !== null && (asNow || asTyped);
    return { matches, outdated: matches && (asTyped || !this.#isOfThisCost(against)) };
  }

  #isOfThisCost(made: string): boolean {
    const { memoryCost, timeCost, parallelism } = this.cost;
    return made.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`);
  }
}
