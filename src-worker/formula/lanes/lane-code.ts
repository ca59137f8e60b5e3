/**
 * Straight-line code over lanes: what a formula, an elementary function or a kernel is written against, once. One implementation
 * emits WebAssembly SIMD (two lanes a value), the other JavaScript (one lane a value); both do the same IEEE operations in the
 * same order, without fused multiply-adds, so that their results agree bit for bit.
 */
export interface LaneCode<Value, Mask> {
  number(value: number): Value;
  add(a: Value, b: Value): Value;
  subtract(a: Value, b: Value): Value;
  multiply(a: Value, b: Value): Value;
  divide(a: Value, b: Value): Value;
  negate(a: Value): Value;
  abs(a: Value): Value;
  sqrt(a: Value): Value;
  /** As Math.min and Math.max: NaN if either is, −0 below +0. */
  min(a: Value, b: Value): Value;
  max(a: Value, b: Value): Value;
  /** To the nearest integer, ties to even. */
  nearest(a: Value): Value;
  floor(a: Value): Value;
  /** |a| with the sign of b. */
  copySign(a: Value, b: Value): Value;
  less(a: Value, b: Value): Mask;
  lessOrEqual(a: Value, b: Value): Mask;
  /** False where either is NaN. */
  equal(a: Value, b: Value): Mask;
  and(a: Mask, b: Mask): Mask;
  or(a: Mask, b: Mask): Mask;
  not(a: Mask): Mask;
  select(condition: Mask, whereTrue: Value, whereFalse: Value): Value;
  /** 2^k for whole k in [−1022, 1023]; anything elsewhere. */
  powerOfTwo(k: Value): Value;
  /** Of a normal positive number m·2^k with m in [1, 2): k, and m. Anything elsewhere. */
  exponent(a: Value): Value;
  mantissa(a: Value): Value;
}
