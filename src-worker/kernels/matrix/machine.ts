/** Runs products on one memory, in WebAssembly or JavaScript, in calls of at most about a millisecond. */
import { compileModule, instantiate, newMemory, webAssemblyExists } from '../../formula/wasm/host';
import type { WasmModule } from '../../formula/wasm/host';
import type { Backend, Proceed } from '../lane-map';
import { FIELD, type Product, RECORD_BYTES, operations, writeRecord } from './product';
import { javascriptProduct } from './product-javascript';
import { productModule } from './product-wasm';

/** Operations of one call: half a millisecond to a millisecond at what each form reaches (about 20 and 1.5 per nanosecond). */
const OPERATIONS: Readonly<Record<Backend, number>> = { wasm: 10_000_000, javascript: 1_000_000 };
const PAGE = 65_536;

export interface Machine {
  readonly backend: Backend;
  readonly memory: Float64Array<ArrayBuffer>;
  product(record: number, from: number, to: number): void;
  steps(records: number, length: number, parity: number, count: number): void;
}

/** The products of an even step and of an odd one, in records one behind the other. */
export interface Program {
  readonly records: number;
  readonly even: readonly Product[];
  readonly odd: readonly Product[];
}

let compiled: WasmModule | undefined;

/** A machine with a memory of at least `bytes` zeros, below 2 GiB. `backend` absent = WebAssembly where it exists. */
export function machine(bytes: number, backend?: Backend): Machine {
  if (backend === 'javascript' || !webAssemblyExists()) return javascriptMachine(new ArrayBuffer((bytes + 7) & ~7));
  compiled ??= compileModule(productModule());
  const memory = newMemory(Math.ceil(bytes / PAGE));
  const { product, steps } = instantiate(compiled, memory) as unknown as Pick<Machine, 'product' | 'steps'>;
  return { backend: 'wasm', memory: new Float64Array(memory.buffer), product, steps };
}

function javascriptMachine(buffer: ArrayBuffer): Machine {
  const product = javascriptProduct(buffer);
  const words = new Int32Array(buffer);
  const steps: Machine['steps'] = (records, length, parity, count) => {
    for (let t = 0; t < count; t++)
      for (let n = 0; n < length; n++) {
        const record = records + RECORD_BYTES * (n + length * ((parity + t) & 1));
        product(record, 0, rowPanelsAt(words, record));
      }
  };
  return { backend: 'javascript', memory: new Float64Array(buffer), product, steps };
}

function rowPanelsAt(words: Int32Array, record: number): number {
  return words[(record + FIELD.rowPanels) >> 2]!;
}

export function writeProgram({ memory }: Machine, { records, even, odd }: Program): void {
  [...even, ...odd].forEach((product, n) => writeRecord(memory.buffer, records + RECORD_BYTES * n, product));
}

/** Does `count` steps, the first an even one; answers how many are complete, fewer only if `proceed` ended it. */
export function runSteps(at: Machine, program: Program, count: number, proceed: Proceed): number {
  const perStep = program.even.reduce((sum, product) => sum + operations(product), 0);
  const most = Math.floor(OPERATIONS[at.backend] / perStep);
  let done = 0;
  while (done < count && proceed()) {
    const parity = done & 1;
    if (most >= 1) {
      const steps = Math.min(most, count - done);
      at.steps(program.records, program.even.length, parity, steps);
      done += steps;
    } else if (longStep(at, program, parity, proceed)) done++;
    else break;
  }
  return done;
}

/** One step, some rows of tiles at a time; false if it was ended before its last. */
function longStep(at: Machine, program: Program, parity: number, proceed: Proceed): boolean {
  const products = parity === 0 ? program.even : program.odd;
  return products.every((product, n) => runProduct(at, product, program.records + RECORD_BYTES * (n + parity * products.length), proceed));
}

/** The product whose record is at `record`, some rows of tiles at a time; false if `proceed` ended it. */
export function runProduct(at: Machine, product: Product, record: number, proceed: Proceed): boolean {
  const panels = product.out.rows / 4;
  const rows = Math.max(1, Math.floor((OPERATIONS[at.backend] * panels) / operations(product)));
  for (let from = 0; from < panels; from += rows) {
    if (!proceed()) return false;
    at.product(record, from, Math.min(panels, from + rows));
  }
  return true;
}
