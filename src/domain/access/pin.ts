/** A PIN as it may be chosen: six to eight digits. */
export const pinForm = /^[0-9]{6,8}$/;

/** Whether a PIN is one of the first that a guesser would try: digits in equal steps (000000, 123456, 246802), or two to four of them over and over (121212). */
export function isGuessablePin(pin: string): boolean {
  const digits = [...pin].map(Number);
  const steps = digits.slice(1).map((digit, nth) => (digit - (digits[nth] ?? 0) + 10) % 10);
  const repeats = (length: number) => digits.every((digit, nth) => nth < length || digit === digits[nth - length]);
  return new Set(steps).size === 1 || [2, 3, 4].some((length) => length * 2 <= digits.length && repeats(length));
}
