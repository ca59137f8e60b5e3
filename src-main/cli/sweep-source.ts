/** Which sweep: a JSON file, a sweep of a project (`FILE.edgelab:NAME`), or one of the examples. */
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import { sweepSchema, type SweepSpec } from '../../src-shared/sweep';
import type { Host } from './host';
import { didYouMean } from './suggest';
import { SWEEP_EXAMPLES } from './sweep-examples';
import { withStore } from './sweep-project';

/** Largest specification that is read, in bytes. */
const MAX_FILE = 4_000_000;
const FILE_NAME_LENGTH = 60;

export interface NamedSweep {
  readonly title: string;
  /** For names of files. */
  readonly name: string;
  readonly spec: SweepSpec;
}

export async function findSweep(host: Host, source: string): Promise<Answer<NamedSweep>> {
  const example = Object.hasOwn(SWEEP_EXAMPLES, source) ? SWEEP_EXAMPLES[source] : undefined;
  if (example !== undefined) return accept({ ...example, name: source });
  const path = resolve(host.cwd, source);
  if ((await stat(path).catch(() => null))?.isFile()) return readSpec(path, source);
  const [, project, wanted] = /^(.*\.edgelab):(.+)$/su.exec(source) ?? [];
  if (project !== undefined && wanted !== undefined) return sweepOfProject(host, resolve(host.cwd, project), wanted);
  const names = Object.keys(SWEEP_EXAMPLES);
  const advice = `${didYouMean(source, names)}Name a JSON file, FILE.edgelab:NAME, or an example: ${names.join(', ')}.`;
  return refuse('no-sweep', source, 'There is no such file or sweep.', advice);
}

async function readSpec(path: string, where: string): Promise<Answer<NamedSweep>> {
  if ((await stat(path)).size > MAX_FILE)
    return refuse('file-too-large', where, 'The file is too large to be the specification of a sweep.', 'Name a JSON file with one sweep.');
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return refuse('not-json', where, `The file is not JSON: ${what}.`, 'Correct it and try again.');
  }
  const spec = parseSweep(value, where);
  const title = basename(path, extname(path));
  return spec.ok ? accept({ title, name: fileWord(title), spec: spec.value }) : spec;
}

/** The whole form of a sweep; the refusal names the first field at fault. */
export function parseSweep(value: unknown, where: string): Answer<SweepSpec> {
  const parsed = sweepSchema.safeParse(value);
  if (parsed.success) return accept(parsed.data);
  const [issue] = parsed.error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : '';
  const field = [...(issue?.path ?? []), unknown].filter((part) => part !== '').join('.');
  const what = `${field === '' ? 'The sweep' : field}: ${issue?.message ?? 'not valid'}.`;
  return refuse('bad-sweep', where, what, `Compare with an example: edgelab sweep ${Object.keys(SWEEP_EXAMPLES)[0]} --print.`);
}

async function sweepOfProject(host: Host, path: string, wanted: string): Promise<Answer<NamedSweep>> {
  if (!existsSync(path)) return refuse('no-project', path, 'There is no such project.', 'Name an existing .edgelab file.');
  return withStore(host, path, async (store) => {
    const rows = await store.sweeps();
    const row = rows.find(({ title }) => title === wanted) ?? rows.find(({ id }) => String(id) === wanted);
    if (row !== undefined) return accept({ title: row.title, name: fileWord(row.title), spec: row.spec });
    const titles = rows.map(({ title }) => title);
    const known = titles.length === 0 ? 'The project holds no sweeps.' : `${didYouMean(wanted, titles)}Sweeps: ${titles.join(', ')}.`;
    return refuse('no-sweep', wanted, 'The project has no such sweep.', known);
  });
}

/** A name every file system and every script takes. */
function fileWord(title: string): string {
  const word = title
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, FILE_NAME_LENGTH);
  return word === '' ? 'sweep' : word;
}
