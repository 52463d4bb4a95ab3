import { stringifyDocument, type TypedDocumentNode } from '@urql/core';
import { browserStore, createClient, type Document } from '../../../client/src/index.ts';

/** The one client of the page: every request and the socket go through it, with the session, repeats and idempotency keys in one place. */
export const apotheca = createClient({
  url: location.origin,
  store: browserStore('apotheca-session', localStorage),
  // What is built sends ids of documents, so that it works where nothing else is taken; texts can be read while developing.
  send: import.meta.env.PROD ? 'id' : 'text',
});

/** Resolves once the connection is not known to be lost. */
export function notDown(): Promise<void> {
  return new Promise((resolve) => {
    if (apotheca.connection.state !== 'down') return resolve();
    const end = apotheca.onConnection(({ state }) => {
      if (state === 'down') return;
      end();
      resolve();
    });
  });
}

/** The document as the client wants it: its text, and the id under which the server knows it. */
export function toSend<Result, Variables>(document: TypedDocumentNode<Result, Variables>): Document<Result, Variables> {
  const { __meta__ } = document as { readonly __meta__?: Record<string, unknown> };
  return { toString: () => stringifyDocument(document), ...(__meta__ && { __meta__ }) };
}
