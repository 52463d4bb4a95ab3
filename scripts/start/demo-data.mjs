import { root } from '../machine/install.mjs';
import { run } from '../machine/processes.mjs';
import { step } from '../machine/progress.mjs';

/** @typedef {{ role: string, email: string, password: string, pharmacy: string }} DemoUser */

/**
 * Loads the demo data unless it is there. What an interrupted start left is replaced, where the database is this checkout's own (`own`).
 * @param {{ env: NodeJS.ProcessEnv, migrating: NodeJS.ProcessEnv, own: boolean, args?: readonly string[], signal?: AbortSignal, onProgress?: (text: string) => void }} options
 *   `args` are the seed's
 * @returns {Promise<DemoUser[]>} the users who can sign in
 */
export async function loadDemo({ env, migrating, own, args = [], signal, onProgress }) {
  /** @param {string} title */
  const seed = (title) =>
    step(title, async (tell) => {
      const printed = await run(process.execPath, [`${root}dist/cli/seed.js`, ...args], {
        env,
        signal,
        // What an interrupted load leaves is taken away whole; there is nothing to bring in order.
        killSignal: 'SIGKILL',
        onError: (text) => {
          onProgress?.(text);
          tell(text.trim().split('\n').at(-1) ?? '');
        },
      });
      return /** @type {{ state: string, users: DemoUser[] }} */ (JSON.parse(printed));
    });
  const { state, users } = await seed('Loading demo data');
  if (state === 'incomplete')
    console.error(
      'The demo data is incomplete: loading it was interrupted, and it has been used since. Delete the folder .data and start again to have it whole.',
    );
  if (state !== 'unfinished') return users;
  if (!own)
    throw new Error(
      'The demo data in this database is unfinished: loading it was interrupted. Name an empty database in DATABASE_URL, or drop this one and create it again, and start again.',
    );
  await run(process.execPath, [`${root}dist/cli/unload-demo.js`], { env: migrating, signal });
  await run(process.execPath, [`${root}dist/cli/migrate.js`], { env: migrating, signal });
  return (await seed('Loading demo data again; it was interrupted')).users;
}
