/** What an operator can set about the product's behaviour. */
export interface Settings {
  /** Where browsers reach the server; null when that was not said. */
  readonly publicUrl: string | null;
  readonly sessionIdleMinutes: number;
  readonly sessionAbsoluteHours: number;
  /** For how long somebody who showed who they are need not do so again before what asks for it. */
  readonly proofMinutes: number;
  /** For how long those who may not reverse the movements of others may undo their own. */
  readonly undoMinutes: number;
  readonly invitationDays: number;
  /** Who may make an account: anybody with an organization of their own, those who are invited, or nobody. */
  readonly signUp: 'open' | 'invited' | 'closed';
  /** Which organization's identity provider may make accounts for the addresses of a domain, where anybody may found an organization. */
  readonly signOnDomains: ReadonlyMap<string, string>;
  /** An EXPIRING alert opens this many days before the date. */
  readonly expiringHorizonDays: number;
  readonly keep: Keeping;
}

/** How long is kept what is not kept for good. The database refuses to remove anything sooner than its own least times. */
export interface Keeping {
  /** Events of the past, for subscriptions that come back with a cursor. */
  readonly eventDays: number;
  /** Sessions, from their end on. */
  readonly sessionDays: number;
  /** Invitations, from when they were accepted or expired. */
  readonly invitationDays: number;
  /** Devices on which somebody signed in, from their last sign-in on. */
  readonly deviceDays: number;
  /** What was tried in vain by people who are not signed in, apart from the sealed trail. */
  readonly anonymousAttemptDays: number;
  /** Who looked; null is for good. */
  readonly accessLogDays: number | null;
  /** The record of mails, from when they were sent or given up. */
  readonly mailDays: number;
  /** First answers, for whoever sends a mutation again under its idempotency key. */
  readonly answerHours: number;
}
