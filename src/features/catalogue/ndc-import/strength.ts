/**
 * The strength of a product from the directory's two lists: `40` and `mg/1` are "40 mg"; `250` and `mg/5mL` "250 mg/5mL"; several
 * are joined by " / ". Null when there is none (kits) or when the lists do not match, since a wrong pairing would be worse than none.
 */
export function strengthOf(numerators: string, units: string): string | null {
  const amounts = listOf(numerators);
  const perUnits = listOf(units);
  if (amounts.length === 0 || amounts.length !== perUnits.length) return null;
  return amounts.map((amount, index) => oneStrength(amount, perUnits[index] ?? '')).join(' / ');
}

/** The parts of a `; `-separated list. */
export function listOf(text: string): string[] {
  return text.split(';').flatMap((part) => part.trim() || []);
}

function oneStrength(amount: string, unit: string): string {
  // A decimal without its zero is misread: .5 as 5.
  const [numerator = '', denominator = ''] = unit.split('/').map((part) => part.trim().replace(/^\./, '0.'));
  const number = amount.replace(/^\./, '0.');
  return `${number} ${numerator}${denominator === '' || denominator === '1' ? '' : `/${denominator}`}`.trim();
}
