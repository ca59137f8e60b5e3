/** The equations f'(x) = 0, c = 0 of a minimum in two parameters: Newton, tangent and pseudo-arclength steps. */
import type { Loss } from '../engine/problem';
import { solveSquare, unit } from './continuation/solve';

/** A one-dimensional loss with two parameters; null where the problem refuses the values. */
export type Plane = (first: number, second: number) => Loss | null;

export interface Box {
  readonly first: readonly [number, number];
  readonly second: readonly [number, number];
}

/** A point at which the flip coefficient vanishes, with the minimum there. */
export interface ZeroPoint {
  readonly x: number;
  readonly first: number;
  readonly second: number;
}

const LARGEST_STEP = 0.02;
const MOST_POINTS = 1_000;
const NEWTON_STEPS = 12;
const BISECTIONS = 12;

/** c = (3f'''² − f''f'''')/(3f''²) at x with its derivative in x, and f', f'' there. */
export function coefficient(
  loss: Loss,
  x: number,
): { readonly c: number; readonly byX: number; readonly slope: number; readonly second: number } {
  const s = loss.taylor?.(x, 5);
  if (!s) return { c: NaN, byX: NaN, slope: NaN, second: NaN };
  const [second, third, fourth, fifth] = [2 * s[2]!, 6 * s[3]!, 24 * s[4]!, 120 * s[5]!];
  const condition = 3 * third * third - second * fourth;
  const square = 3 * second * second;
  const byX = (5 * third * fourth - second * fifth) / square - (2 * condition * third) / (square * second);
  return { c: second > 0 ? condition / square : NaN, byX, slope: s[1]!, second };
}

/** The equations in scaled unknowns u = (x/size, first and second parameter as shares of their ranges). */
export function systemOf(plane: Plane, { first, second }: Box) {
  const low = [first[0], second[0]] as const;
  const width = [first[1] - first[0], second[1] - second[0]] as const;
  let size = 1;
  const point = (u: Float64Array): ZeroPoint => ({ x: u[0]! * size, first: low[0] + u[1]! * width[0], second: low[1] + u[2]! * width[1] });
  const values = (u: Float64Array): readonly [number, number] | null => {
    const { x, first: p, second: q } = point(u);
    const loss = plane(p, q);
    if (loss === null) return null;
    const { c, slope, second: curvature } = coefficient(loss, x);
    return [slope / Math.max(Math.abs(curvature), 1e-300) / size, c * size * size];
  };
  /** The 2 × 3 derivative: exact in x up to the scaling of f' by f'', central differences of fourth order in the parameters. */
  const rows = (u: Float64Array): readonly [Float64Array, Float64Array] | null => {
    const result = [new Float64Array(3), new Float64Array(3)] as const;
    const { x, first: p, second: q } = point(u);
    const loss = plane(p, q);
    if (loss === null) return null;
    result[0][0] = 1;
    result[1][0] = coefficient(loss, x).byX * size ** 3;
    for (const j of [1, 2]) {
      const h = 1e-3;
      for (const [k, weight] of [
        [1, 8],
        [-1, -8],
        [2, -1],
        [-2, 1],
      ] as const) {
        const moved = u.slice();
        moved[j] = moved[j]! + k * h;
        const at = values(moved);
        if (at === null) return null;
        result.forEach((row, i) => (row[j] = row[j]! + (weight * at[i]!) / (12 * h)));
      }
    }
    return result;
  };
  const correct = (guess: Float64Array, normal: Float64Array | null): Float64Array | null => {
    const u = guess.slice();
    for (let k = 0; k < NEWTON_STEPS; k++) {
      const [at, derivative] = [values(u), rows(u)];
      if (at === null || derivative === null) return null;
      const direction = normal ?? cross(derivative[0], derivative[1]);
      const offset = direction.reduce((sum, entry, i) => sum + entry * (u[i]! - guess[i]!), 0);
      const matrix = Float64Array.of(...derivative[0], ...derivative[1], ...direction);
      const step = solveSquare(matrix, Float64Array.of(at[0], at[1], normal === null ? 0 : offset), 0);
      if (step === null) return null;
      const length = Math.hypot(...step);
      if (!(length < 0.5)) return null;
      for (let i = 0; i < 3; i++) u[i] = u[i]! - step[i]!;
      if (length < 1e-13) return u;
      if (k === NEWTON_STEPS - 1 && length < 1e-10) return u;
    }
    return null;
  };
  const tangent = (u: Float64Array): Float64Array | null => {
    const derivative = rows(u);
    return derivative === null ? null : unit(cross(derivative[0], derivative[1]));
  };
  const inside = (u: Float64Array) => [1, 2].every((j) => u[j]! >= 0 && u[j]! <= 1);
  return {
    point,
    inside,
    parameters: (i: number, j: number, cells: number): [number, number] => [
      low[0] + (i / cells) * width[0],
      low[1] + (j / cells) * width[1],
    ],
    away: (u: Float64Array, p: ZeroPoint) => Math.hypot(u[1]! - (p.first - low[0]) / width[0], u[2]! - (p.second - low[1]) / width[1]),
    /** Bisection of the sign of c between two cell centres, the minimum followed by Newton. */
    between(k: number, other: number, cells: number, minima: Float64Array): Float64Array | null {
      let x = minima[k]!;
      size = Math.max(Math.abs(x), 1e-3);
      const centre = (cell: number) => [((cell % cells) + 0.5) / cells, (Math.floor(cell / cells) + 0.5) / cells] as const;
      const [a, b] = [centre(k), centre(other)];
      const share = (s: number) => Float64Array.of(x / size, a[0] + s * (b[0] - a[0]), a[1] + s * (b[1] - a[1]));
      const sign = (s: number): number => {
        const { first: p, second: q } = point(share(s));
        const loss = plane(p, q);
        for (let i = 0; loss !== null && i < NEWTON_STEPS; i++) {
          const { slope, second: curvature } = coefficient(loss, x);
          if (!(curvature > 0)) return NaN;
          x -= slope / curvature;
        }
        return loss === null ? NaN : coefficient(loss, x).c;
      };
      let [from, to] = [0, 1];
      const c0 = sign(0);
      for (let i = 0; i < BISECTIONS; i++) {
        const middle = (from + to) / 2;
        const c = sign(middle);
        if (Number.isNaN(c)) return null;
        if (c * c0 > 0) from = middle;
        else to = middle;
      }
      sign((from + to) / 2);
      return share((from + to) / 2);
    },
    settle: (guess: Float64Array) => correct(guess, null),
    follow(from: Float64Array, side: number, stop: () => boolean): ZeroPoint[] {
      const points: ZeroPoint[] = [];
      let u = from;
      let t = tangent(from)?.map((entry) => side * entry) ?? null;
      let ds = LARGEST_STEP / 4;
      for (let k = 0; t !== null && k < 4 * MOST_POINTS && points.length < MOST_POINTS && ds > 1e-7 && !stop(); k++) {
        const direction: Float64Array = t;
        const next = correct(
          u.map((entry, i) => entry + ds * direction[i]!),
          direction,
        );
        const turned = next === null ? null : tangent(next);
        const along = turned?.reduce((sum, entry, i) => sum + entry * direction[i]!, 0) ?? 0;
        if (next === null || turned === null || Math.abs(along) < 0.95) {
          ds /= 2;
          continue;
        }
        if (!inside(next)) break;
        points.push(point(next));
        // Closed: back at the beginning.
        if (points.length > 8 && Math.hypot(next[1]! - from[1]!, next[2]! - from[2]!) < 0.7 * ds) break;
        u = next;
        t = turned.map((entry) => Math.sign(along) * entry);
        ds = Math.min(LARGEST_STEP, 1.4 * ds);
      }
      return points;
    },
  };
}

function cross(a: Float64Array, b: Float64Array): Float64Array {
  return Float64Array.of(a[1]! * b[2]! - a[2]! * b[1]!, a[2]! * b[0]! - a[0]! * b[2]!, a[0]! * b[1]! - a[1]! * b[0]!);
}
