import { parseGtin } from '../catalogue/ndc.ts';

/** The UPC-A that eight digits of a UPC-E stand for (number system 0 or 1, six digits, check digit), as a GTIN; null when they are none. */
export function gtinOfUpcE(digits: string): string | null {
  const [, system = '', six = '', check = ''] = /^([01])(\d{6})(\d)$/.exec(digits) ?? [];
  const [a, b, c, d, e, last = ''] = six;
  if (last === '') return null;
  const body =
    last <= '2'
      ? `${a}${b}${last}0000${c}${d}${e}`
      : last === '3'
        ? `${a}${b}${c}00000${d}${e}`
        : last === '4'
          ? `${a}${b}${c}${d}00000${e}`
          : `${a}${b}${c}${d}${e}0000${last}`;
  return parseGtin(`${system}${body}${check}`);
}
