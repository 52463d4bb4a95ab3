import { Group } from '@mantine/core';
import { LanguageSwitch, SchemeSwitch } from '../../src/ui/index.ts';
import type { Stories } from '../stories.ts';

export const stories: Stories = {
  switches: {
    show: () => (
      <Group>
        <LanguageSwitch />
        <SchemeSwitch />
      </Group>
    ),
  },
};
