// Started by npm run dev: serves the dashboard from its sources, with what is changed in them shown at once. SERVER names the server.
import { root } from '../machine/install.mjs';

// Its channel closes when npm run dev is killed; nothing of it stays then. Vite itself ends in order on SIGTERM.
process.on('disconnect', () => process.exit());
const { createServer } = await import('vite');
const vite = await createServer({ configFile: `${root}web/vite.config.ts`, logLevel: 'warn', clearScreen: false });
await vite.listen();
process.send?.(vite.resolvedUrls?.local[0]);
