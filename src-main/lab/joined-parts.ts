/** Parts of a picture that lie side by side, as one: fewer messages to the window. */
import type { RasterLayer, RasterPart } from '../../src-shared/sweep-views';

/** The same bytes in as few rectangles as a single pass over the parts finds: neighbours that were finished one after the other. */
export function joined(parts: readonly RasterPart[]): readonly RasterPart[] {
  const sorted = [...parts].sort((a, b) => a.y - b.y || a.x - b.x);
  const groups: RasterPart[][] = [];
  for (const part of sorted) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (
      group &&
      last &&
      (beside(last, part) || above(last, part)) &&
      (group.length < 2 || beside(group[0]!, group[1]!) === beside(last, part))
    )
      group.push(part);
    else groups.push([part]);
  }
  return groups.map((group) => (group.length === 1 ? group[0]! : together(group)));
}

const beside = (a: RasterPart, b: RasterPart) => a.y === b.y && a.rows === b.rows && a.x + a.columns === b.x;
const above = (a: RasterPart, b: RasterPart) => a.x === b.x && a.columns === b.columns && a.y + a.rows === b.y;

function together(group: readonly RasterPart[]): RasterPart {
  const [first, second] = [group[0]!, group[1]!];
  const wide = beside(first, second);
  const columns = wide ? group.reduce((sum, part) => sum + part.columns, 0) : first.columns;
  const rows = wide ? first.rows : group.reduce((sum, part) => sum + part.rows, 0);
  const layers: Partial<Record<RasterLayer, Uint8Array>> = {};
  for (const layer of Object.keys(first.layers) as RasterLayer[]) {
    const bytes = new Uint8Array(columns * rows);
    for (const part of group) {
      const own = part.layers[layer];
      for (let row = 0; own && row < part.rows; row++)
        bytes.set(own.subarray(row * part.columns, (row + 1) * part.columns), (part.y - first.y + row) * columns + part.x - first.x);
    }
    layers[layer] = bytes;
  }
  const lyapunov = strip(group, ({ lyapunov: own }) => own);
  const diverged = strip(group, ({ diverged: own }) => own);
  return {
    x: first.x,
    y: first.y,
    columns,
    rows,
    layers,
    ...(wide && lyapunov ? { lyapunov: Float64Array.from(lyapunov) } : {}),
    ...(wide && diverged ? { diverged: Uint16Array.from(diverged) } : {}),
  };
}

function strip(group: readonly RasterPart[], of: (part: RasterPart) => Float64Array | Uint16Array | undefined): number[] | null {
  const values = group.map(of);
  return values.every((one) => one !== undefined) ? values.flatMap((one) => Array.from(one)) : null;
}
