import { Button, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconBuildingStore, IconChevronRight } from '@tabler/icons-react';
import { useTexts } from '../../i18n/index.ts';
import { type Pharmacy, useSignOut } from '../../session/index.ts';
import { EntryPage } from '../../ui/index.ts';
import classes from './choose-pharmacy.module.css';
import { texts } from './texts.ts';

interface ChoosePharmacyProps {
  readonly pharmacies: readonly Pharmacy[];
  readonly onChoose: (id: string) => void;
}

/** Asks somebody who works at several pharmacies where they are; the answer is remembered on this device. */
export function ChoosePharmacy({ pharmacies, onChoose }: ChoosePharmacyProps) {
  const t = useTexts(texts);
  const signOut = useSignOut();
  return (
    <EntryPage title={t.title}>
      <Stack gap="xs">
        {pharmacies.length === 0 && <Text size="sm">{t.none}</Text>}
        {pharmacies.map(({ id, name, code }) => (
          <UnstyledButton key={id} className={classes.pharmacy ?? ''} onClick={() => onChoose(id)}>
            <IconBuildingStore size={20} stroke={1.6} aria-hidden />
            <span className={classes.name ?? ''}>{name}</span>
            <Text span size="xs" c="dimmed">
              {code}
            </Text>
            <IconChevronRight size={16} aria-hidden />
          </UnstyledButton>
        ))}
        <Button variant="subtle" mt="xs" onClick={() => void signOut()}>
          {t.signOut}
        </Button>
      </Stack>
    </EntryPage>
  );
}
