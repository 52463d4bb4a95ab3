import { vi } from 'vitest';
import { LogInDocument } from '../generated/graphql.ts';
import type { App } from './app.ts';

/** Guesses twelve times, each time as soon as that is looked at: after ten the door is shut for a quarter of an hour. It takes none of the test's time. */
export async function guessOn<Answer>(guess: (nth: number) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  try {
    for (let nth = 0; nth < 12; nth += 1) {
      answers.push(await guess(nth));
      vi.setSystemTime(Date.now() + 20_000);
    }
  } finally {
    vi.useRealTimers();
  }
  return answers;
}

/** Strangers guess until the account waits for a quarter of an hour. */
export async function shutOut(app: App, email: string): Promise<void> {
  await guessOn((nth) =>
    app.client().send(LogInDocument.toString(), { input: { email, password: `not-this-either-${nth}` } }),
  );
}
