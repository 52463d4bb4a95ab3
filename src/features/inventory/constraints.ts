import { badInput } from '../../domain/error.ts';
import { message } from '../../domain/messages/index.ts';
import type { ConstraintMeaning } from '../../platform/database/database-errors.ts';

/** Checks of the ledger that a caller can run into although the command decided on locked facts. */
export const inventoryConstraints: readonly ConstraintMeaning[] = [
  {
    constraint: /inventory_log_history_not_negative/,
    means: () => badInput('input.occurredAt', 'history-not-negative', message('historyNotNegative')),
  },
  {
    constraint: /transaction_period_open/,
    means: () => badInput('input.occurredAt', 'period-open', message('periodClosed')),
  },
  {
    constraint: /pharmacy_period_over/,
    means: () => badInput('input.until', 'over', message('periodNotOver')),
  },
  {
    constraint: /stock_quantity_bounded/,
    means: () => badInput('input.quantity', 'max-balance', message('stockTooLarge')),
  },
];
