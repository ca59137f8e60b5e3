/** A map that depends on one parameter λ: the learning rate η, or a numeric parameter of the problem. */
import type { Params } from '../../../src-shared/spec';
import type { Loss, Problem } from '../../engine/problem';
import { createMap, type GradientMap } from '../map';
import { exactParameterSlope } from './parameter-slope';

export interface Family {
  readonly dimension: number;
  /** The map at λ, or null where the problem takes no such value. */
  mapAt(value: number): GradientMap | null;
  /**
   * Replaces x (length n) by F^count(x; λ), writes DF^count into `jacobian` (row-major n × n) and ∂F^count/∂λ into `byValue`
   * (length n). False where the problem takes no such value of λ.
   */
  linearise(x: Float64Array, value: number, count: number, jacobian: Float64Array, byValue: Float64Array): boolean;
}

/** The loss at a fixed λ, with the derivative of the map's step in λ. */
interface Member {
  readonly map: GradientMap;
  readonly eta: number;
  /** Writes ∂(−η∇f)/∂λ at x into `out`. */
  slope(x: Float64Array, out: Float64Array): void;
}

/** λ = η: the derivative −∇f is exact. */
export function etaFamily(loss: Loss): Family {
  const member = (eta: number): Member | null =>
    eta > 0
      ? {
          map: createMap(loss, [eta]),
          eta,
          slope(x, out) {
            loss.gradient(x, out);
            for (let i = 0; i < out.length; i++) out[i] = -out[i]!;
          },
        }
      : null;
  return familyOf(loss.dimension, member);
}

/** Weights of the central difference of sixth order for a first derivative, at ±h, ±2h, ±3h. */
const SIXTH_ORDER = [3 / 4, -3 / 20, 1 / 60] as const;
/** Share of |λ| (at least of 1) between the nodes: truncation h⁶ and rounding ε/h are both below 1e-12. */
const NODE_SHARE = 2e-3;

/**
 * λ = the parameter `id` of the problem (a number in `params`), at a constant η. ∂∇f/∂λ is `exact` where the loss has an expression that
 * names the parameter, else a central difference of sixth order: it steers Newton's steps and the tangent only, the points and their
 * multipliers do not depend on it.
 */
export function parameterFamily(
  problem: Problem,
  params: Params,
  id: string,
  eta: number,
  dimension: number,
): { readonly family: Family; readonly exact: boolean } {
  const bind = (value: number): Loss | null => {
    const { parameters } = problem.info;
    const info = parameters.find((parameter) => parameter.id === id);
    if (info?.kind === 'number' && !(value >= info.min && value <= info.max)) return null;
    const bound = problem.bind({ ...params, [id]: value });
    return bound.ok && bound.value.dimension === dimension ? bound.value : null;
  };
  const expression = bind(params[id] as number)?.expression?.();
  const exact = expression ? exactParameterSlope(expression, id) : null;
  const other = new Float64Array(dimension);
  const family = familyOf(dimension, (value) => {
    const loss = bind(value);
    if (loss === null) return null;
    if (exact !== null)
      return {
        map: createMap(loss, [eta]),
        eta,
        slope(x, out) {
          exact(x, value, out);
          for (let i = 0; i < dimension; i++) out[i] = -eta * out[i]!;
        },
      };
    const h = NODE_SHARE * Math.max(Math.abs(value), 1e-3);
    const nodes = SIXTH_ORDER.map((_, k) => [bind(value + (k + 1) * h), bind(value - (k + 1) * h)] as const);
    return {
      map: createMap(loss, [eta]),
      eta,
      slope(x, out) {
        out.fill(0);
        nodes.forEach(([above, below], k) => {
          // At the edge of the allowed values a node is missing: the derivative only steers, zero is safe.
          if (above === null || below === null) return;
          const weight = (-eta * SIXTH_ORDER[k]!) / h;
          above.gradient(x, other);
          for (let i = 0; i < dimension; i++) out[i] = out[i]! + weight * other[i]!;
          below.gradient(x, other);
          for (let i = 0; i < dimension; i++) out[i] = out[i]! - weight * other[i]!;
        });
      },
    };
  });
  return { family, exact: exact !== null };
}

function familyOf(dimension: number, member: (value: number) => Member | null): Family {
  const factor = new Float64Array(dimension * dimension);
  const slope = new Float64Array(dimension);
  const column = new Float64Array(dimension);
  const product = new Float64Array(dimension);
  let last: { readonly value: number; readonly member: Member | null } | null = null;
  const at = (value: number): Member | null => {
    if (last?.value !== value) last = { value, member: member(value) };
    return last.member;
  };
  return {
    dimension,
    mapAt: (value) => at(value)?.map ?? null,
    linearise(x, value, count, jacobian, byValue) {
      const now = at(value);
      if (now === null) return false;
      const { map, eta } = now;
      const start = x.slice();
      byValue.fill(0);
      for (let k = 0; k < count; k++) {
        now.slope(x, slope);
        map.loss.hessianVector(x, byValue, product);
        for (let i = 0; i < dimension; i++) byValue[i] = byValue[i]! - eta * product[i]! + slope[i]!;
        map.advance(x, 1);
      }
      column.set(start);
      map.linearise(column, count, factor);
      jacobian.set(factor);
      return true;
    },
  };
}
