// Writes what is generated and committed: the schema, and typed documents for the tests.
import { ensureInstalled } from './machine/install.mjs';

await ensureInstalled();
const { prepare } = await import('./start/prepare.mjs');
const { generate } = await import('./generate/generated.mjs');
await prepare({ pages: false });
await generate();
