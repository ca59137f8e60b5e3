/** Where what is shown comes from: run, specification, seed, versions. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../src-shared/exact-json';
import { words, type ReportNode } from '../../src-shared/report/document';
import { reportWord } from '../../src-shared/report/words';
import type { Experiment, Versions } from '../../src-shared/spec';
import type { RunView } from '../../src-shared/views';
import type { Making } from './compose';
import { paragraph } from './markdown';

/** Digest of a definition, whatever the order of its keys. */
export function specificationDigest(experiment: Experiment): string {
  return createHash('sha256').update(canonicalJson(experiment)).digest('hex').slice(0, 16);
}

/** The runs that are there, and a line for each that is not. */
export async function runsAndMissing({ lab, language, shown }: Making, ids: readonly number[]) {
  const runs: RunView[] = [];
  const missing: ReportNode[] = [];
  for (const id of ids) {
    const answer = await lab.run(id);
    if (answer.ok) {
      runs.push(answer.value);
      shown(answer.value);
    } else missing.push(paragraph(words(reportWord(language, 'missingRun', { run: id })), 'missing'));
  }
  return { runs, missing };
}

/** One line for all runs: what each is of, and what computed them. */
export function originOf(runs: readonly RunView[], { language }: Pick<Making, 'language'>): readonly ReportNode[] {
  if (runs.length === 0) return [];
  const say = (word: Parameters<typeof reportWord>[1]) => reportWord(language, word);
  const each = runs.map(({ id, experiment }) => {
    return `${say('run')} ${id} (${say('specification')} ${specificationDigest(experiment)}, ${say('seed')} ${experiment.seed})`;
  });
  const versions = [...new Set(runs.map((run) => versionText(run.versions)))];
  const line = `${each.join(', ')}; ${say('computedWith')} ${versions.join(' / ')}.`;
  return [paragraph(words(line.charAt(0).toUpperCase() + line.slice(1)), 'muted')];
}

export function versionText({ app, engine, runtime, platform }: Versions): string {
  return `Edge Lab ${app} (engine ${engine}, ${runtime}, ${platform})`;
}
