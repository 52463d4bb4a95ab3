import { Code, Group, Text } from '@mantine/core';
import { Copy } from '../../ui/index.ts';

interface AddressProps {
  readonly label: string;
  /** What it is for. */
  readonly hint: string;
  readonly address: string;
}

/** An address that is to be entered or opened elsewhere. */
export function Address({ label, hint, address }: AddressProps) {
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
        <Copy text={address} label={label} size="compact-sm" />
      </Group>
    </div>
  );
}
