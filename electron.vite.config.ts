import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';

const at = (path: string) => resolve(import.meta.dirname, path);

// The oldest runtime the output must run in: Electron 33 (Node 20.18, Chrome 130).
const NODE = 'node20.18';
const CHROME = 'chrome130';

export default defineConfig({
  main: {
    build: {
      target: NODE,
      sourcemap: true,
      rollupOptions: {
        // The threads and the command line are entries of their own, started by path.
        input: {
          main: at('src-main/app/main.ts'),
          report: at('src-main/report/entry.ts'),
          cli: at('src-main/cli/main.ts'),
          simulation: at('src-worker/entry.ts'),
          store: at('src-main/store/entry.ts'),
          figure: at('src-main/figure/entry.ts'),
          import: at('src-main/lab/import/entry.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      target: NODE,
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: at('src-main/app/preload.ts') },
        // A sandboxed preload script has to be CommonJS, in one file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src-renderer'),
    resolve: { dedupe: ['vue', 'chart.js'] },
    define: { __INTLIFY_JIT_COMPILATION__: true, __VUE_OPTIONS_API__: true },
    build: { target: CHROME, assetsInlineLimit: 0, rollupOptions: { input: at('src-renderer/index.html') } },
    plugins: [vue()],
    server: { port: 5199, strictPort: true },
  },
});
