import { gtinOf } from '../catalogue/ndc.ts';

/** A German PZN as printed on packages, or as Code 39 carries it: seven or eight digits behind a hyphen. */
const printed = /^(?:PZN\s*[-:#]?\s*|-)(\d{7,8})$/i;

/** Reads a PZN that says that it is one; its eight digits, or null when the text says nothing of the kind. Whether the check digit holds is another question. */
export function namedPzn(text: string): string | null {
  return printed.exec(text.trim())?.[1]?.padStart(8, '0') ?? null;
}

/** Whether the last of eight digits is the check digit of the others: their sum, each times its place, modulo 11. */
export function isPzn(digits: string): boolean {
  if (!/^\d{8}$/.test(digits)) return false;
  const sum = [...digits.slice(0, 7)].reduce((total, digit, index) => total + Number(digit) * (index + 1), 0);
  return sum % 11 === Number(digits[7]);
}

/** The PZN in a Pharmacy Product Number (11, eight digits, two check digits); null when it is another country's or its check digits are wrong. */
export function pznOfPpn(ppn: string): string | null {
  const [, body = '', pzn = '', check] = /^(11(\d{8}))(\d\d)$/.exec(ppn) ?? [];
  const sum = [...body].reduce((total, character, index) => total + character.charCodeAt(0) * (index + 2), 0);
  return check !== undefined && sum % 97 === Number(check) && isPzn(pzn) ? pzn : null;
}

/** The GTIN under which a PZN is registered with GS1 (NTIN: 4150, the PZN, a check digit); null when it is no PZN. */
export function gtinOfPzn(pzn: string): string | null {
  return isPzn(pzn) ? gtinOf(`04150${pzn}`) : null;
}
