import { Button, Group, Stack, Text } from '@mantine/core';
import { useTexts } from '../../i18n/index.ts';
import { useSession } from '../../session/index.ts';
import { Sign } from '../../ui/index.ts';
import { texts } from './texts.ts';
import { useSwitchOrganization } from './use-switch-organization.ts';

/** The organizations that one belongs to, and the way from one to another. */
export function Organizations() {
  const t = useTexts(texts);
  const { organization, organizations } = useSession();
  const { switchTo, busy } = useSwitchOrganization();
  return (
    <Stack component="ul" gap="xs" maw={480} p={0} m={0} style={{ listStyle: 'none' }}>
      {organizations.map(({ id, name }) => (
        <Group key={id} component="li" justify="space-between" wrap="nowrap" gap="xs" mih={36}>
          <Text>{name}</Text>
          {id === organization.id ? (
            <Sign color="teal">{t.here}</Sign>
          ) : (
            <Button
              size="compact-sm"
              variant="default"
              disabled={busy}
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
