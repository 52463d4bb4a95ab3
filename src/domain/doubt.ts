import { inWords, type Message } from './messages/index.ts';
import { refuse } from './refusal.ts';

/** What is allowed and almost always a slip, so that a person is asked once more before it is recorded. */
export const doubtKinds = {
  EXPIRY_FAR: 'EXPIRY_FAR',
  SHORT_DATED: 'SHORT_DATED',
  SIMILAR_DRUG: 'SIMILAR_DRUG',
  UNUSUAL_QUANTITY: 'UNUSUAL_QUANTITY',
  PROMISED_TO_ORDER: 'PROMISED_TO_ORDER',
} as const;
export type DoubtKind = keyof typeof doubtKinds;

/** One doubt, as a sentence for whoever can look at the package. */
export interface Doubt {
  readonly kind: DoubtKind;
  /** In English; whoever asked in another language reads `said` in that. */
  readonly message: string;
  readonly said: Message;
  /** The path of the input that it is about; left out when it is about all of it. */
  readonly field?: string;
}

/** Makes a doubt. */
export function doubt(kind: DoubtKind, said: Message): Doubt {
  return { kind, message: inWords('en', said), said };
}

/** Doubts as those about a place of the input. */
export const doubtsAbout = (field: string, doubts: readonly Doubt[]): Doubt[] =>
  doubts.map((doubt) => ({ ...doubt, field }));

/** The doubts that nobody has confirmed yet, as the refusal that asks; null when there are none. */
export function askAgain(doubts: readonly Doubt[], confirmed: readonly DoubtKind[] | null | undefined) {
  const open = doubts.filter(({ kind }) => !confirmed?.includes(kind));
  if (open.length === 0) return null;
  return refuse(
    'ConfirmationNeeded',
    'CONFIRMATION_NEEDED',
    open.map(({ said }) => said),
    {
      field: open.find(({ field }) => field !== undefined)?.field ?? null,
      doubts: open.map(({ field = null, ...doubt }) => ({ ...doubt, field })),
    },
  );
}
