import { v7, validate } from 'uuid';

/** A new UUIDv7: ids made later sort later, which keeps indexes compact and lets lists page by id. */
export function newId(): string {
  return v7();
}

/** In the one form that ids are given out in: lower case. */
export function isId(text: string): boolean {
  return validate(text) && text === text.toLowerCase();
}

/** The first of the ids that are made at an instant, in milliseconds. */
export function firstIdAt(instant: number): string {
  const time = Math.max(0, Math.floor(instant)).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}
