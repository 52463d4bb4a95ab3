// Writes what is generated and committed: the schema, and typed documents for the tests.
import { ensureInstalled } from './install.mjs';

await ensureInstalled();
const { prepare } = await import('./prepare.mjs');
const { generate } = await import('./generated.mjs');
await prepare({ pages: false });
await generate();
