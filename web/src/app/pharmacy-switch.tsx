import { Button, Menu, Text } from '@mantine/core';
import { IconBuildingStore, IconCheck, IconSelector } from '@tabler/icons-react';
import { useTexts } from '../i18n/index.ts';
import { useSession } from '../session/index.ts';
import classes from './pharmacy-switch.module.css';
import { texts } from './texts.ts';

/** Where one works, and the way to another of one's pharmacies. */
export function PharmacySwitch() {
  const t = useTexts(texts);
  const { pharmacy, pharmacies, choosePharmacy } = useSession();
  if (pharmacies.length === 1) {
    return (
      <Text fw={500} truncate>
        {pharmacy.name}
      </Text>
    );
  }
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          className={classes.button ?? ''}
          leftSection={<IconBuildingStore size={16} stroke={1.6} />}
          rightSection={<IconSelector size={14} />}
          aria-label={`${t.pharmacy}: ${pharmacy.name}`}
        >
          {pharmacy.name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {pharmacies.map(({ id, name }) => (
          <Menu.Item
            key={id}
            onClick={() => choosePharmacy(id)}
            rightSection={id === pharmacy.id ? <IconCheck size={14} /> : null}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
