import { Dialog } from '../../src/ui/index.ts';
import type { Stories } from '../stories.ts';

export const stories: Stories = {
  opened: {
    show: () => (
      <Dialog opened title="Edit label of lot A-1" onClose={() => undefined}>
        What the package really says.
      </Dialog>
    ),
  },
};
