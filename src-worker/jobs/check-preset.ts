/** The job `checkPreset`: runs a preset and compares what it shows with what it claims. */
import { type Answer, accept, refuse } from '../../src-shared/answer';
import type { PresetCheck, PresetCheckResult } from '../../src-shared/catalogue';
import { analyseRun } from '../analysis';
import { SampleCollector } from '../engine/sample-collector';
import { simulate } from '../engine/simulate';
import { PRESETS, presetById, type MeasuredCheck } from '../presets';
import { checkExperiment } from '../experiment/check-experiment';
import type { Host } from './host';

export function checkPreset(id: string, host: Host): Answer<readonly PresetCheckResult[]> {
  const preset = presetById(id);
  if (!preset) {
    const known = PRESETS.map(({ info }) => info.id).join(', ');
    return refuse('unknown-preset', 'preset', `There is no preset named ${id}.`, `Known presets are ${known}.`);
  }
  const { experiment } = preset.info;
  const ready = checkExperiment(experiment);
  if (!ready.ok) return ready;
  const { loss, etas, start } = ready.value;
  const { steps, divergenceBound } = experiment;
  const samples = new SampleCollector();
  const record = simulate(
    { loss, etas, start, steps, divergenceBound, recording: { dense: steps + (steps % 2), stride: 1 } },
    {
      control: () => host.control(),
      progress: (step, value) => host.progress(step, steps, value),
      samples: (block) => samples.add(block),
    },
  );
  const analysis = analyseRun(loss, record, () => host.outOfTime());
  const { series: recorded } = ready.value;
  const series = (name: string) => (recorded.includes(name) ? samples.column(name) : new Float64Array(0));
  return accept(preset.checks.map((check) => judged(check, check.measure({ loss, record, analysis, series }))));
}

function judged({ id, text, expected, tolerance }: MeasuredCheck, value: number | null): PresetCheckResult {
  const passed = value !== null && Math.abs(value - expected) <= allowed({ expected, tolerance });
  return { id, text, expected, tolerance, value, passed };
}

function allowed({ expected, tolerance }: Pick<PresetCheck, 'expected' | 'tolerance'>): number {
  return 'abs' in tolerance ? tolerance.abs : tolerance.rel * Math.abs(expected);
}
