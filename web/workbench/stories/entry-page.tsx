import { EntryLink, EntryPage } from '../../src/ui/index.ts';
import type { Stories } from '../stories.ts';

export const stories: Stories = {
  'with a link': {
    wholePage: true,
    show: () => (
      <EntryPage title="Sign in">
        <EntryLink href="/forgot-password">Forgot your password?</EntryLink>
      </EntryPage>
    ),
  },
};
