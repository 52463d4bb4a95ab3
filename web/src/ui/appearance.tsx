import { ActionIcon, type MantineColorScheme, Menu, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { languages, nameOfLanguage, useLanguage, useTexts } from '../i18n/index.ts';
import { texts } from './texts.ts';

const icons = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop };
const schemes: readonly MantineColorScheme[] = ['auto', 'light', 'dark'];

/** Chooses the language of the page. */
export function LanguageSwitch() {
  const t = useTexts(texts);
  const { language, choose } = useLanguage();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t.language}
      value={language}
      onChange={(chosen) => void choose(chosen)}
      data={languages.map((value) => ({
        value,
        label: <span title={nameOfLanguage(value)}>{value.toUpperCase()}</span>,
      }))}
    />
  );
}

/** Chooses light or dark, or what the device says. */
export function SchemeSwitch() {
  const t = useTexts(texts);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Now = icons[colorScheme];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={30} aria-label={`${t.scheme.label}: ${t.scheme[colorScheme]}`}>
          <Now size={18} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {schemes.map((scheme) => {
          const Icon = icons[scheme];
          return (
            <Menu.Item
              key={scheme}
              leftSection={<Icon size={16} stroke={1.6} />}
              onClick={() => setColorScheme(scheme)}
              {...(scheme === colorScheme && { fw: 600 })}
            >
              {t.scheme[scheme]}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
