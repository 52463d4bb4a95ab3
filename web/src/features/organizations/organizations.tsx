import { Button, Group, Stack, Text } from '@mantine/core';
import { useTexts } from '../../i18n/index.ts';
import { useSession } from '../../session/index.ts';
import { StatusBadge } from '../../ui/index.ts';
import { texts } from './texts.ts';
import { useSwitchOrganization } from './use-switch-organization.ts';

/** The organizations that one belongs to, and the way from one to another. */
export function Organizations() {
  const t = useTexts(texts);
  const { organization, organizations } = useSession();
  const { switchTo, loading } = useSwitchOrganization();
  return (
    <Stack component="ul" gap="xs" maw={480} p={0} m={0} style={{ listStyle: 'none' }}>
      {organizations.map(({ id, name }) => (
        <Group key={id} component="li" justify="space-between" wrap="nowrap" gap="xs" mih={36}>
          <Text>{name}</Text>
          {id === organization.id ? (
            <StatusBadge color="teal">{t.here}</StatusBadge>
          ) : (
            <Button
              size="compact-sm"
              variant="default"
              disabled={loading}
              onClick={() => void switchTo(id)}
              aria-label={t.switchTo(name)}
            >
              {t.change}
            </Button>
          )}
        </Group>
      ))}
    </Stack>
  );
}
