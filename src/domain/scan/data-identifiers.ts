import type { ElementKind, Grammar } from './elements.ts';

const kinds: readonly ElementKind[] = (
  [
    ['9N', /^\d{2}[0-9A-Z]{2,20}$/],
    ['8P', /^\d{14}$/],
    ['1T', /^[!-~]{1,20}$/],
    ['D', /^(\d{6}|\d{8})$/],
    ['16D', /^(\d{6}|\d{8})$/],
    ['S', /^[!-~]{1,20}$/],
    ['Q', /^\d{1,8}$/],
    ['27Q', /^\d+(\.\d+)?$/],
    ['1P', /^[!-~]{1,50}$/],
    ['30P', /^[!-~]{1,50}$/],
    ['P', /^[!-~]{1,50}$/],
  ] as const
).map(([name, value]) => ({ name, value, width: null }));

/** The data identifiers of ASC MH10 that medicines carry (IFA coding: PPN, lot, expiry, serial number). Each element ends with a separator. */
export const mh10: Grammar = {
  kindAt: (text) => kinds.find(({ name }) => text.startsWith(name)) ?? null,
};
