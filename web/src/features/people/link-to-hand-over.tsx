import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core';
import { useTexts } from '../../i18n/index.ts';
import { Copy } from '../../ui/index.ts';
import { texts } from './texts.ts';

interface LinkToHandOverProps {
  readonly link: string;
  /** What the link is. */
  readonly label: string;
  /** Whom to give it to, and what it opens. */
  readonly children: string;
  readonly onClose: () => void;
}

/** A link that is shown this once, where the server sends no mail. */
export function LinkToHandOver({ link, label, children, onClose }: LinkToHandOverProps) {
  const t = useTexts(texts);
  return (
    <Stack gap="sm">
      <Text size="sm">{children}</Text>
      <Code block tabIndex={0} aria-label={label}>
        {link}
      </Code>
      <Alert variant="light" color="orange">
        {t.shownOnce}
      </Alert>
      <Group justify="flex-end">
        <Copy text={link} />
        <Button onClick={onClose}>{t.close}</Button>
      </Group>
    </Stack>
  );
}
