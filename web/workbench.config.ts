import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

/** The components of `ui/` one by one: npm run workbench. */
export default defineConfig({
  root: fileURLToPath(new URL('workbench', import.meta.url)),
  plugins: [react()],
  resolve: { conditions: ['@apotheca/source', ...defaultClientConditions] },
  build: {
    outDir: fileURLToPath(new URL('../dist/workbench', import.meta.url)),
    emptyOutDir: true,
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    chunkSizeWarningLimit: 1_000,
  },
});
