/**
 * The loss of a network of one hidden tanh layer, out(x) = Σ_k v_k tanh(w_k x + b_k) + c, and half the mean square error over N
 * samples: gradient by back-propagation, Hessian-vector products by Pearlmutter's R-operator (Neural Computation 6, 1994), both
 * exact. Coordinates: w₁ … w_H, b₁ … b_H, v₁ … v_H, c.
 */
import * as jets from '../engine/jets';
import type { Loss } from '../engine/problem';

type Derivatives = Pick<Loss, 'value' | 'gradient' | 'hessianVector'> & Required<Pick<Loss, 'taylorAlong'>>;

/** The derivatives for `hidden` neurons and the samples (inputs, outputs), of equal length. */
export function networkLoss(hidden: number, inputs: readonly number[], outputs: readonly number[]): Derivatives {
  const count = inputs.length;
  const b = hidden;
  const v = 2 * hidden;
  const c = 3 * hidden;
  const activations = new Float64Array(hidden);

  /** The residual at sample i; leaves the activations behind. */
  function residual(x: Float64Array, i: number): number {
    let out = x[c]!;
    for (let k = 0; k < hidden; k++) {
      const t = Math.tanh(x[k]! * inputs[i]! + x[b + k]!);
      activations[k] = t;
      out += x[v + k]! * t;
    }
    return out - outputs[i]!;
  }

  function value(x: Float64Array): number {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += residual(x, i) ** 2;
    return sum / (2 * count);
  }

  function gradient(x: Float64Array, out: Float64Array): void {
    out.fill(0);
    for (let i = 0; i < count; i++) {
      const r = residual(x, i) / count;
      out[c]! += r;
      for (let k = 0; k < hidden; k++) {
        const t = activations[k]!;
        const back = r * x[v + k]! * (1 - t * t);
        out[k]! += back * inputs[i]!;
        out[b + k]! += back;
        out[v + k]! += r * t;
      }
    }
  }

  const rates = new Float64Array(hidden);

  function hessianVector(x: Float64Array, d: Float64Array, out: Float64Array): void {
    out.fill(0);
    for (let i = 0; i < count; i++) {
      const r = residual(x, i) / count;
      let rate = d[c]!;
      for (let k = 0; k < hidden; k++) {
        const t = activations[k]!;
        rates[k] = (1 - t * t) * (d[k]! * inputs[i]! + d[b + k]!);
        rate += d[v + k]! * t + x[v + k]! * rates[k]!;
      }
      rate /= count;
      out[c]! += rate;
      for (let k = 0; k < hidden; k++) {
        const t = activations[k]!;
        const slope = 1 - t * t;
        const back = (rate * x[v + k]! + r * d[v + k]!) * slope - 2 * r * x[v + k]! * t * rates[k]!;
        out[k]! += back * inputs[i]!;
        out[b + k]! += back;
        out[v + k]! += rate * t + r * rates[k]!;
      }
    }
  }

  function taylorAlong(x: Float64Array, d: Float64Array, order: number): jets.Jet {
    const line = (i: number, factor = 1) => {
      const jet = jets.constant(factor * x[i]!, order);
      if (order > 0) jet[1] = factor * d[i]!;
      return jet;
    };
    let sum = jets.constant(0, order);
    inputs.forEach((input, i) => {
      let r = line(c);
      r[0]! -= outputs[i]!;
      for (let k = 0; k < hidden; k++)
        r = jets.add(r, jets.multiply(line(v + k), jets.hyperbolicTangent(jets.add(line(k, input), line(b + k)))));
      sum = jets.add(sum, jets.multiply(r, r));
    });
    return jets.scale(sum, 1 / (2 * count));
  }

  return { value, gradient, hessianVector, taylorAlong };
}
