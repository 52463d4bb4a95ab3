// npm run workbench: the dashboard's components one by one, in both colour schemes and every language.
import { ensureInstalled, root } from './machine/install.mjs';

await ensureInstalled();
const { createServer } = await import('vite');

const server = await createServer({ configFile: `${root}web/workbench.config.ts` });
await server.listen();
server.printUrls();
