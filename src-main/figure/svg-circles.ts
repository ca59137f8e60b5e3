/** Skia writes a circle as some sixty curves; in a figure of a thousand points that is megabytes. */

const CURVE = /Q(-?[\d.e+-]+) (-?[\d.e+-]+) (-?[\d.e+-]+) (-?[\d.e+-]+)/g;
/** Fewer curves are a letter or a rounded corner. */
const FEWEST = 24;

/** The SVG with circles as two arcs; every other outline is left as it is. */
export function withArcs(svg: string): string {
  return svg.replace(/ d="M[^"A-PR-Y]{400,}"/g, (whole) => {
    const arc = arcOf(whole.slice(4, -1));
    return arc === null ? whole : ` d="${arc}"`;
  });
}

/** Arcs for an outline whose points lie on a circle around their middle; null for any other. */
function arcOf(outline: string): string | null {
  const ends = [...outline.matchAll(CURVE)].map((match) => [Number(match[3]), Number(match[4])] as const);
  if (ends.length < FEWEST || outline.replace(CURVE, '').replace(/^M-?[\d.e+-]+ -?[\d.e+-]+Z?$/, '') !== '') return null;
  const [xs, ys] = [ends.map(([x]) => x), ends.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const [cx, cy, r] = [(left + right) / 2, (top + bottom) / 2, (right - left) / 2];
  if (!ends.every(([x, y]) => Math.abs(Math.hypot(x - cx, y - cy) - r) < 0.01)) return null;
  const text = (value: number) => String(Number(value.toFixed(4)));
  const half = (x: number) => `A${text(r)} ${text(r)} 0 1 1 ${text(x)} ${text(cy)}`;
  return `M${text(right)} ${text(cy)}${half(left)}${half(right)}Z`;
}
