import { ApothecaError } from '@apotheca/client';
import { Empty, Failed, Forbidden, Loading } from '../../src/ui/index.ts';
import type { Stories } from '../stories.ts';

const failed = (code: string) => ({
  show: () => <Failed error={new ApothecaError('', { code, requestId: 'a1b2c3' })} onRetry={() => undefined} />,
});

export const stories: Stories = {
  loading: { show: () => <Loading /> },
  empty: { show: () => <Empty>Goods appear here once they have been received.</Empty> },
  forbidden: { show: () => <Forbidden /> },
  offline: failed('NETWORK'),
  busy: failed('BUSY'),
  missing: failed('NOT_FOUND'),
  failed: failed('INTERNAL'),
};
