/** The orbits that lanes settle on, where they have more than one point: all points in one array. */

/** Points there is room for at first. */
const FIRST = 64;

export class Orbits {
  /** The place of a lane's first point, and how many it has; 0 = none. Points lie one behind the other, n numbers each. */
  readonly first: Int32Array;
  readonly length: Int32Array;
  points: Float64Array;
  private used = 0;

  constructor(
    private readonly dimension: number,
    count: number,
  ) {
    this.first = new Int32Array(count);
    this.length = new Int32Array(count);
    this.points = new Float64Array(FIRST * dimension);
  }

  /** True if no lane has one. */
  get none(): boolean {
    return this.used === 0;
  }

  /** Room for an orbit of `length` points: where it begins among the numbers of `points`. It stays the lane's from `keep` on. */
  room(length: number): number {
    const end = (this.used + length) * this.dimension;
    if (end > this.points.length) {
      const larger = new Float64Array(Math.max(end, 2 * this.points.length));
      larger.set(this.points);
      this.points = larger;
    }
    return this.used * this.dimension;
  }

  /** The points written last are the lane's. */
  keep(lane: number, length: number): void {
    this.first[lane] = this.used;
    this.length[lane] = length;
    this.used += length;
  }
}
