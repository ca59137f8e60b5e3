/** `edgelab export-system`: the problem's map for another program, printed or written. */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { refuse } from '../../src-shared/answer';
import { SYSTEM_FORMATS, type SystemFile, type SystemFormat } from '../../src-shared/formula-reading';
import { writeAtomically } from '../lab/atomic-file';
import { experimentOf } from './experiment-source';
import { EXIT, refused, type Host } from './host';
import { withoutProject } from './with-lab';

export interface SystemOptions {
  readonly to: string;
  readonly folder?: string;
  readonly set: readonly string[];
}

export function exportSystemCommand(host: Host, source: string, options: SystemOptions): Promise<number> {
  const { to } = options;
  if (!isFormat(to)) {
    const advice = `Use one of ${SYSTEM_FORMATS.join(', ')}.`;
    return Promise.resolve(refused(host, refuse('unknown-format', '--to', `There is no format “${to}”.`, advice).refusal, EXIT.badInput));
  }
  return withoutProject(host, async (lab) => {
    const experiment = await experimentOf(await lab.catalogue(), source, host.cwd, options.set);
    if (!experiment.ok) return refused(host, experiment.refusal, EXIT.badInput);
    const files = await lab.systemFiles(experiment.value.experiment, to);
    if (!files.ok) return refused(host, files.refusal, files.refusal.code === 'thread-failed' ? EXIT.failed : EXIT.badInput);
    if (options.folder === undefined) {
      host.out(printed(files.value));
      return EXIT.done;
    }
    return write(host, resolve(host.cwd, options.folder), files.value);
  });
}

function isFormat(text: string): text is SystemFormat {
  return (SYSTEM_FORMATS as readonly string[]).includes(text);
}

/** One file as it is; several each under its name. */
function printed(files: readonly SystemFile[]): string {
  const ended = (text: string) => (text.endsWith('\n') ? text : `${text}\n`);
  if (files.length === 1) return ended(files[0]?.text ?? '');
  return files.map(({ name, text }) => `==> ${name} <==\n${ended(text)}`).join('\n');
}

async function write(host: Host, folder: string, files: readonly SystemFile[]): Promise<number> {
  try {
    // Not recursive: below /proc Node's recursive mkdir never ends.
    await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    for (const { name, text } of files) {
      const path = join(folder, name);
      await writeAtomically(path, (file) => file.writeFile(text));
      host.out(`${path}\n`);
    }
    return EXIT.done;
  } catch (error) {
    const what = `The files could not be written: ${error instanceof Error ? error.message : String(error)}`;
    return refused(host, refuse('not-written', folder, what, 'Choose another folder.').refusal, EXIT.failed);
  }
}
