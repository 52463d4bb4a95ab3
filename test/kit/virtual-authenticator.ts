import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';

/** A device with a fingerprint reader that always says yes (the DevTools' virtual authenticator). */
export async function giveAuthenticator(page: Page): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  // The next test may get the same window.
  onTestFinished(async () => {
    await devTools.send('WebAuthn.disable');
    await devTools.detach();
  });
  await devTools.send('WebAuthn.enable');
  await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
