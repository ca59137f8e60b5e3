import { FUNCTIONS } from '../../src-worker/engine/dag';
import { applyFunction, applyPower } from '../../src-worker/formula/lanes/functions';
import { evaluateLanes } from './lanes-run';

const COUNT = 5000;

/** 10⁵ results and more of either form of all functions, at arguments made by exact operations alone; every NaN is the same. */
export function evaluateAll(): Uint8Array {
  const wide = Array.from({ length: COUNT }, (_, i) => ((i * 40503) % 65536) - 32768);
  const a = wide.map((k, i) => (k / 32768) * 2 ** [-60, -2, 0, 2, 9][i % 5]!);
  const b = wide.map((k, i) => (wide[(i + 17) % COUNT]! * k) / 2 ** 26);
  const { wasm, javascript } = evaluateLanes(
    (code, [x, y]) => [...FUNCTIONS.slice(0, 10).map((name) => applyFunction(code, name, x!)), applyPower(code, code.abs(x!), y!)],
    [a, b],
  );
  const rest = evaluateLanes((code, [x]) => FUNCTIONS.slice(10).map((name) => applyFunction(code, name, x!)), [a]);
  const all = [wasm, javascript, rest.wasm, rest.javascript].flat(2).map((value) => (value === value ? value : NaN));
  return new Uint8Array(Float64Array.from(all).buffer);
}
