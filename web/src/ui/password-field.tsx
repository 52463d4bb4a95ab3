import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useTexts } from '../i18n/index.ts';
import { texts } from './texts.ts';

/** The server takes none that is shorter. */
export const shortestPassword = 12;

/** A password that can be shown while it is typed. */
export function PasswordField(props: PasswordInputProps) {
  const t = useTexts(texts);
  return <PasswordInput {...props} visibilityToggleButtonProps={{ 'aria-label': t.showPassword, tabIndex: 0 }} />;
}
