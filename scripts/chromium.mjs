import { spawnSync } from 'node:child_process';
import { installDebian } from './debian.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The command that starts this machine's Chromium; null when there is none. */
export function findChromium() {
  return names.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0) ?? null;
}

/** Makes sure that there is a Chromium for the tests of the dashboard, installing Debian's where this user may. */
export async function ensureChromium() {
  if (findChromium() !== null) return;
  await installDebian('chromium');
  if (findChromium() !== null) return;
  console.error(
    'The tests of the dashboard need Chromium and this user may not install it. Install it (Debian: apt-get install chromium) and try again.',
  );
  process.exit(1);
}
