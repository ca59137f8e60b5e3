/** Theory drawn over a diagram or a map of starts. */
import { type Answer, accept } from '../../src-shared/answer';
import type { FindingLine } from '../../src-shared/study';
import type { Axis, OrbitDiagram, OutcomeMap, SweepSpec } from '../../src-shared/sweep';
import type { SweepOverlay } from '../../src-shared/sweep-views';
import { coordinateOf, axesOf } from './axes';
import { type Grounds, groundsOf } from './grounds';
import { branchesOf } from './overlay-branches';
import { type AxisFamily, familyOf } from './overlay-family';
import { guideLines } from './overlay-guides';
import { branchLines, type Frame } from './overlay-lines';
import { branchPlaces, limitPlaces } from './overlay-places';

/** Orbits are followed in so few dimensions only: Newton needs dense Jacobians at every point. */
const DIMENSIONS = 8;
const MOST_LINES = 300;

const NOTHING: SweepOverlay = { lines: [], places: [], notes: [] };

/**
 * Diagram over η, K or a parameter: orbits followed from the reference minimum and from what the iterates come to, and special places.
 * Map of two starts of a loss of two variables: invariant curves and minima. Map over η or K and a start: special places of η.
 * Everything within the axes. Where nothing can be drawn, the notes say why. `stop` ends it with what there is.
 */
export function overlayOf(given: SweepSpec, stop: () => boolean): Answer<SweepOverlay> {
  const grounds = groundsOf(given);
  if (!grounds.ok) return grounds;
  const { spec } = grounds.value;
  switch (spec.shape.kind) {
    case 'orbit-diagram':
      return accept(overDiagram(grounds.value, spec.shape, stop));
    case 'outcome-map':
      return accept(overMap(grounds.value, spec.shape, stop));
    case 'ensemble':
      return accept(NOTHING);
  }
}

function overDiagram({ spec, problem, loss }: Grounds, { axis, coordinate, range }: OrbitDiagram, stop: () => boolean): SweepOverlay {
  if (loss.dimension > DIMENSIONS)
    return noteOnly(`Orbits are followed in up to ${DIMENSIONS} variables; this loss has ${loss.dimension}.`);
  const found = familyOf(spec, problem, axis);
  if (!found.ok) return noteOnly(found.refusal.what);
  const frame = frameOf(axis, found.value, coordinate, range);
  if (frame === null) return noteOnly('There is no threshold η_c to count K in.');
  const branches = branchesOf(found.value, frame.low, frame.high, stop);
  const lines = branches.found.flatMap(({ branch, curve }) => branchLines(branch, curve, frame)).slice(0, MOST_LINES);
  const places = [...branchPlaces(branches.found, frame), ...limitPlaces(found.value, branches.found, frame, stop)].sort(
    (p, q) => p.at - q.at,
  );
  return { lines, places, notes: notesOf(lines, branches.neutral, branches.partial || stop(), found.value.oneLoss) };
}

/** The axis in the unit branches are followed in; null without a threshold. */
function frameOf({ from, to, scale }: Axis, { unit }: AxisFamily, coordinate: number, range: Frame['range']): Frame | null {
  if (!(unit > 0)) return null;
  return { low: Math.min(from, to) * unit, high: Math.max(from, to) * unit, log: scale === 'log' && from > 0, unit, coordinate, range };
}

function notesOf(lines: readonly FindingLine[], neutral: number, partial: boolean, oneLoss: boolean): string[] {
  return [
    ...(lines.length > 0
      ? [
          'Lines: fixed points and periodic orbits, solved for by Newton and followed by continuation, from the reference minimum and from orbits the iterates come to; dashed where unstable. Other orbits may exist.',
        ]
      : []),
    ...(neutral > 0 ? ['The minima form a manifold: the branch of fixed points is that of the reference minimum.'] : []),
    ...(oneLoss ? [] : ['Along a parameter, the reference minimum and η_c are those of each value.']),
    ...(partial ? ['Time ran out: some branches or places are missing.'] : []),
  ];
}

function overMap({ spec, problem, loss, cells }: Grounds, shape: OutcomeMap, stop: () => boolean): SweepOverlay {
  const [x, y] = axesOf(shape);
  const [first, second] = [coordinateOf(x!), coordinateOf(y!)];
  if (first !== null && second !== null) {
    if (loss.dimension !== 2)
      return noteOnly('Curves of the theory are drawn over maps of the two coordinates of a loss of two variables.');
    const middle = { column: shape.columns >> 1, row: shape.rows >> 1, part: 0.5 };
    const start = new Float64Array(2);
    const etas = cells.startInto(middle, start) ? cells.etasAt(middle, start) : [];
    const lines = guideLines(loss, etas.length === 1 && etas[0]! > 0 ? etas[0]! : null, shape);
    const note = lines.length > 0 ? ['Curves of the theory at this learning rate, and the minima; see the problem’s description.'] : [];
    return { lines, places: [], notes: note };
  }
  // Places of η belong to the whole map where the other axis varies the start alone.
  if (second === null || !(shape.x.quantity === 'eta' || shape.x.quantity === 'K') || loss.dimension > DIMENSIONS) return NOTHING;
  const found = familyOf(spec, problem, shape.x);
  const frame = found.ok ? frameOf(shape.x, found.value, 0, null) : null;
  if (!found.ok || frame === null) return NOTHING;
  const branches = branchesOf(found.value, frame.low, frame.high, stop);
  const places = [...branchPlaces(branches.found, frame), ...limitPlaces(found.value, branches.found, frame, stop)].sort(
    (p, q) => p.at - q.at,
  );
  return { lines: [], places, notes: notesOf([], 0, branches.partial || stop(), true) };
}

function noteOnly(note: string): SweepOverlay {
  return { ...NOTHING, notes: [note] };
}
