/** `edgelab diagnostics`: the bundle the window writes, for machines without one. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import { writeAtomically } from '../lab/atomic-file';
import { bundleOf, diagnosticFiles, logTail, settingsInFile, type DiagnosticsSource } from '../lab/diagnostics';
import { EXIT, refused, type Host } from './host';
import { withLab, withTemporaryFolder } from './with-lab';

export interface DiagnosticsOptions {
  readonly out: string;
  readonly project?: string;
}

export async function diagnosticsCommand(host: Host, options: DiagnosticsOptions): Promise<number> {
  const project = options.project === undefined ? accept(null) : await projectAt(host, resolve(host.cwd, options.project));
  if (!project.ok) return refused(host, project.refusal, EXIT.badInput);
  const files = diagnosticFiles({
    versions: { ...host.versions },
    machine: {},
    settings: settingsInFile(await readFile(join(host.dataFolder, 'settings.json'), 'utf8').catch(() => '')),
    project: project.value,
    log: await logTail(join(host.dataFolder, 'logs', 'main.log')),
  });
  const path = resolve(host.cwd, options.out);
  try {
    await writeAtomically(path, async (file) => void (await file.writeFile(bundleOf(files))));
  } catch (cause) {
    const what = `The diagnostics could not be written: ${cause instanceof Error ? cause.message : String(cause)}`;
    return refused(host, refuse('not-written', path, what, 'Choose another folder.').refusal, EXIT.failed);
  }
  host.out(`${files.map(({ name, text }) => `${name}  ${text.length} characters`).join('\n')}\n${path}\n`);
  return EXIT.done;
}

function projectAt(host: Host, path: string): Promise<Answer<NonNullable<DiagnosticsSource['project']>>> {
  return withTemporaryFolder((folder) =>
    withLab(
      host,
      folder,
      () => undefined,
      async (lab) => {
        const view = await lab.openProject(path);
        return view.ok ? accept({ view: view.value, statistics: await lab.statistics() }) : view;
      },
    ),
  );
}
