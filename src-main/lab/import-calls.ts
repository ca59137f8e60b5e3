/** The laboratory's answers to the calls about imports. */
import type { Emit } from './events';
import type { LabSession } from './lab-session';
import type { Projects } from './projects';

/** Milliseconds between two messages on how far an import is. */
const TOLD_EVERY = 50;

export function importCalls(projects: Projects, script: string, emit: Emit): Pick<LabSession, 'importRun' | 'stopImport'> {
  const underWay = new Map<number, AbortController>();
  return {
    stopImport: async (importId) => underWay.get(importId)?.abort(),
    async importRun(importId, path) {
      const stopping = new AbortController();
      underWay.set(importId, stopping);
      let told = 0;
      const onProgress = (done: number, total: number) => {
        if (performance.now() - told < TOLD_EVERY) return;
        told = performance.now();
        emit('importProgress', { importId, done, total });
      };
      try {
        return await (await projects.current()).importRun({ script, path, signal: stopping.signal, onProgress });
      } finally {
        underWay.delete(importId);
      }
    },
  };
}
