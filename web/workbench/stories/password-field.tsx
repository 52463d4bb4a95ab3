import { PasswordField } from '../../src/ui/index.ts';
import type { Stories } from '../stories.ts';

export const stories: Stories = {
  plain: {
    show: () => <PasswordField label="New password" description="At least 12 characters." autoComplete="off" />,
  },
  wrong: {
    show: () => <PasswordField label="New password" error="This password is easy to guess." autoComplete="off" />,
  },
};
