import { startAuthentication, startRegistration, WebAuthnError } from '@simplewebauthn/browser';

/** The answer of the device to options of the server, both as JSON; null when the person or the device broke off. */
export const createPasskey = (options: string) =>
  answered(() => startRegistration({ optionsJSON: JSON.parse(options) }));
export const signWithPasskey = (options: string) =>
  answered(() => startAuthentication({ optionsJSON: JSON.parse(options) }));

async function answered(ask: () => Promise<object>): Promise<string | null> {
  try {
    return JSON.stringify(await ask());
  } catch (error) {
    // What browsers throw is a DOMException, or what the library makes of one.
    if (error instanceof WebAuthnError || error instanceof DOMException) return null;
    throw error;
  }
}
