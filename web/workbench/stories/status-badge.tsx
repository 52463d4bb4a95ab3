import { Group } from '@mantine/core';
import { StatusBadge } from '../../src/ui/index.ts';
import type { Stories } from '../stories.ts';

const colors = ['teal', 'blue', 'orange', 'red', 'gray'] as const;

export const stories: Stories = {
  colours: {
    show: () => (
      <Group>
        {colors.map((color) => (
          <StatusBadge key={color} color={color}>
            Partly fulfilled
          </StatusBadge>
        ))}
      </Group>
    ),
  },
};
