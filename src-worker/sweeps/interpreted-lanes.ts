/** Lanes of a formula through its tape, one after the other. */
import { lossFromExpression } from '../formula/loss';
import type { LaneBatch, LaneMap, LaneMapSource } from '../kernels/lane-map';
import { lossLanes } from './loss-lanes';

export function laneMap({ expression, laneParameters }: LaneMapSource): LaneMap {
  const n = expression.dag.variables.length;
  const base = lossFromExpression(expression);
  const of = (batch: LaneBatch) =>
    lossLanes(n, (lane) => {
      if (laneParameters.length === 0) return base;
      const parameters = expression.parameters.slice();
      laneParameters.forEach((index, m) => (parameters[index] = batch.parameters[m * batch.count + lane]!));
      return lossFromExpression({ ...expression, parameters });
    });
  return {
    dimension: n,
    backend: 'javascript',
    advance: (batch, ...rest) => of(batch).advance(batch, ...rest),
    bin: (batch, ...rest) => of(batch).bin(batch, ...rest),
    record: (batch, ...rest) => of(batch).record(batch, ...rest),
    lyapunov: (batch, ...rest) => of(batch).lyapunov(batch, ...rest),
    escape: (batch, ...rest) => of(batch).escape(batch, ...rest),
    loss: (batch, out) => of(batch).loss(batch, out),
  };
}
