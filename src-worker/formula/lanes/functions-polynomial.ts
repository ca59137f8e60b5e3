/** Polynomials in a shape that keeps several multiplications in flight. */
import type { LaneCode } from './lane-code';

/**
 * Σ cₖ·xᵏ by Estrin's scheme: neighbours are joined by x, then by x², x⁴, …; the sum is rounded ⌈log₂ n⌉ times along its longest
 * path instead of n times.
 */
export function polynomial<Value, Mask>(code: LaneCode<Value, Mask>, coefficients: readonly number[], x: Value): Value {
  let terms = coefficients.map((c) => code.number(c));
  for (let power = x; terms.length > 1; power = code.multiply(power, power)) {
    const pairs: Value[] = [];
    for (let k = 0; k < terms.length; k += 2) {
      const odd = terms[k + 1];
      pairs.push(odd === undefined ? terms[k]! : code.add(terms[k]!, code.multiply(odd, power)));
    }
    terms = pairs;
    if (terms.length === 1) break;
  }
  return terms[0]!;
}
