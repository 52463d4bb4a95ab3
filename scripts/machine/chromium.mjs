import { spawnSync } from 'node:child_process';
import { ensureCommand, findCommand } from './debian.mjs';

/** The first is a Chromium without windows: a third of the work for each page that opens, and it has no pages of its own beside it. */
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const findChromium = () => findCommand(names);

/** Makes sure that there is a Chromium for the tests of the dashboard. */
export const ensureChromium = () =>
  ensureCommand({ names, debian: ['chromium-headless-shell', 'chromium'], what: 'Chromium' });

/**
 * What Chromium does without. Each window of the whole browser brings two pages of its own for suggestions below the address, which take longer
 * to start than the page itself. Of several such lists Chromium reads the last alone, so this one repeats Playwright's.
 */
const without = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

/** @returns {Promise<import('playwright-core').Browser>} */
export async function launchChromium() {
  const name = findChromium();
  if (name === null) throw new Error('There is no Chromium; npm test installs it where it may.');
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath: spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim(),
    // A container has no user namespaces for the sandbox and little shared memory; the pages are our own.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', `--disable-features=${without.join(',')}`],
  });
}
