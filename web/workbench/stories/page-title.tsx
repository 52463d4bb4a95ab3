import { Button } from '@mantine/core';
import { PageTitle } from '../../src/ui/index.ts';
import type { Stories } from '../stories.ts';

export const stories: Stories = {
  'with an action': {
    wholePage: true,
    show: () => (
      <main>
        <PageTitle title="Orders">
          <Button>New order</Button>
        </PageTitle>
      </main>
    ),
  },
};
