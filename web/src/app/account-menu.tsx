import { ActionIcon, Menu, Text } from '@mantine/core';
import { IconBuilding, IconLock, IconLogout, IconSettings, IconUser } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useSwitchOrganization } from '../features/organizations/index.ts';
import { useTerms, useTexts } from '../i18n/index.ts';
import { useLock, useSession, useSignOut } from '../session/index.ts';
import { texts } from './texts.ts';

/** Who is signed in, as what, and the way out. */
export function AccountMenu() {
  const t = useTexts(texts);
  const signOut = useSignOut();
  const { lock } = useLock();
  const { role: roleNames } = useTerms();
  const { me, pharmacy, organization, organizations } = useSession();
  const { switchTo } = useSwitchOrganization();
  const others = organizations.filter(({ id }) => id !== organization.id);
  const roles = me.memberships.filter(({ pharmacyId }) => pharmacyId === null || pharmacyId === pharmacy.id);
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="light" size={32} radius="xl" aria-label={`${t.account}: ${me.name}`}>
          <IconUser size={18} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <div style={{ padding: '6px 12px' }}>
          <Text fw={600} size="sm">
            {me.name}
          </Text>
          <Text size="xs" c="dimmed">
            {me.email}
          </Text>
          <Text size="xs" c="dimmed" mt={4}>
            {roles.map(({ role }) => roleNames[role]).join(', ')} · {organization.name}
          </Text>
        </div>
        <Menu.Divider />
        {others.length > 0 && (
          <>
            <Menu.Label>{t.otherOrganizations}</Menu.Label>
            {others.map(({ id, name }) => (
              <Menu.Item
                key={id}
                leftSection={<IconBuilding size={16} stroke={1.6} />}
                onClick={() => void switchTo(id)}
              >
                {name}
              </Menu.Item>
            ))}
            <Menu.Divider />
          </>
        )}
        <Menu.Item component={Link} href="/account" leftSection={<IconSettings size={16} stroke={1.6} />}>
          {t.yourAccount}
        </Menu.Item>
        <Menu.Item leftSection={<IconLock size={16} stroke={1.6} />} onClick={lock}>
          {t.lock}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={() => void signOut()}>
          {t.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
