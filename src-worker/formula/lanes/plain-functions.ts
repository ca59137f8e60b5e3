/** The functions that need no series. */
import type { FunctionName } from '../../engine/dag';
import type { LaneCode } from './lane-code';

export function applyFunction<Value, Mask>(code: LaneCode<Value, Mask>, name: FunctionName, a: Value): Value {
  if (name === 'sqrt') return code.sqrt(a);
  if (name === 'abs') return code.abs(a);
  throw new Error(`${name} has no lane code`);
}

export function power<Value, Mask>(_code: LaneCode<Value, Mask>, _a: Value, _b: Value): Value {
  throw new Error('power has no lane code');
}

export const hasLaneCode = (name: FunctionName) => name === 'sqrt' || name === 'abs';
