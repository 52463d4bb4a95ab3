// npm run size -w @apotheca/client: what the client package weighs in a page, minified and compressed, beside what it may weigh.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const folder = fileURLToPath(new URL('../../client/', import.meta.url));
/** What a page has anyway, or each page once. */
const external = ['graphql', 'react', 'react/jsx-runtime'];
/**
 * What each entry is measured as: the whole of it, in a page that has nothing else of the package. The hooks are measured with the client,
 * since nobody has them without it.
 * @type {Record<string, string>}
 */
const pages = {
  '.': `export * from '${folder}src/index.ts';`,
  './react': `export * from '${folder}src/index.ts'; export * from '${folder}src/react/index.ts';`,
};

/**
 * The size of each entry in bytes, as a server sends it, and its limit of client/size-limits.json.
 * @returns {Promise<{ entry: string, bytes: number, limit: number }[]>}
 */
export async function clientSizes() {
  /** @type {Record<string, number>} */
  const limits = JSON.parse(readFileSync(`${folder}size-limits.json`, 'utf8'));
  return Promise.all(
    Object.entries(pages).map(async ([entry, page]) => ({
      entry,
      bytes: gzipSync(await bundled(page)).length,
      limit: limits[entry] ?? 0,
    })),
  );
}

/** @throws Error where an entry has grown beyond its limit. */
export async function checkClientSize() {
  const tooLarge = (await clientSizes()).filter(({ bytes, limit }) => bytes > limit);
  if (tooLarge.length > 0)
    throw new Error(
      `${tooLarge.map(lineOf).join('\n')}\nMake it smaller, or raise the limit in client/size-limits.json and say in the commit what it is worth.`,
    );
}

/** @param {string} page */
async function bundled(page) {
  const name = 'virtual:page';
  const result = await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    plugins: [
      { name, resolveId: (id) => (id === name ? `\0${name}` : null), load: (id) => (id === `\0${name}` ? page : null) },
    ],
    build: {
      write: false,
      target: 'es2024',
      minify: true,
      rolldownOptions: { input: name, external, preserveEntrySignatures: 'strict', output: { format: 'es' } },
    },
  });
  const outputs = /** @type {import('vite').Rolldown.RolldownOutput[]} */ ([result].flat());
  return outputs.flatMap(({ output }) => output.map((each) => (each.type === 'chunk' ? each.code : ''))).join('');
}

/** @param {{ entry: string, bytes: number, limit: number }} size */
const lineOf = ({ entry, bytes, limit }) =>
  `@apotheca/client${entry.slice(1)} has ${bytes} bytes, minified and compressed by gzip; its limit is ${limit}.`;

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const size of await clientSizes()) console.log(lineOf(size));
