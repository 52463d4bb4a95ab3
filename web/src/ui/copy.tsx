import { Button, CopyButton } from '@mantine/core';
import { useTexts } from '../i18n/index.ts';
import { texts } from './texts.ts';

interface CopyProps {
  readonly text: string;
  /** What is copied, where a page has several. */
  readonly label?: string;
  readonly size?: 'compact-sm' | 'sm';
}

/** Copies a text. A page without TLS, other than on this very machine, has no clipboard: there the text is marked by hand, and this is nothing. */
export function Copy({ text, label, size = 'sm' }: CopyProps) {
  const t = useTexts(texts);
  if (!('clipboard' in navigator)) return null;
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button size={size} variant="default" onClick={copy} aria-label={label && t.copyOf(label)}>
          {copied ? t.copied : t.copy}
        </Button>
      )}
    </CopyButton>
  );
}
