import { defineConfig } from 'vitest/config';
import ClosingLine from './scripts/closing-line.mjs';

export default defineConfig({
  test: {
    include: ['src/**/*.spec.ts', 'web/src/**/*.spec.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/kit/global-setup.ts'],
    setupFiles: ['reflect-metadata'],
    reporters: ['default', new ClosingLine()],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 4,
    // These import graphql themselves; outside the transformer they would bring a second copy.
    server: { deps: { inline: ['type-graphql', '@apollo/server', 'graphql-ws', 'graphql-scalars'] } },
  },
  resolve: { dedupe: ['graphql'] },
});
