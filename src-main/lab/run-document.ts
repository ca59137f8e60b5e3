/**
 * A run or an analysis as one JSON object (the keys of `edgelab … --json`). In one dimension points are plain numbers, ascending; in
 * n dimensions rows, sorted by the first coordinate. A real multiplier is a number, a complex one {re, im}. JSON has no NaN and no
 * infinities: they are the strings "NaN", "Infinity", "-Infinity".
 */
import type { Minimum, Multiplier, Orbit, ProblemAnalysis, RunAnalysis } from '../../src-shared/analysis';
import type { TrajectoryResult } from '../../src-shared/jobs';
import type { Experiment, Versions } from '../../src-shared/spec';
import type { RunView } from '../../src-shared/views';

export function runDocument(run: RunView) {
  const { analysis } = run;
  return {
    runId: run.id,
    title: run.title,
    status: run.status,
    outcome: analysis?.outcome ?? null,
    problem: run.experiment.problem,
    eta: analysis?.eta ?? run.metrics['eta'] ?? null,
    etaC: analysis?.etaC ?? run.metrics['etaC'] ?? null,
    K: analysis?.K ?? run.metrics['K'] ?? null,
    ...analysisKeys(analysis),
    ...lyapunovKeys(analysis),
    settled: analysis?.settled ? orbitDocument(analysis.settled) : null,
    rates: analysis?.rates ?? null,
    metrics: run.metrics,
    versions: run.versions,
    experiment: run.experiment,
    created: run.created,
    seconds: run.seconds,
    series: run.series,
    samples: run.samples,
    recording: run.recording,
    note: run.note,
    error: run.error,
  };
}

/**
 * An analysis without a stored run: `runId` and `status` are null. `outcome`, `lyapunov` and the metrics of what a run does come from
 * `rehearsal`, an unstored run from the start; without one they are null or left out.
 */
export function analysisDocument(
  experiment: Experiment,
  analysis: ProblemAnalysis,
  rehearsal: TrajectoryResult | null,
  versions: Versions,
) {
  const { eta, etaC, K } = analysis;
  return {
    runId: null,
    status: null,
    outcome: rehearsal?.analysis.outcome ?? null,
    problem: experiment.problem,
    eta,
    etaC,
    K,
    ...analysisKeys(analysis),
    ...lyapunovKeys(rehearsal?.analysis ?? null),
    metrics: rehearsal?.metrics ?? { eta, etaC, K },
    versions,
    experiment,
  };
}

function analysisKeys(analysis: ProblemAnalysis | null) {
  return {
    minimum: analysis === null ? null : { ...minimumDocument(analysis.minimum), chosen: analysis.minimum.chosen },
    minima: analysis?.minima.map(minimumDocument) ?? [],
    flip: analysis?.flip ?? null,
    prediction: analysis?.prediction ?? null,
    orbits: analysis?.orbits.map(orbitDocument) ?? [],
    cards: analysis?.cards ?? [],
  };
}

function lyapunovKeys(analysis: RunAnalysis | null) {
  return { lyapunov: analysis?.lyapunov?.exponent ?? null, lyapunovError: analysis?.lyapunov?.standardError ?? null };
}

function minimumDocument({ x, loss, sharpness, etaC, neutral }: Minimum) {
  return { x: point(x), loss, sharpness, etaC, neutral };
}

export function orbitDocument(orbit: Orbit) {
  const points = [...orbit.points].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  return { ...orbit, points: points.map(point), multipliers: orbit.multipliers.map(multiplier) };
}

function point(x: readonly number[]): number | readonly number[] {
  return x.length === 1 ? (x[0] ?? Number.NaN) : x;
}

function multiplier({ re, im }: Multiplier): number | Multiplier {
  return im === 0 ? re : { re, im };
}

export function documentText(document: object): string {
  const spell = (_key: string, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? String(value) : value);
  return JSON.stringify(document, spell, 2);
}
