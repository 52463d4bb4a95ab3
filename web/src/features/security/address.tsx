import { Button, Code, CopyButton, Group, Text } from '@mantine/core';
import { useTexts } from '../../i18n/index.ts';
import { texts } from './texts.ts';

interface AddressProps {
  readonly label: string;
  /** What it is for. */
  readonly hint: string;
  readonly address: string;
}

/** An address that is to be entered or opened elsewhere. */
export function Address({ label, hint, address }: AddressProps) {
  const t = useTexts(texts);
  return (
    <div>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      <Text size="xs" c="dimmed" mb={4}>
        {hint}
      </Text>
      <Group gap="xs">
        <Code aria-label={label}>{address}</Code>
        <CopyButton value={address}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" onClick={copy} aria-label={t.copyOf(label)}>
              {copied ? t.copied : t.copy}
            </Button>
          )}
        </CopyButton>
      </Group>
    </div>
  );
}
