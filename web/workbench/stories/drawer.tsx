import { Drawer } from '../../src/ui/index.ts';
import type { Stories } from '../stories.ts';

export const stories: Stories = {
  opened: {
    show: () => (
      <Drawer opened title="Order 12" onClose={() => undefined}>
        One record or one form.
      </Drawer>
    ),
  },
};
