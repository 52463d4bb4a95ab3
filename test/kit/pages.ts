import { existsSync } from 'node:fs';

/**
 * A test file that asks a server for the dashboard or the playground imports this module by this path: `global-setup.ts` looks for it, and
 * bundles the pages before such a file runs.
 */
for (const page of ['web', 'playground'])
  if (!existsSync(new URL(`../../dist/${page}/index.html`, import.meta.url)))
    throw new Error(`dist/${page} is not built: npm run build.`);
