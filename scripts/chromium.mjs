import { ensureCommand, findCommand } from './debian.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The command that starts this machine's Chromium; null when there is none. */
export const findChromium = () => findCommand(names);

/** Makes sure that there is a Chromium for the tests of the dashboard. */
export const ensureChromium = () => ensureCommand({ names, debian: 'chromium', what: 'Chromium' });
