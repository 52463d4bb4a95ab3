/** An operation with the types of its result and variables, as the client preset of GraphQL Code Generator makes them (documentMode: string). */
export interface Document<Result, Variables> {
  /** The text of the operation. */
  toString(): string;
  readonly __apiType?: ((variables: Variables) => Result) | undefined;
  /** Holds the `hash` of a trusted document and the `types` of its answer (see codegen.ts) where the build made them. */
  readonly __meta__?: Readonly<Record<string, unknown>> | undefined;
}

/** How operations are named to the server: by their text, or by the id of a trusted document. */
export type SendBy = 'text' | 'id';

/** What a request says of its operation. @throws Error for a document without an id where ids are sent. */
export function operationOf(
  document: Pick<Document<unknown, unknown>, 'toString' | '__meta__'>,
  by: SendBy,
): { readonly query: string } | { readonly documentId: string } {
  if (by === 'text') return { query: document.toString() };
  const hash = document.__meta__?.hash;
  if (typeof hash !== 'string')
    throw new Error('This document has no id. Generate documents with persistedDocuments, or send texts.');
  return { documentId: hash };
}

/** The names of the types that an answer can hold (of a mutation: that it may have changed); null when the build did not tell. */
export function typesOf({ __meta__ }: Pick<Document<unknown, unknown>, '__meta__'>): ReadonlySet<string> | null {
  const types = __meta__?.types;
  return Array.isArray(types) ? new Set(types as string[]) : null;
}
