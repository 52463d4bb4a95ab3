// Started by npm run dev: serves the dashboard from its sources, with what is changed in them shown at once. SERVER names the server.
import { root } from '../machine/install.mjs';

// Its channel closes when npm run dev is killed, perhaps before this line. Nothing of it stays then, and nothing has to be closed: an exit would
// wait for the threads of Vite's bundler. Vite itself ends in order on SIGTERM.
const end = () => process.kill(process.pid, 'SIGKILL');
process.on('disconnect', end);
if (!process.connected) end();
const { createServer } = await import('vite');
const vite = await createServer({ configFile: `${root}web/vite.config.ts`, logLevel: 'warn', clearScreen: false });
await vite.listen();
process.send?.(vite.resolvedUrls?.local[0]);
