/** A leaf of a nested definition: `path` in dots (`rule.learningRate.text`), its value as a number or a text. */
export interface Leaf {
  readonly path: string;
  readonly num: number | null;
  readonly txt: string | null;
}

/** Longer definitions (a start of 80 000 coordinates) are kept whole in run_config and only in part here. */
const MOST = 256;

/** Flattens plain data into leaves, depth first, at most 256 of them; booleans become 0 and 1, null has no leaf. */
export function leavesOf(value: unknown): readonly Leaf[] {
  const leaves: Leaf[] = [];
  collect(value, '', leaves);
  return leaves;
}

function collect(value: unknown, path: string, leaves: Leaf[]): void {
  if (leaves.length >= MOST) return;
  if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) collect(item, path === '' ? key : `${path}.${key}`, leaves);
  } else if (typeof value === 'string') {
    leaves.push({ path, num: null, txt: value.slice(0, 1000) });
  } else if (typeof value === 'boolean' || (typeof value === 'number' && !Number.isNaN(value))) {
    leaves.push({ path, num: Number(value), txt: null });
  }
}
