// Typed documents for the tests and the clients, and the manifests of the documents that clients send, from the committed schema.
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { preset } from '@graphql-codegen/client-preset';
import { codegen } from '@graphql-codegen/core';
import { buildSchema, lexicographicSortSchema, parse, print } from 'graphql';
import { documentTypes } from '../../client/src/codegen.ts';
import { root } from '../machine/install.mjs';
import { typenames } from './typenames.mjs';

/** @typedef {Parameters<typeof codegen>[0]} Output */
/** @typedef {Output['documents']} Documents */

const schema = lexicographicSortSchema(buildSchema(readFileSync(`${root}contracts/schema.graphql`, 'utf8')));
const scalars = {
  DateTimeISO: 'string',
  LocalDate: 'string',
  ExpiryDate: 'string',
  JSONObject: 'Record<string, unknown>',
};
const config = { documentMode: 'string', useTypeImports: true, enumsAsTypes: true, strictScalars: true, scalars };
const persisted = { persistedDocuments: { hashAlgorithm: 'sha256' } };
const manifest = 'persisted-documents.json';

/** A folder of generated files for each client; a new client is a line here. */
const outputs = [
  {
    folder: 'test/generated/',
    documents: () => filesOf('test/operations/documents.graphql'),
    config: { ...config, skipTypename: false },
    presetConfig: {},
  },
  {
    folder: 'client/src/generated/',
    documents: () => filesOf('client/src/documents.graphql'),
    config,
    presetConfig: persisted,
  },
  // Of this only the manifest is kept, in trusted-documents.json; the editor of the playground wants texts and no types.
  { folder: null, documents: examplesOfPlayground, config, presetConfig: persisted },
  {
    folder: 'web/src/generated/',
    documents: () => filesOf('web/src/**/*.graphql'),
    config,
    presetConfig: { ...persisted, onExecutableDocumentNode: documentTypes(schema) },
    documentTransforms: [{ name: 'typenames', transformObject: typenames(schema), config: {} }],
  },
];

/**
 * Writes the files of all clients.
 * @returns {Promise<Record<string, string>>} the documents that clients send, by their hash
 */
export async function generateDocuments() {
  /** @type {Record<string, string>} */
  const sent = {};
  for (const { folder, documents, ...output } of outputs) {
    const files = await filesFrom({ folder: folder ?? 'nowhere/', documents: await documents(), ...output });
    Object.assign(sent, JSON.parse(files.find(({ filename }) => filename.endsWith(manifest))?.content ?? '{}'));
    if (folder === null) continue;
    for (const { filename, content } of files) {
      mkdirSync(dirname(`${root}${filename}`), { recursive: true });
      writeFileSync(`${root}${filename}`, content);
    }
  }
  return sent;
}

/**
 * @param {{ folder: string, documents: Documents, config: object, presetConfig: object, documentTransforms?: Output['documentTransforms'] }} output
 */
async function filesFrom({ folder, documents, config, presetConfig, documentTransforms = [] }) {
  const files = await preset.buildGeneratesSection({
    baseOutputDir: folder,
    presetConfig: { fragmentMasking: false, ...presetConfig },
    schema: parse(readFileSync(`${root}contracts/schema.graphql`, 'utf8')),
    schemaAst: schema,
    documents,
    config: { ...config, emitLegacyCommonJSImports: true, importExtension: '' },
    plugins: [],
    pluginMap: {},
    pluginContext: {},
    documentTransforms,
  });
  return Promise.all(files.map(async (file) => ({ filename: file.filename, content: await codegen(file) })));
}

/**
 * @param {string} pattern
 * @returns {Documents}
 */
function filesOf(pattern) {
  return globSync(pattern, { cwd: root })
    .sort()
    .map((path) => documentOf(`${root}${path}`, readFileSync(`${root}${path}`, 'utf8')));
}

/** @returns {Promise<Documents>} */
async function examplesOfPlayground() {
  const location = `${root}playground/examples.ts`;
  const { examples } = await import(location);
  return examples.map((/** @type {{ query: string }} */ { query }) => documentOf(location, query));
}

/**
 * @param {string} location
 * @param {string} text
 */
function documentOf(location, text) {
  const document = parse(text);
  return { location, document, rawSDL: print(document) };
}
