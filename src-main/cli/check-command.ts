/** `edgelab check`: runs presets and compares what they show with what they claim. */
import type { PresetCheckResult, PresetInfo } from '../../src-shared/catalogue';
import { accept, refuse, type Answer, type Refusal } from '../../src-shared/answer';
import { figure } from '../../src-shared/figures';
import { documentText } from '../lab/run-document';
import { EXIT, refused, type Host } from './host';
import { onInterrupt } from './interrupt';
import { didYouMean } from './suggest';
import { textTable } from './text-table';
import { withoutProject } from './with-lab';

export interface CheckOptions {
  readonly all?: boolean;
  readonly json?: boolean;
}

interface Checked {
  readonly preset: PresetInfo;
  readonly results: readonly PresetCheckResult[];
  /** Why it could not be run, or null. */
  readonly refusal: Refusal | null;
}

export function checkCommand(host: Host, ids: readonly string[], options: CheckOptions): Promise<number> {
  return withoutProject(host, async (lab) => {
    const chosen = choose((await lab.catalogue()).presets, ids, options.all === true);
    if (!chosen.ok) return refused(host, chosen.refusal, EXIT.badInput, options.json);
    const interrupt = onInterrupt(() => host.err('Stopping after this preset (Ctrl-C again to quit at once).\n'));
    const checked: Checked[] = [];
    try {
      for (const [i, preset] of chosen.value.entries()) {
        if (interrupt.happened) break;
        if (host.terminal) host.err(`${i + 1} of ${chosen.value.length}: ${preset.title}\n`);
        const answer = await lab.checkPreset(preset.id);
        checked.push({ preset, results: answer.ok ? answer.value : [], refusal: answer.ok ? null : answer.refusal });
      }
    } finally {
      interrupt.release();
    }
    const passed = checked.every(isPassed);
    host.out(options.json ? `${documentText({ passed, presets: checked.map(documentOf) })}\n` : report(checked));
    if (interrupt.happened) return EXIT.stopped;
    return passed ? EXIT.done : EXIT.failed;
  });
}

/** The presets named, or all. */
function choose(presets: readonly PresetInfo[], ids: readonly string[], all: boolean): Answer<readonly PresetInfo[]> {
  if (all) return accept(presets);
  const known = presets.map(({ id }) => id);
  if (ids.length === 0)
    return refuse('no-preset', 'check', 'No preset is named.', `Name presets or give --all. Presets: ${known.join(', ')}.`);
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown !== undefined)
    return refuse('unknown-preset', unknown, 'There is no such preset.', `${didYouMean(unknown, known)}Presets: ${known.join(', ')}.`);
  return accept(presets.filter(({ id }) => ids.includes(id)));
}

function isPassed({ results, refusal }: Checked): boolean {
  return refusal === null && results.every(({ passed }) => passed);
}

function documentOf(checked: Checked) {
  const { id, title, figure: number } = checked.preset;
  return { id, title, figure: number, passed: isPassed(checked), refusal: checked.refusal, checks: checked.results };
}

function report(all: readonly Checked[]): string {
  const rows = all.flatMap(({ preset, results, refusal }) => {
    if (refusal !== null) return [[preset.id, refusal.what, '', '–', '', 'FAILED']];
    return results.map((result) => [
      preset.id,
      result.text,
      figure(result.expected, 10),
      result.value === null ? '–' : figure(result.value, 10),
      toleranceText(result),
      result.passed ? 'passed' : 'FAILED',
    ]);
  });
  const failed = rows.filter((row) => row.at(-1) === 'FAILED').length;
  const count = rows.length === 1 ? '1 check' : `${rows.length} checks`;
  const end = failed === 0 ? `${count}, all passed.` : `${count}, ${failed} failed.`;
  const align = ['left', 'left', 'right', 'right', 'right', 'left'] as const;
  return `${textTable([['preset', 'check', 'expected', 'value', 'tolerance', ''], ...rows], align)}${end}\n`;
}

function toleranceText({ tolerance }: PresetCheckResult): string {
  return 'abs' in tolerance ? `±${figure(tolerance.abs, 3)}` : `±${figure(100 * tolerance.rel, 3)} %`;
}
