/** `edgelab reproduce`: a stored run computed again from its specification and compared sample by sample. */
import { count } from '../../src-shared/figures';
import type { Difference, Reproduction, Verdict } from '../../src-shared/reproduction';
import { documentText } from '../lab/run-document';
import { EXIT, refused, type Host } from './host';
import { onInterrupt } from './interrupt';
import { runNumber, withProject, type ProjectOptions } from './project-commands';
import { textTable } from './text-table';

/** Exit code 0 for identical and within tolerance, 1 for different and undetermined. */
export function reproduceCommand(host: Host, run: string, options: ProjectOptions): Promise<number> {
  return withProject(host, options, async (lab) => {
    const runId = runNumber(run);
    const interrupt = onInterrupt(() => void lab.stopReproduce(runId));
    try {
      const answer = await lab.reproduce(runId);
      if (!answer.ok) {
        const stopped = answer.refusal.code === 'stopped';
        return refused(host, answer.refusal, stopped ? EXIT.stopped : EXIT.badInput, options.json);
      }
      host.out(options.json ? `${documentText(answer.value)}\n` : report(answer.value));
      return answer.value.verdict === 'identical' || answer.value.verdict === 'within-tolerance' ? EXIT.done : EXIT.failed;
    } finally {
      interrupt.release();
    }
  });
}

const SENTENCE: Readonly<Record<Verdict, string>> = {
  identical: 'Identical: every sample is equal in every bit.',
  'within-tolerance': 'Within tolerance: not every bit is equal, no sample is further off than the tolerance.',
  different: 'Different.',
  undetermined: 'Undetermined: the run has no samples to compare.',
};

function report(found: Reproduction): string {
  const { relative, absolute } = found.tolerance;
  const lines = [
    SENTENCE[found.verdict],
    `Compared: ${count(found.samples)} samples of ${found.series.join(', ')}, up to step ${count(found.lastStep)}.`,
    `Tolerance: ${relative} relative, ${absolute} absolute. Largest difference: ${found.largest}.`,
    ...differenceLine('First step that is not equal in every bit', found.firstDifferent),
    ...differenceLine('First step beyond the tolerance', found.firstBeyond),
  ];
  const facts = found.facts.filter(({ then, now }) => !Object.is(then, now));
  const versions = (['app', 'engine', 'runtime', 'v8', 'platform'] as const).map((name) => [name, found.then[name], found.now[name]]);
  const table = [['', 'then', 'now'], ...facts.map(({ name, then, now }) => [name, text(then), text(now)]), ...versions];
  return `${lines.join('\n')}\n\n${textTable(table, ['left', 'left', 'left'])}`;
}

function differenceLine(what: string, difference: Difference | null): readonly string[] {
  if (difference === null) return [];
  const { step, series, then, now } = difference;
  return [`${what}: ${count(step)}, ${series} was ${then}, is ${now}.`];
}

function text(value: string | number | null): string {
  return value === null ? '–' : String(value);
}
