import { newToken } from '../../../platform/crypto/crypto.ts';

/** A new key. What it begins with lets whoever finds it in a log or a repository see what it is, and programs look for it. */
export function newServiceKey(): string {
  return `apo_${newToken()}`;
}

/** Whether a bearer token is a service key. A session's token is shorter, so none is taken for one. */
export function isServiceKey(token: string): boolean {
  return /^apo_[\w-]{43}$/.test(token);
}

/** How the trails call a service. */
export function serviceLabel(name: string): string {
  return `service: ${name}`;
}
