/** `edgelab import`: trajectories computed elsewhere, into a project to compare against. */
import { resolve } from 'node:path';
import { onInterrupt } from './interrupt';
import { EXIT, refused, type Host } from './host';
import { withProject, type ProjectOptions } from './project-commands';

/** One file is read at a time. */
const IMPORT_ID = 1;

export function importCommand(host: Host, files: readonly string[], options: ProjectOptions): Promise<number> {
  return withProject(host, options, async (lab) => {
    const runs: { readonly file: string; readonly runId: number }[] = [];
    const interrupt = onInterrupt(() => void lab.stopImport(IMPORT_ID));
    try {
      for (const file of files) {
        const imported = await lab.importRun(IMPORT_ID, resolve(host.cwd, file));
        if (!imported.ok)
          return refused(host, imported.refusal, imported.refusal.code === 'stopped' ? EXIT.stopped : EXIT.badInput, options.json);
        runs.push({ file, runId: imported.value });
      }
    } finally {
      interrupt.release();
    }
    if (options.json) host.out(`${JSON.stringify({ runs }, null, 2)}\n`);
    else for (const { file, runId } of runs) host.out(`${file} is run ${runId}: imported, not computed here\n`);
    return EXIT.done;
  });
}
