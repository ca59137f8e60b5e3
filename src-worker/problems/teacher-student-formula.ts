import type { Expression } from '../engine/dag';
import { expressionOf } from '../formula/expression-of';

/**
 * The population loss in two dimensions written out: q and p the parts of w along and across the teacher, a = 2 arctan(p/(ρ + q))
 * their angle. Not defined for w = 0 and w against the teacher.
 */
export function writtenOut(teacher: Float64Array, kappa: number): () => Expression {
  const [t1, t2] = [teacher[0]!, teacher[1]!];
  const T = Math.hypot(t1, t2);
  const q = '(w1*u1 + w2*u2)';
  const p = 'abs(w2*u1 - w1*u2)';
  const rho = 'sqrt(w1^2 + w2^2)';
  const text = `kappa*(((v*w1 - T*u1)^2 + (v*w2 - T*u2)^2)/2 - v*T/pi*(${p} - 2*atan(${p}/(${rho} + ${q}))*${q}))`;
  return () => expressionOf(text, ['v', 'w1', 'w2'], { kappa, T, u1: t1 / T, u2: t2 / T });
}
