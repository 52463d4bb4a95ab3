import { Confirm } from '../../src/ui/index.ts';
import type { Stories } from '../stories.ts';

const nothing = () => undefined;

export const stories: Stories = {
  plain: {
    show: () => (
      <Confirm opened title="Mark the order as sent?" confirm="Mark as sent" onConfirm={nothing} onClose={nothing}>
        It then counts as placed with the supplier.
      </Confirm>
    ),
  },
  danger: {
    show: () => (
      <Confirm
        opened
        danger
        title="Erase permanently"
        confirm="Erase permanently"
        onConfirm={nothing}
        onClose={nothing}
      >
        This cannot be undone.
      </Confirm>
    ),
  },
};
