import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';
import type { Catalogue } from './src/i18n/languages.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const outDir = `${here}../dist/web`;
/** Where the server listens while Vite serves the sources: npm run dev. */
const server = process.env['SERVER'] ?? 'http://localhost:4000';

/** Writes each text file compressed beside itself, so that the server never compresses what does not change. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    closeBundle() {
      for (const name of readdirSync(`${outDir}/assets`).filter((each) => /\.(js|css)$/.test(each))) {
        const path = `${outDir}/assets/${name}`;
        const text = readFileSync(path);
        writeFileSync(`${path}.br`, brotliCompressSync(text));
        writeFileSync(`${path}.gz`, gzipSync(text));
      }
    },
  };
}

/** What the page says while no program of it runs, it says in every language: English stands in index.html, the others in their catalogues. */
function languages(): Plugin {
  const folder = `${here}src/i18n/languages/`;
  return {
    name: 'languages',
    async transformIndexHtml(html) {
      let page = html;
      for (const file of readdirSync(folder)) {
        const { catalogue } = (await import(pathToFileURL(folder + file).href)) as { catalogue: Catalogue };
        const said = (text: string) =>
          `<p lang="${file.slice(0, -'.ts'.length)}" dir="${catalogue.direction}">${text}</p>`;
        page = page
          .replace('<!-- not loaded -->', (mark) => said(catalogue.page.notLoaded) + mark)
          .replace('<!-- no script -->', (mark) => said(catalogue.page.noScript) + mark);
      }
      return page;
    },
  };
}

export default defineConfig({
  root: here,
  plugins: [react(), languages(), compressed()],
  // The client package by its sources: what is changed there shows at once too.
  resolve: { conditions: ['@apotheca/source', ...defaultClientConditions] },
  build: {
    outDir,
    emptyOutDir: true,
    // The strict policy of the page takes no data: address for what is not a picture.
    assetsInlineLimit: 0,
    // From here on light-dark() is the browser's own; for older ones it would be replaced by what needs a color-scheme of ours.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    chunkSizeWarningLimit: 1_000,
  },
  server: {
    proxy: {
      '/graphql': { target: server, ws: true },
      '/api': { target: server },
    },
  },
});
