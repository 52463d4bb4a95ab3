import { ensureInstalled } from './machine/install.mjs';

await ensureInstalled();
await (await import('./start/prepare.mjs')).prepare();
