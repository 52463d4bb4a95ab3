import { type DocumentNode, Kind, visit } from 'graphql';
import { type ApothecaError, badInput } from '../domain/error.ts';
import { message } from '../domain/messages/index.ts';

/** Whether PostgreSQL can keep the text: no U+0000, and no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** The first text of a request that cannot be stored, as an error that names where it stands; null when all can. */
export function unstorableText(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): ApothecaError | null {
  const field = inVariables(variables, '') ?? inDocument(document);
  if (field === null) return null;
  return badInput(field, 'characters', message('unstorable'));
}

function inVariables(value: unknown, path: string): string | null {
  if (typeof value === 'string') return isStorable(value) ? null : path;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = isStorable(key) ? inVariables(inner, path ? `${path}.${key}` : key) : path;
    if (found !== null) return found;
  }
  return null;
}

/** Of documents that were looked through already, for as long as somebody keeps them. */
const found = new WeakMap<DocumentNode, string | null>();

function inDocument(document: DocumentNode): string | null {
  const known = found.get(document);
  if (known !== undefined) return known;
  const place = placeIn(document);
  found.set(document, place);
  return place;
}

function placeIn(document: DocumentNode): string | null {
  let place: string | null = null;
  visit(document, {
    [Kind.STRING]: (node) => {
      if (!isStorable(node.value)) place = 'A text of the document';
    },
  });
  return place;
}
