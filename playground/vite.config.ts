import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  root: here,
  base: '/playground/',
  build: {
    outDir: `${here}../dist/playground`,
    emptyOutDir: true,
    // The editor is one large piece that is wanted at once; the server serves it from its own disk.
    chunkSizeWarningLimit: 10_000,
  },
  worker: { format: 'es' },
});
