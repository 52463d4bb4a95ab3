import { ensureInstalled } from './install.mjs';

ensureInstalled();
await (await import('./prepare.mjs')).prepare();
