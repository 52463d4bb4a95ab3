import { Alert, Button, List } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { DoubtKind } from '../generated/enums.ts';
import { useLanguage, useTerms, useTexts } from '../i18n/index.ts';
import { texts } from './texts.ts';

/** A doubt of the refusal that asks for a second look. */
export interface Asked {
  readonly kind: DoubtKind;
  readonly message: string;
}

interface AskAgainProps {
  readonly asked: readonly Asked[];
  readonly busy: boolean;
  /** A person looked, and it is right: to be sent again with these. */
  readonly onConfirm: (kinds: DoubtKind[]) => void;
}

/** What is almost always a slip, and the button that says that it is none. */
export function AskAgain({ asked, busy, onConfirm }: AskAgainProps) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const terms = useTerms();
  if (asked.length === 0) return null;
  const words = asked.map(({ kind, message }) => (language === 'en' ? message : terms.doubtKind[kind]));
  return (
    <Alert role="alert" color="orange" variant="light" icon={<IconAlertTriangle />} title={t.lookAgain}>
      <List size="sm" mb="xs">
        {[...new Set(words)].map((word) => (
          <List.Item key={word}>{word}</List.Item>
        ))}
      </List>
      <Button
        variant="default"
        size="xs"
        loading={busy}
        onClick={() => onConfirm([...new Set(asked.map(({ kind }) => kind))])}
      >
        {t.itIsRight}
      </Button>
    </Alert>
  );
}
