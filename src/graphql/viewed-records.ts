/** What of one type was looked at. Without fields it is the whole record, and the document tells which of its fields. */
interface Seen {
  readonly ids: Set<string>;
  readonly fields: Set<string>;
}

/** The sensitive records that one operation has looked at so far. */
export type Views = Map<string, Seen>;
