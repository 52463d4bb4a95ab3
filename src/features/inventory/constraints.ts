import { badInput } from '../../domain/error.ts';
import type { ConstraintMeaning } from '../../platform/database/database-errors.ts';

/** Checks of the ledger that a caller can run into although the command decided on locked facts. */
export const inventoryConstraints: readonly ConstraintMeaning[] = [
  {
    constraint: /inventory_log_history_not_negative/,
    means: () =>
      badInput(
        'input.occurredAt',
        'history-not-negative',
        'The lot did not hold that much at that time: a later balance would be negative. Use a later time or a smaller quantity.',
      ),
  },
  {
    constraint: /transaction_period_open/,
    means: () =>
      badInput(
        'input.occurredAt',
        'period-open',
        'That day is in a period that is closed (Pharmacy.closedUntil). Date it later, or ask an owner to open the period again.',
      ),
  },
  {
    constraint: /pharmacy_period_over/,
    means: () =>
      badInput(
        'input.until',
        'over',
        'A period is closed when it is over: its last day ended at least five minutes ago.',
      ),
  },
  {
    constraint: /stock_quantity_bounded/,
    means: () => badInput('input.quantity', 'max-balance', 'The stock would hold more than 1,000,000,000 units.'),
  },
];
