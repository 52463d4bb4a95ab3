import { ensureInstalled } from './install.mjs';

await ensureInstalled();
await (await import('./prepare.mjs')).prepare();
