// npm run bench: what requests cost. `--quick` counts statements and blocks touched and compares them with costs.json.
import { ensureInstalled } from '../scripts/machine/install.mjs';

await ensureInstalled();
const { parseArgs } = await import('node:util');
const { prepare } = await import('../scripts/start/prepare.mjs');

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    update: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
  },
});

await prepare({ pages: false });
const { quick } = await import('./quick/quick.mjs');
const same = await quick({ update: values.update, only: new RegExp(values.only), verbose: values.verbose });
process.exitCode = same ? 0 : 1;
