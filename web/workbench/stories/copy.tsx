import { Copy } from '../../src/ui/index.ts';
import type { Stories } from '../stories.ts';

export const stories: Stories = {
  labelled: { show: () => <Copy text="https://pharmacy.example" label="Redirect address" /> },
};
