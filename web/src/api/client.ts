import { browserStore, type Client, createClient } from '@apotheca/client';
import { pageLanguage } from '../i18n/index.ts';
import { userActivity } from './user-activity.ts';

/** The one client of the page: every request and the socket go through it, with the session, repeats and idempotency keys in one place. */
export function createApi(): Client {
  return createClient({
    url: location.origin,
    store: browserStore('apotheca-session', localStorage),
    attended: userActivity(),
    language: pageLanguage,
    // Of what others do the page hears by its subscriptions, so that nothing it shows is as old as this.
    maxStalenessSeconds: 5,
    // What is built sends ids of documents, so that it works where nothing else is taken; texts can be read while developing.
    send: import.meta.env.PROD ? 'id' : 'text',
  });
}

/** Resolves once the connection is not known to be lost. */
export function notDown(client: Client): Promise<void> {
  return new Promise((resolve) => {
    if (client.connection.state !== 'down') return resolve();
    const end = client.onConnection(({ state }) => {
      if (state === 'down') return;
      end();
      resolve();
    });
  });
}
