import { writeFileSync } from 'node:fs';
import { orderStatuses, orderTransitions, progressOf } from '../domain/orders/order-state.ts';

/** Writes docs/reference/orders.md with the states of an order from their table, to the path given or to standard output. */
const steps = orderStatuses.flatMap((from) => orderTransitions[from].map((to) => `  ${from} --> ${to}`));
const ends = orderStatuses
  .filter((status) => orderTransitions[status].length === 0)
  .map((status) => `  ${status} --> [*]`);
const rows = orderStatuses.map(
  (status) =>
    `| \`${status}\` | ${orderTransitions[status].map((to) => `\`${to}\``).join(', ') || 'none: final'} | \`${progressOf(status)}\` |`,
);
const text = `# The states of an order

Generated from \`src/domain/orders/order-state.ts\`.

\`\`\`mermaid
stateDiagram-v2
  [*] --> PENDING
${[...steps, ...ends].join('\n')}
\`\`\`

| status | may become | progress |
| --- | --- | --- |
${rows.join('\n')}

A step that is not in the table answers \`IllegalOrderTransition { from, to, allowed }\` and changes nothing.

- **Approving** is done by somebody else than the requester. For an ISSUE it allocates lots, first expired first out: all of it, or what there is
  where the caller allows that. What is allocated is on hand but no longer available to others.
- **Fulfilling** an ISSUE posts a DISPENSE for each drug from what is allocated; a lot that was put on hold or has expired since is replaced by
  another and reported. Fulfilling a PURCHASE posts receipts with lot numbers and expiries. Either may be done in parts.
- **Canceling, rejecting, closing short** release exactly what is allocated and cancel what is outstanding.
- **Acknowledging** is no status: who confirmed having received a FULFILLED or CLOSED_SHORT order, and when.
`;
const [, , path] = process.argv;
if (path === undefined) process.stdout.write(text);
else writeFileSync(path, text);
