import { vi } from 'vitest';
import { LogInDocument } from '../generated/graphql.ts';
import type { App } from './app.ts';

/** Strangers guess, each time as soon as that is looked at, until the account waits for a quarter of an hour. It takes none of the test's time. */
export async function shutOut(app: App, email: string): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  for (let nth = 0; nth < 12; nth += 1) {
    const guess = { email, password: `not-this-either-${nth}` };
    await app.client().send(LogInDocument.toString(), { input: guess });
    vi.setSystemTime(Date.now() + 20_000);
  }
  vi.useRealTimers();
}
