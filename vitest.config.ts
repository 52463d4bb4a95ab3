import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import ClosingLine from './scripts/closing-line.mjs';

/** What needs PostgreSQL, Redis and more: the global setup starts it when one of these projects has files to run. */
const withServers = {
  globalSetup: ['test/kit/global-setup.ts'],
  setupFiles: ['reflect-metadata'],
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    reporters: ['default', new ClosingLine()],
    // The tests wait for databases and browsers more than they compute.
    maxWorkers: 2 * availableParallelism(),
    // These import graphql themselves; outside the transformer they would bring a second copy.
    server: { deps: { inline: ['type-graphql', '@apollo/server', 'graphql-ws', 'graphql-scalars'] } },
    projects: [
      {
        extends: true,
        // Functions without state: nothing one file does is seen by another.
        test: { name: 'unit', include: ['{src,web/src,client/src}/**/*.spec.ts'], isolate: false },
      },
      {
        extends: true,
        test: { name: 'integration', include: ['test/integration/**/*.test.ts'], ...withServers },
      },
      {
        extends: true,
        test: { name: 'browser', include: ['test/browser/**/*.test.ts'], ...withServers },
      },
      {
        extends: true,
        test: { name: 'resilience', include: ['test/resilience/**/*.test.ts'], ...withServers },
      },
    ],
  },
  resolve: { dedupe: ['graphql'] },
});
