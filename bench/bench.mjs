// npm run bench: what requests cost, beside peers in one table (`--peers none`, or those that are named). `--quick` counts statements and blocks touched and compares them with costs.json, which `--update` writes;
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
    peers: { type: 'string' },
    sockets: { type: 'string', default: '1000' },
    only: { type: 'string', default: '' },
  },
});
/** Names, or beginnings of them, separated by commas. */
const only = new RegExp(values.only.replaceAll(',', '|'));

await prepare({ pages: false });
if (values.scale) {
  const { scale } = await import('./scale/scale.mjs');
  console.log(await scale((positionals[0] ?? '1,10,100').split(',').map(Number), only));
} else if (!values.quick) {
  const { compare } = await import('./compare/compare.mjs');
  console.log(await compare({ only, peers: values.peers?.split(',') ?? null, sockets: Number(values.sockets) }));
} else {
  const { quick } = await import('./quick/quick.mjs');
  const same = await quick({ update: values.update, only, verbose: values.verbose });
  process.exitCode = same ? 0 : 1;
}
