import { Stack } from '@mantine/core';
import { DoubtList, type Doubts, SubmitOrConfirm } from '../../src/ui/index.ts';
import type { Stories } from '../stories.ts';

const doubts: Doubts = {
  open: [
    { kind: 'EXPIRY_FAR', message: 'The goods would be good for more than ten years.' },
    { kind: 'UNUSUAL_QUANTITY', message: 'That is far more than is usual of this drug here.' },
  ],
  armed: true,
  confirm: () => ({}),
  ask: () => undefined,
  clear: () => undefined,
};
const asked = (of: Doubts) => (
  <Stack>
    <DoubtList of={of} />
    <SubmitOrConfirm submit="Receive" loading={false} doubts={of} />
  </Stack>
);

export const stories: Stories = {
  asked: { show: () => asked(doubts) },
  'not yet armed': { show: () => asked({ ...doubts, armed: false }) },
};
