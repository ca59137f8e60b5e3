import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

const node = { environment: 'node' as const };

export default defineConfig({
  test: {
    // Vitest would leave a core to its own thread, which on two cores makes one of them idle.
    maxWorkers: '100%',
    projects: [
      // It reads every source; a busy machine takes its time.
      { test: { ...node, name: 'architecture', include: ['test/architecture.test.ts'], testTimeout: 60_000 } },
      {
        plugins: [vue()],
        test: {
          ...node,
          name: 'unit',
          include: [
            'test/{shared,engine,formula,problems,analysis,studies,kernels,experiment,sweeps,slurm,presets,jobs,lab,cli,figure,report,charts,app,renderer,scripts,oracles}/**/*.test.ts',
          ],
          testTimeout: 30_000,
        },
      },
      { test: { ...node, name: 'reference', include: ['test/reference/**/*.test.ts'], testTimeout: 120_000 } },
      { test: { ...node, name: 'store', include: ['test/{store,fault}/**/*.test.ts'], testTimeout: 120_000 } },
    ],
  },
});
