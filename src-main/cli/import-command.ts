/** `edgelab import`: trajectories computed elsewhere, into a project to compare against. */
import { resolve } from 'node:path';
import { EXIT, refused, type Host } from './host';
import { withProject, type ProjectOptions } from './project-commands';

export function importCommand(host: Host, files: readonly string[], options: ProjectOptions): Promise<number> {
  return withProject(host, options, async (lab) => {
    const runs: { readonly file: string; readonly runId: number }[] = [];
    for (const file of files) {
      const imported = await lab.importRun(resolve(host.cwd, file));
      if (!imported.ok) return refused(host, imported.refusal, EXIT.badInput, options.json);
      runs.push({ file, runId: imported.value });
    }
    if (options.json) host.out(`${JSON.stringify({ runs }, null, 2)}\n`);
    else for (const { file, runId } of runs) host.out(`${file} is run ${runId}: imported, not computed here\n`);
    return EXIT.done;
  });
}
