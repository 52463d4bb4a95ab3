import { useTexts } from '../../i18n/index.ts';
import { EntryLink } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** The way from a page before the shell to the first one. */
export function ToSignIn() {
  const t = useTexts(texts);
  return <EntryLink href="/">{t.toSignIn}</EntryLink>;
}
