/** How far a device has read: everything of these scopes up to the position. A scope is a pharmacy, or the organization for what is shared. */
export interface ReadPosition {
  readonly position: bigint;
  readonly scopes: readonly string[];
}

/** Where a device stands once its rights are looked at: nothing of what it lost, and the beginning for what it gained. */
export function settle(
  positions: readonly ReadPosition[],
  visible: readonly string[],
): { readonly positions: readonly ReadPosition[]; readonly lost: readonly string[] } {
  const known = new Set(positions.flatMap(({ scopes }) => scopes));
  const allowed = new Set(visible);
  const kept = positions.map(({ position, scopes }) => ({ position, scopes: scopes.filter((id) => allowed.has(id)) }));
  const gained = visible.filter((id) => !known.has(id));
  return {
    positions: joined([...kept, { position: 0n, scopes: gained }]),
    lost: [...known].filter((id) => !allowed.has(id)),
  };
}

/** Positions in order, those at the same position as one, none without scopes. */
export function joined(positions: readonly ReadPosition[]): readonly ReadPosition[] {
  const byPosition = new Map<bigint, string[]>();
  for (const { position, scopes } of positions)
    if (scopes.length > 0) byPosition.set(position, [...(byPosition.get(position) ?? []), ...scopes]);
  return [...byPosition]
    .map(([position, scopes]) => ({ position, scopes: scopes.toSorted() }))
    .sort((one, other) => (one.position < other.position ? -1 : 1));
}
