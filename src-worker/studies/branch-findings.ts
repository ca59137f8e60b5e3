/** A bifurcation diagram as findings: sentences, special points, branches, the plot. */
import type { Cell, FindingLine, Findings } from '../../src-shared/study';
import type { Diagram, DiagramBranch, Family } from '../analysis/continuation';

interface Frame {
  readonly name: string;
  /** Unit of the values shown on the axis: η_c for η. */
  readonly unit: number;
  readonly note: string;
  readonly neutral: number;
  readonly coordinate: number;
  readonly coordinates: readonly string[];
  readonly byEta: boolean;
}

const KINDS = { flip: 'flip', fold: 'fold', branch: 'branch point', circle: 'Neimark–Sacker', superstable: 'superstable' } as const;

const ENDINGS: Readonly<Record<string, string>> = {
  range: 'reached the end of the range',
  points: 'reached the largest number of points',
  size: 'left the region looked at',
  lost: 'lost: Newton did not converge, or the problem takes no further values',
  closed: 'closed on itself',
  returned: 'ended in an orbit of half the period',
  multiplier: 'too unstable to follow (a multiplier beyond 10⁶)',
  stopped: 'stopped',
};

/** Points of an orbit drawn for periods up to this; of longer ones the point followed. */
const ALL_POINTS = 16;

export function branchFindings(diagram: Diagram, family: Family, frame: Frame): Findings {
  const { branches } = diagram;
  const points = branches.flatMap((branch, b) => branch.points.map((point) => ({ ...point, b, period: branch.period })));
  const flips = points.filter(({ kind }) => kind === 'flip').length;
  const folds = points.filter(({ kind }) => kind === 'fold').length;
  const crossings = points.filter(({ kind }) => kind === 'branch').length;
  const circles = points.filter(({ kind }) => kind === 'circle').length;
  return {
    title: `Continuation in ${frame.name}`,
    sentences: [
      `${branches.length} branches followed: ${flips} flips, ${folds} folds, ${crossings} branch points, ${circles} Neimark–Sacker points located. Other branches may exist.`,
      ...(frame.neutral > 0
        ? [
            `The orbits lie in families: ${frame.neutral} neutral multiplier${frame.neutral > 1 ? 's' : ''} 1 along the first branch, not a bifurcation.`,
          ]
        : []),
      frame.note,
    ],
    facts: [],
    tables: [
      {
        title: 'Special points',
        columns: ['kind', 'period', frame.name, ...(frame.byEta ? ['K'] : []), 'estimated error', 'branch', ...frame.coordinates],
        rows: points.map(({ kind, value, uncertainty, node, b, period }): Cell[] => [
          KINDS[kind],
          period,
          value,
          ...(frame.byEta ? [value / frame.unit] : []),
          uncertainty,
          b + 1,
          ...node.x,
        ]),
      },
      {
        title: 'Branches',
        columns: ['branch', 'period', 'leaves branch', 'at', 'points', `least ${frame.name}`, `largest ${frame.name}`, 'ends'],
        rows: branches.map((branch, b) => row(branch, b, branches)),
      },
    ],
    plots: [
      {
        kind: 'lines',
        title: `Orbits against ${frame.byEta ? 'K = η/η_c' : frame.name}`,
        xTitle: frame.byEta ? 'K' : frame.name,
        yTitle: frame.coordinates[frame.coordinate] ?? 'x',
        xScale: 'linear',
        yScale: 'linear',
        lines: [...branches.flatMap((branch) => branchLines(branch, family, frame)), ...marks(points, frame)],
      },
    ],
    stopped: diagram.stopped,
  };
}

function row(branch: DiagramBranch, b: number, branches: readonly DiagramBranch[]): Cell[] {
  const { from, nodes } = branch;
  const values = nodes.map(({ value }) => value);
  const at = from === null ? null : (branches[from.branch]?.points[from.point]?.value ?? null);
  const ends = branch.endings.map((ending) => ENDINGS[ending] ?? ending).join('; ');
  return [b + 1, branch.period, from === null ? null : from.branch + 1, at, nodes.length, Math.min(...values), Math.max(...values), ends];
}

/** One line for each stretch of equal stability and each point of the orbit. */
function branchLines(branch: DiagramBranch, family: Family, frame: Frame): FindingLine[] {
  const count = branch.period <= ALL_POINTS ? branch.period : 1;
  const sheets = branch.nodes.map(({ x, value }) => {
    const point = x.slice();
    const map = family.mapAt(value);
    return Array.from({ length: count }, (_, k) => {
      if (k > 0) map?.advance(point, 1);
      return point[frame.coordinate]!;
    });
  });
  const lines: FindingLine[] = [];
  for (let from = 0; from + 1 < branch.nodes.length;) {
    const stable = isStable(branch, from);
    let to = from + 1;
    while (to + 1 < branch.nodes.length && isStable(branch, to) === stable) to++;
    const x = branch.nodes.slice(from, to + 1).map(({ value }) => value / frame.unit);
    for (let k = 0; k < count; k++)
      lines.push({
        label: `${stable ? 'stable' : 'unstable'}, period ${branch.period}`,
        x,
        y: sheets.slice(from, to + 1).map((sheet) => sheet[k]!),
        draw: stable ? 'line' : 'dashed',
        role: stable ? 'stable' : 'unstable',
      });
    from = to;
  }
  return lines;
}

/** Of the piece between node k and the next: at a special point itself stability is not decided, and its neighbour tells. */
function isStable({ nodes }: DiagramBranch, k: number): boolean {
  return (nodes[k + 1]!.stable ?? nodes[k]!.stable) === true;
}

function marks(
  points: readonly { readonly kind: keyof typeof KINDS; readonly value: number; readonly node: { readonly x: Float64Array } }[],
  frame: Frame,
): FindingLine[] {
  return (Object.keys(KINDS) as (keyof typeof KINDS)[]).flatMap((kind): FindingLine[] => {
    const here = points.filter((point) => point.kind === kind);
    if (here.length === 0) return [];
    const x = here.map(({ value }) => value / frame.unit);
    return [{ label: KINDS[kind], x, y: here.map(({ node }) => node.x[frame.coordinate]!), draw: 'points', role: 'other' }];
  });
}
