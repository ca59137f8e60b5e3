/** The job `preview`: a short run with its analysis and curves, shown while the learning rate is being moved. */
import { type Answer, accept } from '../../src-shared/answer';
import type { RunAnalysis } from '../../src-shared/analysis';
import type { JobKinds } from '../../src-shared/jobs';
import { MAX_POINTS, type Preview, type SamplesView } from '../../src-shared/views';
import { analyseRun } from '../analysis';
import { SampleCollector } from '../engine/sample-collector';
import { simulate } from '../engine/simulate';
import { checkExperiment } from '../experiment/check-experiment';
import { seriesBytes } from './check';
import { curvesOf } from './curves';
import type { Host } from './host';
import { withRunCards } from './with-cards';
import { withCertificates } from './with-certificates';

const CURVE_POINTS = 400;
/** A preview is redrawn while a slider moves: what cannot be judged in this time is left to the run, in milliseconds. */
const MOST_TIME = 250;

export function preview({ experiment, steps: wanted }: JobKinds['preview']['input'], host: Host): Answer<Preview> {
  const ready = checkExperiment(experiment);
  if (!ready.ok) return ready;
  const { loss, etas, start } = ready.value;
  const steps = Math.max(1, Math.min(Math.floor(wanted), experiment.steps, MAX_POINTS - 1));
  const samples = new SampleCollector();
  const record = simulate(
    {
      loss,
      etas,
      start,
      steps,
      divergenceBound: experiment.divergenceBound,
      recording: { dense: steps + (steps % 2), stride: 1 },
    },
    { control: () => host.control(), progress: () => undefined, samples: (block) => samples.add(block) },
  );
  const stop = () => host.outOfTime() || host.overdue(MOST_TIME);
  const analysis = withRunCards(ready.value, withCertificates(loss, etas, asPreview(analyseRun(loss, record, stop)), stop), record);
  const step = Float64Array.from({ length: samples.count }, (_, i) => i);
  const series = ready.value.series.map((name): SamplesView => ({ kind: 'samples', name, step, value: samples.column(name) }));
  return accept({
    eta: analysis.eta,
    etaC: analysis.etaC,
    K: analysis.K,
    analysis,
    start: Array.from(start.subarray(0, 64)),
    series,
    curves: curvesOf(ready.value, analysis.orbits, null, CURVE_POINTS),
    bytes: seriesBytes(ready.value, experiment.steps),
  });
}

/** A verdict that ran out of the preview's time says so. */
function asPreview(analysis: RunAnalysis): RunAnalysis {
  const { outcome } = analysis;
  if (outcome.evidence.code !== 'stopped') return analysis;
  return { ...analysis, outcome: { ...outcome, evidence: { ...outcome.evidence, code: 'left-to-the-run' } } };
}
