/** What of an experiment can be varied, and over which range it usually is. */
import type { NumberParameter, ProblemInfo } from '../../src-shared/catalogue';
import type { Experiment } from '../../src-shared/spec';
import type { Axis } from '../../src-shared/sweep';

export interface Quantity extends Axis {
  /** As it stands in a list. */
  readonly label: string;
}

/** More coordinates than this are not offered one by one. */
const MOST_COORDINATES = 8;

function around(value: number, low = -Infinity, high = Infinity): readonly [number, number] {
  // Around (almost) nothing half of it would be no range.
  const width = Math.abs(value) < 1e-9 ? 1 : Math.abs(value) / 2;
  const range = [Math.max(low, value - width), Math.min(high, value + width)] as const;
  return range[0] < range[1] ? range : [range[0], range[0] + width];
}

function rates(etaC: number | null): Quantity[] {
  const [low, high] = etaC !== null && Number.isFinite(etaC) && etaC > 0 ? [0.8 * etaC, 2 * etaC] : [0.1, 2];
  const round = (value: number) => Number(value.toPrecision(4));
  return [
    { quantity: 'K', label: 'K = η/η_c', from: 0.8, to: 2, scale: 'linear' },
    { quantity: 'eta', label: 'learning rate η', from: round(low), to: round(high), scale: 'linear' },
  ];
}

function parameters(problem: ProblemInfo | undefined, { problem: chosen }: Experiment): Quantity[] {
  const known = (problem?.parameters ?? []).filter((entry): entry is NumberParameter => entry.kind === 'number' && !entry.whole);
  const listed = known.flatMap((entry): Quantity[] => {
    const value = chosen.params[entry.id];
    const { shownWhen } = entry;
    if (typeof value !== 'number' || (shownWhen && !shownWhen.values.includes(String(chosen.params[shownWhen.parameter])))) return [];
    const [from, to] = around(value, entry.min, entry.max);
    return [{ quantity: `param:${entry.id}`, label: entry.label, from, to, scale: 'linear' }];
  });
  // The named parameters of a user's formula are in no list.
  const free = problem?.freeParameters ? Object.entries(chosen.params) : [];
  const ids = new Set((problem?.parameters ?? []).map(({ id }) => id));
  const own = free.flatMap(([name, value]): Quantity[] => {
    if (typeof value !== 'number' || ids.has(name) || name.length > 40) return [];
    const [from, to] = around(value);
    return [{ quantity: `param:${name}`, label: name, from, to, scale: 'linear' }];
  });
  return [...listed, ...own];
}

function starts(problem: ProblemInfo | undefined, { start }: Experiment, names: readonly string[]): Quantity[] {
  return start.slice(0, MOST_COORDINATES).map((value, i): Quantity => {
    const box = problem?.box[i];
    const reach = Math.max(1, 2 * Math.abs(value));
    const [from, to] = box ?? [-reach, reach];
    return { quantity: `start:${i}`, label: `start ${names[i] ?? `x${i + 1}`}`, from, to, scale: 'linear' };
  });
}

/** Everything that can be an axis, with its usual range. A start the problem states itself cannot be varied. */
export function quantitiesOf(
  experiment: Experiment,
  problem: ProblemInfo | undefined,
  names: readonly string[],
  etaC: number | null,
): readonly Quantity[] {
  return [...rates(etaC), ...parameters(problem, experiment), ...starts(problem, experiment, names)];
}
