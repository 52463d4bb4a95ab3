import { readFileSync } from 'node:fs';
import { GraphQLError } from 'graphql';
import { z } from 'zod';
import type { Config } from './config/config.ts';

/** Written with the typed documents of the clients; in the image it lies beside package.json. */
const manifestPath = new URL('../../contracts/trusted-documents.json', import.meta.url);
const manifest = z.record(z.string().regex(/^sha256:[0-9a-f]{64}$/), z.string().min(1));

/** What a request may say of its document: its text, or its id under any of the names that clients use. */
interface Request {
  readonly query?: unknown;
  readonly id?: unknown;
  readonly documentId?: unknown;
  readonly extensions?: unknown;
}

/** The documents that clients were built with, by the SHA-256 of their text. Over HTTP and WebSocket the same ones count. */
export class TrustedDocuments {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #only: boolean;

  constructor({ TRUSTED_DOCUMENTS }: Pick<Config, 'TRUSTED_DOCUMENTS'>) {
    this.#texts = new Map(Object.entries(manifest.parse(JSON.parse(readFileSync(manifestPath, 'utf8')))));
    this.#only = TRUSTED_DOCUMENTS === 'only';
  }

  /**
   * The text that the request asks to run; null when it names none and may bring its own.
   * @throws GraphQLError DOCUMENT_NOT_TRUSTED, or BAD_REQUEST for an id beside a text.
   */
  textOf(request: unknown): string | null {
    const { query, id, documentId, extensions } = fieldsOf<Request>(request);
    const named = documentId ?? id ?? fieldsOf<Request>(extensions).documentId ?? null;
    if (named === null) {
      if (this.#only)
        throw notTrusted(
          'This server runs only documents that it knows: send the id of one as documentId, without a text.',
        );
      return null;
    }
    if (query !== undefined && query !== null && query !== '')
      throw new GraphQLError('Send either the id of a document or a text.', { extensions: { code: 'BAD_REQUEST' } });
    const text =
      typeof named === 'string' ? this.#texts.get(named.startsWith('sha256:') ? named : `sha256:${named}`) : undefined;
    if (text === undefined)
      throw notTrusted(
        'This server knows no document with this id. It was made for another version, or is not in its list.',
      );
    return text;
  }
}

function fieldsOf<Fields extends object>(value: unknown): Partial<Fields> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

function notTrusted(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'DOCUMENT_NOT_TRUSTED' } });
}
