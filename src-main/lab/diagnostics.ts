/** The diagnostics bundle: versions, machine, settings, counts and the end of the log, with nothing personal in it. No network. */
// The entry for Node declares a `require` of its own, as the bundle of the main process does: the one without threads is enough.
import { strToU8, zipSync } from 'fflate/browser';
import { open } from 'node:fs/promises';
import { arch, availableParallelism, cpus, freemem, homedir, hostname, platform, release, totalmem, userInfo } from 'node:os';
import type { DiagnosticFile, ProjectStatistics } from '../../src-shared/calls/diagnostics';
import type { Settings } from '../../src-shared/contract';
import { settingsSchema } from '../../src-shared/settings';
import type { ProjectView } from '../../src-shared/views';
import { redacted } from './diagnostics-redact';

/** Of a log at most its last so many bytes. */
const LOG_TAIL = 200_000;

export interface DiagnosticsSource {
  readonly versions: Readonly<Record<string, string | boolean>>;
  /** What only the host knows of the machine: graphics, screens. */
  readonly machine: Readonly<Record<string, unknown>>;
  readonly settings: Settings | null;
  /** null where no project is open. */
  readonly project: { readonly view: ProjectView; readonly statistics: ProjectStatistics } | null;
  readonly log: string;
}

const ABOUT = `Diagnostics of Edge Lab, written on request and sent nowhere.

versions.json   the program and what it runs on
machine.json    cores, memory, graphics
settings.json   the settings
project.json    counts and sizes of the open project, and whether its file is whole
log.txt         the end of the log

Not in here: your name, the computer's name, folders and file names, titles, notes, formulas, and quoted texts of the log.
`;

/** The files of the bundle, in the order they are shown. */
export function diagnosticFiles({ versions, machine, settings, project, log }: DiagnosticsSource): readonly DiagnosticFile[] {
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  return [
    { name: 'README.txt', text: ABOUT },
    { name: 'versions.json', text: json(versions) },
    { name: 'machine.json', text: json({ ...machineHere(), ...machine }) },
    { name: 'settings.json', text: json(settings) },
    { name: 'project.json', text: json(project?.statistics ?? null) },
    { name: 'log.txt', text: redacted(log, secretsOf(project?.view ?? null)) },
  ];
}

function machineHere(): Readonly<Record<string, unknown>> {
  return {
    platform: platform(),
    architecture: arch(),
    system: release(),
    processor: cpus()[0]?.model ?? '',
    cores: cpus().length,
    coresForUs: availableParallelism(),
    memoryMB: Math.round(totalmem() / 1e6),
    freeMemoryMB: Math.round(freemem() / 1e6),
  };
}

function secretsOf(project: ProjectView | null): readonly string[] {
  const { username, homedir: home } = userHere();
  const own = [username, home, homedir(), hostname()];
  if (project === null) return own;
  const formulas = project.experiments.flatMap(({ experiment }) =>
    Object.values(experiment.problem.params).filter((value) => typeof value === 'string'),
  );
  return [...own, project.path, project.title, ...project.experiments.map(({ name }) => name), ...formulas];
}

/** A container's user may be known by number only. */
function userHere(): { readonly username: string; readonly homedir: string } {
  try {
    return userInfo();
  } catch {
    return { username: '', homedir: '' };
  }
}

/** The end of a log file from a whole line on; empty where there is none. */
export async function logTail(path: string): Promise<string> {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return '';
  try {
    const { size } = await file.stat();
    const start = Math.max(0, size - LOG_TAIL);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start);
    const text = buffer.toString('utf8', 0, bytesRead);
    return start === 0 ? text : text.slice(text.indexOf('\n') + 1);
  } finally {
    await file.close();
  }
}

/** The settings in the text of a settings file, without what else it remembers; null where it cannot be read. */
export function settingsInFile(text: string): Settings | null {
  try {
    const stored = JSON.parse(text) as Record<string, unknown>;
    const known = Object.keys(settingsSchema.shape).map((name) => [name, stored[name]]);
    const read = settingsSchema.safeParse(Object.fromEntries(known));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** One zip file of them, the same bytes for the same texts. */
export function bundleOf(files: readonly DiagnosticFile[]): Uint8Array {
  return zipSync(Object.fromEntries(files.map(({ name, text }) => [name, [strToU8(text), { mtime: new Date(1980, 0, 1) }]])), { level: 9 });
}
