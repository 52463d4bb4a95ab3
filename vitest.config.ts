import { availableParallelism } from 'node:os';
import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import SummaryReporter from './scripts/summary-reporter.mjs';

/** What needs PostgreSQL, Redis and more: the global setup starts it when one of these projects has files to run. */
const withServers = {
  globalSetup: ['test/kit/global-setup.ts'],
  setupFiles: ['reflect-metadata', 'test/kit/check-rows.ts'],
  // Most take less than a second and few more than ten; on a machine at a load of ten it is ten times as much. The longest name their own limit.
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  test: {
    reporters: ['default', new SummaryReporter()],
    // The tests wait for databases and browsers more than they compute.
    maxWorkers: 2 * availableParallelism(),
    // These import graphql themselves; outside the transformer they would bring a second copy.
    server: { deps: { inline: ['type-graphql', '@apollo/server', 'graphql-ws', 'graphql-scalars'] } },
    coverage: {
      // What runs in the tests' own processes; a server that a test starts as a process of its own is not counted.
      provider: 'v8',
      include: ['src/**/*.ts', 'client/src/**/*.ts'],
      exclude: ['**/generated/**', '**/*.spec.ts'],
      reporter: ['text-summary', 'html'],
    },
    projects: [
      {
        extends: true,
        // Functions without state: nothing one file does is seen by another. The slowest of them hash or read long lists for up to 1.6 s
        // alone; at a load of thirteen one of them was not over after Vitest's own five seconds.
        test: {
          name: 'unit',
          include: ['{src,web/src,client/src,scripts}/**/*.spec.ts'],
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        // Loading the server costs seconds, and it keeps its state in what it starts: files share what was loaded.
        test: { name: 'integration', include: ['test/integration/**/*.test.ts'], ...withServers, isolate: false },
      },
      {
        extends: true,
        // One Chromium for the files of a worker as well. A test is many waits one after the other; the limit of a single one is `patience`.
        test: { name: 'browser', include: ['test/browser/**/*.test.ts'], ...withServers, isolate: false },
      },
      {
        extends: true,
        test: { name: 'resilience', include: ['test/resilience/**/*.test.ts'], ...withServers, isolate: false },
      },
    ],
  },
  resolve: { dedupe: ['graphql'] },
  // The client as it is written, like the dashboard's bundle: no test runs a build of before.
  ssr: { resolve: { conditions: ['@apotheca/source', ...defaultServerConditions] } },
});
