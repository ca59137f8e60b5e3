/**
 * Exact gradients and Hessian-vector products of a tape in time proportional to its length: reverse sweeps, for the product
 * over pairs (value, derivative along v). Griewank & Walther, Evaluating Derivatives (2nd ed., 2008), chapters 3 and 5.
 */
import { powerOf } from '../engine/scalar-functions';
import { ADD, CONSTANT, DIVIDE, forward, MAX, MULTIPLY, NEGATE, POWER, SQUARE, SUBTRACT, type Tape, UNARY, WHOLE } from './tape';

export interface Sweeps {
  readonly value: (x: Float64Array) => number;
  readonly gradient: (x: Float64Array, out: Float64Array) => void;
  /** Writes ∇²f(x) v into `out`. */
  readonly hessianVector: (x: Float64Array, v: Float64Array, out: Float64Array) => void;
}

/** Partial derivatives of one operation: p = ∂a, q = ∂b, second ones paa, pab, qbb. */
interface Partials {
  p: number;
  q: number;
  paa: number;
  pab: number;
  qbb: number;
}

/** Sweeps over a tape, which they use as scratch; gradients at kinks are those of one side. */
export function sweepsOf(tape: Tape): Sweeps {
  const { ops, slots, left, right, values, inputs, variables, root } = tape;
  const adjoint = new Float64Array(values.length);
  const tangent = new Float64Array(values.length);
  const adjointTangent = new Float64Array(values.length);
  const partials: Partials = { p: 0, q: 0, paa: 0, pab: 0, qbb: 0 };

  function gradient(x: Float64Array, out: Float64Array): void {
    forward(tape, x);
    adjoint.fill(0);
    adjoint[root] = 1;
    for (let k = ops.length - 1; k >= 0; k--) {
      const bar = adjoint[slots[k]!]!;
      if (bar === 0) continue;
      partialsOf(tape, k, partials, false);
      adjoint[left[k]!]! += bar * partials.p;
      if (isBinary(ops[k]!)) adjoint[right[k]!]! += bar * partials.q;
    }
    out.fill(0);
    for (let i = 0; i < inputs.length; i++) out[variables[i]!]! += adjoint[inputs[i]!]!;
  }

  function hessianVector(x: Float64Array, v: Float64Array, out: Float64Array): void {
    forward(tape, x);
    for (let i = 0; i < inputs.length; i++) tangent[inputs[i]!] = v[variables[i]!]!;
    for (let k = 0; k < ops.length; k++) {
      partialsOf(tape, k, partials, false);
      const along = partials.p * tangent[left[k]!]!;
      tangent[slots[k]!] = isBinary(ops[k]!) ? along + partials.q * tangent[right[k]!]! : along;
    }
    adjoint.fill(0);
    adjointTangent.fill(0);
    adjoint[root] = 1;
    for (let k = ops.length - 1; k >= 0; k--) {
      const bar = adjoint[slots[k]!]!;
      const barTangent = adjointTangent[slots[k]!]!;
      if (bar === 0 && barTangent === 0) continue;
      partialsOf(tape, k, partials, true);
      const { p, q, paa, pab, qbb } = partials;
      const a = left[k]!;
      const ta = tangent[a]!;
      adjoint[a]! += bar * p;
      if (isBinary(ops[k]!)) {
        const b = right[k]!;
        const tb = tangent[b]!;
        adjoint[b]! += bar * q;
        adjointTangent[a]! += barTangent * p + bar * (paa * ta + pab * tb);
        adjointTangent[b]! += barTangent * q + bar * (pab * ta + qbb * tb);
      } else adjointTangent[a]! += barTangent * p + bar * paa * ta;
    }
    out.fill(0);
    for (let i = 0; i < inputs.length; i++) out[variables[i]!]! += adjointTangent[inputs[i]!]!;
  }

  return { value: (x) => forward(tape, x), gradient, hessianVector };
}

/** Operations whose second operand may depend on variables; powers with a constant exponent are not among them. */
function isBinary(op: number): boolean {
  return op <= DIVIDE || op >= POWER;
}

function partialsOf(tape: Tape, k: number, out: Partials, second: boolean): void {
  const { values } = tape;
  const a = values[tape.left[k]!]!;
  const b = values[tape.right[k]!]!;
  const value = values[tape.slots[k]!]!;
  out.q = out.paa = out.pab = out.qbb = 0;
  switch (tape.ops[k]!) {
    case ADD:
      out.p = out.q = 1;
      return;
    case SUBTRACT:
      out.p = 1;
      out.q = -1;
      return;
    case MULTIPLY:
      out.p = b;
      out.q = a;
      out.pab = 1;
      return;
    case DIVIDE:
      out.p = 1 / b;
      out.q = -value / b;
      if (second) {
        out.pab = -1 / (b * b);
        out.qbb = (2 * value) / (b * b);
      }
      return;
    case NEGATE:
      out.p = -1;
      return;
    case UNARY: {
      const { slope, curvature } = tape.functions[k]!;
      out.p = slope(a, value);
      if (second) out.paa = curvature(a, value, out.p);
      return;
    }
    case SQUARE:
      out.p = 2 * a;
      out.paa = 2;
      return;
    case WHOLE:
    case CONSTANT:
      out.p = b === 0 ? 0 : b * powerOf(a, b - 1);
      if (second) out.paa = b === 0 || b === 1 ? 0 : b * (b - 1) * powerOf(a, b - 2);
      return;
    case POWER: {
      const log = Math.log(a);
      out.p = b * powerOf(a, b - 1);
      out.q = value * log;
      if (second) {
        out.paa = b * (b - 1) * powerOf(a, b - 2);
        out.pab = powerOf(a, b - 1) * (1 + b * log);
        out.qbb = value * log * log;
      }
      return;
    }
    case MAX:
      out.p = a > b ? 1 : 0;
      out.q = 1 - out.p;
      return;
    default:
      out.p = a < b ? 1 : 0;
      out.q = 1 - out.p;
  }
}
