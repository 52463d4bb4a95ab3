import { EntryLink } from '../../src/ui/index.ts';
import type { Stories } from '../stories.ts';

export const stories: Stories = { plain: { show: () => <EntryLink href="/sign-up">New organization</EntryLink> } };
