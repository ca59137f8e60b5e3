/** A sweep's definition → everything resolved: ranges, blocks, cost. */
import { type Answer, accept, refuse } from '../../src-shared/answer';
import type { CheckedSweep, SweepSpec } from '../../src-shared/sweep';
import { axesOf } from './axes';
import { stopped } from './diagram';
import { findRange } from './diagram-range';
import { groundsOf, inExperiment } from './grounds';
import { proceedOf, type SweepHost } from './host';
import { probes } from './lane-source';
import { blockBytes, blocksOf, isCarried, resultBytes, unitsOf, workOf } from './layout';
import { measure, type Measured } from './measure';
import { type Swept, sweptOf } from './swept';
import { zoomNotes } from './zoom';

/** Steps of all cells times coordinates, at most: some days on all cores of a machine. */
const MOST_LANE_STEPS = 1e16;
const MOST_LOSS_STEPS = 1e13;
/** A sweep of a typed formula measured from so many seconds says why it is slow. */
const SLOW = 60;
/** Seconds of preparing that are worth a word. */
const LONG = 2;
/** Below this share of its value an axis or a range is a deep zoom. */
const DEEP = 1e-7;

/** Resolves, checks and lays out a sweep; refusals carry the field's path in the spec. */
export function checkSweep(given: SweepSpec, host: SweepHost): Answer<CheckedSweep> {
  const grounds = groundsOf(given);
  if (!grounds.ok) return grounds;
  const found = sweptOf(grounds.value.spec);
  if (!found.ok) return found;
  const swept = found.value;
  // The runs of an ensemble are those of the loss, whatever judges their ends.
  const route = swept.lanes && grounds.value.spec.shape.kind !== 'ensemble' ? 'lanes' : 'loss';
  const size = sizeRefusal(grounds.value.spec, swept, route);
  if (size) return size;
  const possible = possibleCell(grounds.value.spec, swept);
  if (!possible.ok) return possible;
  const spec = withRange(grounds.value.spec, swept, host);
  if (spec === null) return stopped();
  const zoom = zoomNotes(spec);
  if (zoom.refusal) return { ok: false, refusal: zoom.refusal };
  const blocks = blocksOf(spec, route, swept.dimension);
  const { units } = unitsOf(spec);
  const time = measure(swept, spec, host);
  if (time === null) return stopped();
  return accept({
    spec,
    blocks,
    coordinates: swept.coordinates,
    route,
    work: workOf(spec),
    seconds: time.seconds,
    memory: blockBytes(spec, blocks, swept.dimension),
    bytes: resultBytes(spec, units),
    notes: [...zoom.notes, ...notesOf(spec, route, time)],
  });
}

function sizeRefusal(spec: SweepSpec, { dimension }: Swept, route: 'lanes' | 'loss'): Answer<never> | null {
  const most = (route === 'lanes' ? MOST_LANE_STEPS : MOST_LOSS_STEPS) / dimension;
  const work = workOf(spec);
  if (work <= most) return null;
  const { shape } = spec;
  return refuse(
    'sweep-too-large',
    shape.kind === 'orbit-diagram' ? 'shape.transient' : 'experiment.steps',
    `All cells together would take ${work.toExponential(1)} steps; at most ${most.toExponential(1)} can be asked for here.`,
    'Use fewer cells or fewer steps.',
  );
}

/** At least one of the cells looked at must be an experiment that can be run. */
function possibleCell(spec: SweepSpec, swept: Swept): Answer<null> {
  const answers = probes(axesOf(spec.shape)).map((place) => swept.cell(place));
  const [first] = answers;
  if (!first || answers.some(({ ok }) => ok)) return accept(null);
  return first.ok ? accept(null) : { ok: false, refusal: inExperiment(first.refusal) };
}

function withRange(spec: SweepSpec, swept: Swept, host: SweepHost): SweepSpec | null {
  const { shape } = spec;
  if (shape.kind !== 'orbit-diagram' || shape.range !== null) return spec;
  const range = findRange(swept, shape, proceedOf(host));
  return range && { ...spec, shape: { ...shape, range: [...range] } };
}

function notesOf(spec: SweepSpec, route: 'lanes' | 'loss', { seconds, preparing }: Measured): string[] {
  const notes: string[] = [];
  if (isCarried(spec))
    notes.push(
      'Each column starts where its neighbour ended, moved by one part in 10⁹ so that it leaves what has become unstable: the columns are computed one after the other, on one thread.',
    );
  if (preparing > LONG && preparing > seconds / 2)
    notes.push(
      'Most of the time goes into the search for each cell’s own reference minimum, in whose η_c the learning rate is counted. An absolute η needs none.',
    );
  if (route === 'loss' && spec.shape.kind !== 'ensemble' && seconds > SLOW)
    notes.push('These cells have no common formula with numbers in it: they are computed one by one through the loss, which is slower.');
  if (isDeep(spec))
    notes.push(
      'A deep zoom. Chaotic orbits are those of double arithmetic: they leave the exact ones after some hundred steps, but visit the cells as often. A narrow range catches few of the kept points: more kept steps fill it.',
    );
  return notes;
}

function isDeep({ shape }: SweepSpec): boolean {
  if (shape.kind !== 'orbit-diagram') return false;
  const [low, high] = shape.range ?? [-1, 1];
  const { from, to } = shape.axis;
  return Math.abs(to - from) < DEEP * Math.abs(to) || high - low < DEEP * Math.max(Math.abs(low), Math.abs(high));
}
