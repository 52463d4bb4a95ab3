import { ErrorBoundary } from '../../src/ui/index.ts';
import type { Stories } from '../stories.ts';

function Broken(): never {
  throw new Error('A page that breaks, to be seen.');
}

export const stories: Stories = {
  broken: {
    wholePage: true,
    show: () => (
      <main>
        <ErrorBoundary at="here">
          <Broken />
        </ErrorBoundary>
      </main>
    ),
  },
};
