import { FormErrors } from '../../src/ui/index.ts';
import type { Stories } from '../stories.ts';

export const stories: Stories = { wrong: { show: () => <FormErrors>Fill in every field.</FormErrors> } };
