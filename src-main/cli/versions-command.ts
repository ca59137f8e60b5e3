/** `edgelab versions`: the kept versions of a project; keeps one now, or brings one back as a new file. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { accept, type Answer } from '../../src-shared/answer';
import { count } from '../../src-shared/figures';
import { COUNTED, type ProjectVersions } from '../../src-shared/versions';
import type { LabSession } from '../lab/lab-session';
import { documentText } from '../lab/run-document';
import { freeNameFor } from '../lab/versions';
import { EXIT, refused, type Host } from './host';
import { textTable } from './text-table';
import { existingProject, withLab } from './with-lab';

export interface VersionsOptions {
  readonly project?: string;
  readonly keep?: boolean;
  readonly restore?: string;
  readonly out?: string;
  readonly json?: boolean;
}

export async function versionsCommand(host: Host, options: VersionsOptions): Promise<number> {
  const project = await existingProject(host, options.project);
  if (!project.ok) return refused(host, project.refusal, EXIT.badInput, options.json);
  return withLab(
    host,
    host.dataFolder,
    () => undefined,
    async (lab) => {
      const said = await answer(host, lab, project.value, options);
      if (!said.ok) return refused(host, said.refusal, EXIT.badInput, options.json);
      host.out(said.value);
      return EXIT.done;
    },
  );
}

async function answer(host: Host, lab: LabSession, project: string, options: VersionsOptions): Promise<Answer<string>> {
  if (options.restore !== undefined) {
    const out = options.out === undefined ? undefined : resolve(host.cwd, options.out);
    const target = out ?? (await freeNameFor(project, `version ${options.restore}`, host.cwd));
    return printed(await lab.restoreVersionTo(project, options.restore, target), options);
  }
  if (options.keep) {
    const opened = await lab.openProject(project);
    return opened.ok ? printed(await lab.keepVersion(), options) : opened;
  }
  const versions = await lab.versions(existsSync(project) ? project : resolve(host.cwd, project));
  if (!versions.ok) return versions;
  return accept(options.json ? `${documentText(versions.value)}\n` : listed(versions.value));
}

function printed(path: Answer<string>, { json }: VersionsOptions): Answer<string> {
  if (!path.ok) return path;
  return accept(json ? `${documentText({ path: path.value })}\n` : `${path.value}\n`);
}

function listed({ now, versions }: ProjectVersions): string {
  if (versions.length === 0) return 'No version of this project was kept yet.\n';
  const cells = (counts: ProjectVersions['now']) => COUNTED.map((kind) => (counts === null ? '–' : count(counts[kind])));
  const rows = versions.map(({ id, bytes, counts, reason }) => [
    id,
    `${(bytes / 1e6).toFixed(1)} MB`,
    ...cells(counts),
    reason === 'before-update' ? 'before an update' : '',
  ]);
  const head = ['version (UTC)', 'size', ...COUNTED, ''];
  return textTable([head, ['now', '', ...cells(now), ''], ...rows], ['left', ...Array<'right'>(6).fill('right'), 'left']);
}
