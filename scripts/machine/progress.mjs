const patienceMs = 2_000;
const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/**
 * What npm scripts show, which run before any package is there; the server's own commands have `src/platform/progress.ts`.
 *
 * Runs a step and shows that it goes on: a spinner with the seconds on a terminal, plain lines elsewhere, nothing for what is quick.
 * @template T
 * @param {string} title
 * @param {(tell: (text: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const terminal = process.stderr.isTTY;
  let detail = '';
  let frame = 0;
  let shown = false;
  const show = () => {
    if (!terminal && shown) return;
    if (!terminal) process.stderr.write(`${title} …\n`);
    if (terminal)
      process.stderr.write(`\r\x1b[K${frames[frame++ % frames.length]} ${title} (${seconds()} s) ${detail}`);
    shown = true;
  };
  /** @type {NodeJS.Timeout | undefined} */
  let ticking;
  const patience = setTimeout(() => {
    show();
    if (terminal) ticking = setInterval(show, 120);
  }, patienceMs);
  /** @param {string} text */
  const tell = (text) => {
    detail = text;
    if (terminal) return;
    show();
    process.stderr.write(`  ${text}\n`);
  };
  let outcome = 'failed after';
  try {
    const result = await work(tell);
    outcome = 'done in';
    return result;
  } finally {
    clearTimeout(patience);
    clearInterval(ticking);
    if (shown) process.stderr.write(`${terminal ? '\r\x1b[K' : ''}${title} … ${outcome} ${seconds()} s\n`);
  }
}
