// npm run bench: what requests cost. `--quick` counts statements and blocks touched and compares them with costs.json, which `--update` writes;
// `--scale 1,10,100` counts them at multiples of the demo's size. `--only` names what is measured, as a pattern. docs/performance.md
import { ensureInstalled } from '../scripts/machine/install.mjs';

await ensureInstalled();
const { parseArgs } = await import('node:util');
const { prepare } = await import('../scripts/start/prepare.mjs');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    update: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    scale: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
  },
});
const only = new RegExp(values.only);

await prepare({ pages: false });
if (values.scale) {
  const { scale } = await import('./scale/scale.mjs');
  console.log(await scale((positionals[0] ?? '1,10,100').split(',').map(Number), only));
} else {
  const { quick } = await import('./quick/quick.mjs');
  const same = await quick({ update: values.update, only, verbose: values.verbose });
  process.exitCode = same ? 0 : 1;
}
