/** The last iterates of a run, kept in a ring. */

const ITERATES = 4_096;
/** At most this many numbers are kept, but never fewer than LEAST iterates. */
const NUMBERS = 2 ** 21;
const LEAST = 64;

export class Tail {
  private readonly ring: Float64Array;
  private readonly capacity: number;
  private pushed = 0;

  /** For vectors of length n and a run of at most `steps` steps. */
  constructor(
    private readonly n: number,
    steps: number,
  ) {
    this.capacity = Math.min(ITERATES, Math.max(LEAST, Math.floor(NUMBERS / n)), steps + 1);
    this.ring = new Float64Array(this.capacity * n);
  }

  push(x: Float64Array): void {
    const row = (this.pushed % this.capacity) * this.n;
    for (let i = 0; i < this.n; i++) this.ring[row + i] = x[i]!;
    this.pushed++;
  }

  get count(): number {
    return Math.min(this.pushed, this.capacity);
  }

  /** Row-major count × n, oldest first. */
  rows(): Float64Array {
    if (this.pushed <= this.capacity) return this.ring.slice(0, this.pushed * this.n);
    const oldest = (this.pushed % this.capacity) * this.n;
    const rows = new Float64Array(this.ring.length);
    rows.set(this.ring.subarray(oldest), 0);
    rows.set(this.ring.subarray(0, oldest), this.ring.length - oldest);
    return rows;
  }
}
