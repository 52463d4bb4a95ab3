/**
 * The lots from one to another that differ in their last digits alone: 90A024 to 90A028 are five. Null where that is not plain: other letters in front, another
 * length, the wrong order, or more than `most`.
 */
export function expandRange(first: string, last: string, most: number): string[] | null {
  const [, prefix = '', digits = ''] = first.match(/^(.*?)(\d{1,15})$/) ?? [];
  const [, otherPrefix = '', otherDigits = ''] = last.match(/^(.*?)(\d{1,15})$/) ?? [];
  if (digits === '' || prefix.toUpperCase() !== otherPrefix.toUpperCase() || digits.length !== otherDigits.length)
    return null;
  const count = Number(otherDigits) - Number(digits) + 1;
  if (first.length < 4 || count < 1 || count > most) return null;
  return Array.from(
    { length: count },
    (_, index) => prefix + String(Number(digits) + index).padStart(digits.length, '0'),
  );
}
