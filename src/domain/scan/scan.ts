import type { LocalDate } from '../dates.ts';

/** What a label leaves open, or says against itself. */
export const scanDoubts = {
  SEPARATOR: 'A separator may be missing: the label can be read in more than one way.',
  LOT_END: 'The lot’s number may end earlier, if a separator is missing: compare it with the package.',
  CONTRADICTION: 'The label says two different things.',
  NOT_ALLOWED: 'The label holds a value that cannot be: a wrong length, wrong characters, a date that is none.',
  CHECK_DIGIT: 'The check digit of the product’s number is wrong.',
  UNKNOWN_ELEMENT: 'The label holds something that is not understood.',
  KEYBOARD_LAYOUT: 'The scanner types for another keyboard layout than this computer has.',
  UNREADABLE: 'The code cannot be read here.',
  NO_PRODUCT: 'The label does not name the product.',
  NO_EXPIRY: 'The label has no readable expiry date.',
  UNLIKELY_DATE: 'The expiry date is more than ten years away.',
  EXPIRES_DURING_DAY: 'It expires in the course of a day; the day before is taken.',
} as const;
export type ScanDoubtKind = keyof typeof scanDoubts;

export interface ScanDoubt {
  readonly kind: ScanDoubtKind;
  /** What it is about, as read, with the identifiers in brackets: (17)271301. */
  readonly seen: string;
}

/** What a scanned label says. What is in doubt beyond reading is null, never guessed. */
export interface Scan {
  /** The product, to look it up by: a GTIN of 14 digits, PZN-12345678, or what was typed, such as an NDC. Empty when the label names none. */
  readonly code: string;
  readonly lotNumber: string | null;
  /** What else the lot's number could be where its end is in doubt. */
  readonly otherLotNumbers: readonly string[];
  readonly expiresOn: LocalDate | null;
  readonly serialNumber: string | null;
  /** How many units the package holds, if the label says so. */
  readonly quantity: number | null;
  readonly doubts: readonly ScanDoubt[];
}

/** What has to be known beside the text. */
export interface ScanCircumstances {
  /** Tells the century of two-digit years. */
  readonly today?: Date;
  /** Whether a key that came with the text showed that scanner and computer have different keyboard layouts. */
  readonly otherLayout?: boolean;
}
