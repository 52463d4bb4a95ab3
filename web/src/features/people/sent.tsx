import { Button, Group, Stack, Text } from '@mantine/core';
import { useTexts } from '../../i18n/index.ts';
import { texts } from './texts.ts';

/** A link went by mail, and where to. */
export function Sent({ children, onClose }: { readonly children: string; readonly onClose: () => void }) {
  const t = useTexts(texts);
  return (
    <Stack gap="sm">
      <Text size="sm" role="status">
        {children}
      </Text>
      <Group justify="flex-end">
        <Button onClick={onClose}>{t.close}</Button>
      </Group>
    </Stack>
  );
}
