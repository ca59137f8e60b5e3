import { ConstantTable } from '../../src-worker/formula/lanes/constant-table';
import { JavaScriptCode } from '../../src-worker/formula/lanes/javascript-code';
import type { Kernel, KernelCode } from '../../src-worker/formula/lanes/kernel-code';
import { SPARE_BYTES, WasmCode } from '../../src-worker/formula/lanes/wasm-code';
import { I32, ModuleWriter } from '../../src-worker/formula/wasm/encoder';
import { MEMORY_IMPORT, compileModule, instantiate, newMemory } from '../../src-worker/formula/wasm/host';

/** Writes a kernel of `parameters` whole numbers against either form of code. */
export type Write = <Value, Mask>(code: KernelCode<Value, Mask>) => void;

export interface Runnable {
  readonly kernel: Kernel;
  readonly buffer: ArrayBuffer;
}

const CONSTANTS = 65536;

/** As WebAssembly, over a memory of `pages`; the last page holds its constants. */
export function asWasm(parameters: number, write: Write, pages = 2): Runnable {
  const table = new ConstantTable(CONSTANTS * (pages - 1));
  const module = new ModuleWriter(MEMORY_IMPORT);
  module.addFunction('kernel', { parameters: Array.from({ length: parameters }, () => I32), results: [] }, (code) =>
    write(new WasmCode(code, table, table.address + SPARE_BYTES)),
  );
  const memory = newMemory(pages);
  new BigUint64Array(memory.buffer, table.address).set(table.values);
  return { kernel: instantiate(compileModule(module.bytes()), memory).kernel as Kernel, buffer: memory.buffer };
}

export function asJavaScript(parameters: number, write: Write, pages = 2): Runnable {
  const code = new JavaScriptCode(parameters);
  write(code);
  const buffer = new ArrayBuffer(pages * 65536);
  return { kernel: code.compile(buffer), buffer };
}

/** Straight-line code from some values to some values. */
export type Formula = <Value, Mask>(code: KernelCode<Value, Mask>, inputs: readonly Value[]) => readonly Value[];

/** Outputs of the formula, out[output][lane], for inputs[input][lane]; each form in its turn. */
export function evaluateLanes(
  formula: Formula,
  inputs: readonly (readonly number[])[],
): { readonly wasm: number[][]; readonly javascript: number[][] } {
  const count = inputs[0]?.length ?? 0;
  const padded = count + (count % 2);
  let outputs = 0;
  const write: Write = (code) => {
    const from = code.pointer(code.parameter(0));
    code.repeat(code.parameter(2), () => {
      const values = formula(
        code,
        inputs.map((_, i) => code.load(from, i, code.parameter(1), 0)),
      );
      outputs = values.length;
      values.forEach((value, i) => code.store(from, inputs.length + i, code.parameter(1), 0, value));
      code.move(from, code.parameter(3));
    });
  };
  const run = ({ kernel, buffer }: Runnable, width: number) => {
    const doubles = new Float64Array(buffer);
    inputs.forEach((row, i) => doubles.set(row, i * padded));
    kernel(0, 8 * padded, padded / width, 8 * width);
    return Array.from({ length: outputs }, (_, i) => Array.from(doubles.slice((inputs.length + i) * padded).subarray(0, count)));
  };
  const pages = 2 + Math.ceil((padded * 8 * (inputs.length + 16)) / 65536);
  return { wasm: run(asWasm(4, write, pages), 2), javascript: run(asJavaScript(4, write, pages), 1) };
}

/** Bits as text; every NaN is the same. */
export const bitsOf = (value: number) =>
  value !== value ? 'NaN' : new BigUint64Array(Float64Array.of(value).buffer)[0]!.toString(16).padStart(16, '0');
