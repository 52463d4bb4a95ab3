// npm start, npm run dev: everything from a fresh clone to a running server.
import { ensureInstalled } from './machine/install.mjs';

await ensureInstalled();
const { startApplication } = await import('./start/application.mjs');
process.exitCode = await startApplication({
  reload: process.argv.includes('--reload'),
  demo: process.argv.includes('--demo'),
});
