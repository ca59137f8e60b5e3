/** Where a label goes that must not cover another one. Pixels; y grows downwards. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const MARGIN = 3;
const MOST_MOVES = 12;

function overlap(a: Box, b: Box): boolean {
  return a.left < b.left + b.width + 6 && b.left < a.left + a.width + 6 && a.top < b.top + b.height && b.top < a.top + a.height;
}

/** `wanted` moved into the area, then up and down in turn by whole lines until it covers none of `taken`; null where there is no room. */
export function placed(wanted: Box, area: Area, taken: readonly Box[]): Box | null {
  const left = Math.max(area.left + MARGIN, Math.min(wanted.left, area.right - MARGIN - wanted.width));
  const inside = (top: number) => Math.max(area.top + MARGIN, Math.min(top, area.bottom - MARGIN - wanted.height));
  const start = inside(wanted.top);
  for (let move = 0; move <= MOST_MOVES; move++) {
    const side = move % 2 === 0 ? 1 : -1;
    const top = inside(start + side * Math.ceil(move / 2) * wanted.height);
    const box = { ...wanted, left, top };
    if (!taken.some((other) => overlap(box, other))) return box;
  }
  return null;
}
