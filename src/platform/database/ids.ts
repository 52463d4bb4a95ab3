import { v7, validate } from 'uuid';

/** A new UUIDv7: ids made later sort later, which keeps indexes compact and lets lists page by id. */
export function newId(): string {
  return v7();
}

/** In the one form that ids are given out in: lower case. */
export function isId(text: string): boolean {
  return validate(text) && text === text.toLowerCase();
}
