import { badInput } from '../../domain/error.ts';
import { message } from '../../domain/messages/index.ts';
import type { ConstraintMeaning } from '../../platform/database/database-errors.ts';

/** What the database knows better than the command that it stands against. */
export const accessConstraints: readonly ConstraintMeaning[] = [
  {
    // A name that the server knows and the database does not.
    constraint: /timezone_known/,
    means: () => badInput('input.timezone', 'timezone', message('timezoneUnknown')),
  },
  // The account has gone since it was read: accounts go with people who are erased.
  { constraint: /\b\w+_account_id_(\w+_)?fkey\b/, means: 'retry' },
];
