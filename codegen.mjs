// Typed documents for the tests and the clients, and the manifest of the documents that clients send, from the committed schema.
// `npm run generate` runs it, `npm run check` fails when it is behind.
import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { documentTypes } from './client/codegen/document-types.mjs';

const schema = buildSchema(readFileSync(new URL('schema.graphql', import.meta.url), 'utf8'));
const scalars = { DateTimeISO: 'string', LocalDate: 'string', JSONObject: 'Record<string, unknown>' };
const config = { documentMode: 'string', useTypeImports: true, enumsAsTypes: true, strictScalars: true, scalars };
const trusted = { fragmentMasking: false, persistedDocuments: { hashAlgorithm: 'sha256' } };

export default {
  schema: 'schema.graphql',
  generates: {
    'test/generated/': {
      documents: 'test/kit/operations.graphql',
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { ...config, skipTypename: false },
    },
    'client/src/generated/': {
      documents: 'client/src/documents.graphql',
      preset: 'client',
      presetConfig: trusted,
      config,
    },
    // Of this only the manifest is kept, in trusted-documents.json; the editor of the playground wants texts and no types.
    'node_modules/.cache/apotheca/documents/playground/': {
      documents: 'playground/examples.ts',
      preset: 'client',
      presetConfig: trusted,
      config: { documentMode: 'string', enumsAsTypes: true, scalars },
    },
    'web/src/generated/': {
      documents: 'web/src/**/*.graphql',
      documentTransforms: ['scripts/typenames.mjs'],
      preset: 'client',
      presetConfig: { ...trusted, onExecutableDocumentNode: documentTypes(schema) },
      config,
    },
  },
};
