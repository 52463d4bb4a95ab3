import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

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

export default defineConfig({
  root: here,
  plugins: [react(), compressed()],
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
