import { fileURLToPath } from 'node:url';
import { defaultClientConditions, defineConfig } from 'vite';

/** The components of `ui/` one by one: npm run workbench. */
export default defineConfig({
  root: fileURLToPath(new URL('workbench', import.meta.url)),
  resolve: { conditions: ['@apotheca/source', ...defaultClientConditions] },
  build: {
    outDir: fileURLToPath(new URL('../dist/workbench', import.meta.url)),
    emptyOutDir: true,
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    chunkSizeWarningLimit: 1_000,
  },
});
