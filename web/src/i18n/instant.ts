/** The instant of a wall clock's time, as YYYY-MM-DDTHH:MM, in a time zone. An hour that the clocks leave out is the one after it. */
export function instantOf(local: string, timeZone: string): Date {
  const asUtc = Date.parse(`${local}Z`);
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const offsetAt = (instant: number) => Date.parse(`${wall.format(instant).replace(' ', 'T')}Z`) - instant;
  // The offset of the guess may be that of the other side of a change of the clocks; that of the corrected guess is right.
  return new Date(asUtc - offsetAt(asUtc - offsetAt(asUtc)));
}
