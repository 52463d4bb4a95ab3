import { Alert, Button, Code, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useTexts } from '../../i18n/index.ts';
import { Copy } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** New recovery codes, this once. */
export function RecoveryCodes({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept: () => void }) {
  const t = useTexts(texts);
  return (
    <Alert variant="light" color="blue" title={t.codes} role="status">
      <Stack gap="sm">
        <Text size="sm">{t.codesOnce}</Text>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
          {codes.map((code) => (
            <Code key={code}>{code}</Code>
          ))}
        </SimpleGrid>
        <Group gap="xs">
          <Copy text={codes.join('\n')} size="compact-sm" />
          <Button size="compact-sm" variant="default" onClick={() => window.print()}>
            {t.print}
          </Button>
          <Button size="compact-sm" onClick={onKept}>
            {t.kept}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
