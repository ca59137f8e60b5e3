/** Kernels of one formula, compiled when first asked for, and the memory they work in. */
import { ConstantTable } from '../formula/lanes/constant-table';
import { JavaScriptCode } from '../formula/lanes/javascript-code';
import type { Kernel, KernelCode } from '../formula/lanes/kernel-code';
import type { LaneFormula } from '../formula/lanes/lane-formula';
import { SPARE_BYTES, WasmCode } from '../formula/lanes/wasm-code';
import { I32, ModuleWriter } from '../formula/wasm/encoder';
import type { Signature } from '../formula/wasm/encoder';
import { MEMORY_IMPORT, compileModule, instantiate, newMemory } from '../formula/wasm/host';
import type { WasmMemory } from '../formula/wasm/host';
import { writeEscape } from './escape-template';
import { ARGUMENTS } from './lane-group';
import type { KernelShape } from './lane-group';
import type { Backend } from './lane-map';
import { writeAdvance, writeBin, writeGrowth, writeLoss, writeLyapunov, writeRecord } from './templates';
import { vectorsFor } from './vector-count';

export type KernelKind =
  | { readonly kind: 'advance' | 'record' | 'lyapunov' | 'growth' | 'loss' }
  | { readonly kind: 'bin'; readonly coordinate: number }
  | { readonly kind: 'escape'; readonly resting: boolean; readonly unrolled: number };

/** A compiled kernel and how often it has been called. */
export interface CompiledKernel {
  readonly run: Kernel;
  calls: number;
}

const PAGE = 65536;

export class KernelSet {
  private readonly kernels = new Map<string, CompiledKernel>();
  private readonly counts = new Map<string, number>();
  private readonly wasm: WasmMemory | null;
  private plain = new ArrayBuffer(0);
  /** Where the next kernel's constants go. */
  private constants = 0;

  constructor(
    readonly formula: LaneFormula,
    readonly backend: Backend,
  ) {
    this.wasm = backend === 'wasm' ? newMemory(1) : null;
  }

  /** The memory from byte 0 on; the kernels' constants lie before `start`. */
  get buffer(): ArrayBuffer {
    return this.wasm?.buffer ?? this.plain;
  }

  /** Where data may begin. */
  get start(): number {
    return this.wasm === null ? 0 : PAGE;
  }

  /** Makes room for `bytes` of data from `start` on. */
  reserve(bytes: number): void {
    const missing = Math.ceil((this.start + bytes - this.buffer.byteLength) / PAGE);
    if (missing <= 0) return;
    if (this.wasm !== null) this.wasm.grow(missing);
    else {
      // Kernels in JavaScript hold the buffer they were made for.
      this.plain = new ArrayBuffer(this.plain.byteLength + missing * PAGE);
      this.kernels.clear();
    }
  }

  /** Values that a kernel works on side by side. */
  vectors(kind: KernelKind['kind']): number {
    const known = this.counts.get(kind) ?? vectorsFor(kind, this.formula, this.backend);
    this.counts.set(kind, known);
    return known;
  }

  /** Lanes of one group. */
  lanes(kind: KernelKind['kind']): number {
    return this.vectors(kind) * (this.backend === 'wasm' ? 2 : 1);
  }

  /** The kernel for the memory as it is now; its parameters are ARGUMENTS. */
  kernel(kind: KernelKind, scheduled: boolean): CompiledKernel {
    const key = JSON.stringify([kind, scheduled]);
    const known = this.kernels.get(key);
    if (known !== undefined) return known;
    const shape: KernelShape = { formula: this.formula, vectors: this.vectors(kind.kind), scheduled };
    const kernel = { run: this.wasm === null ? this.inJavaScript(kind, shape) : this.inWasm(kind, shape, this.wasm), calls: 0 };
    this.kernels.set(key, kernel);
    return kernel;
  }

  private inJavaScript(kind: KernelKind, shape: KernelShape): Kernel {
    const code = new JavaScriptCode(ARGUMENTS.length);
    write(code, kind, shape);
    return code.compile(this.plain);
  }

  private inWasm(kind: KernelKind, shape: KernelShape, memory: WasmMemory): Kernel {
    const table = new ConstantTable(this.constants);
    const module = new ModuleWriter(MEMORY_IMPORT);
    const signature: Signature = { parameters: ARGUMENTS.map(() => I32), results: [] };
    module.addFunction('kernel', signature, (code) => write(new WasmCode(code, table, PAGE - SPARE_BYTES), kind, shape));
    this.constants += 8 * table.values.length;
    if (this.constants > PAGE - SPARE_BYTES) throw new Error('too many constants');
    new BigUint64Array(memory.buffer, table.address).set(table.values);
    return instantiate(compileModule(module.bytes()), memory).kernel as Kernel;
  }
}

function write<Value, Mask>(code: KernelCode<Value, Mask>, kind: KernelKind, shape: KernelShape): void {
  switch (kind.kind) {
    case 'advance':
      return writeAdvance(code, shape);
    case 'record':
      return writeRecord(code, shape);
    case 'lyapunov':
      return writeLyapunov(code, shape);
    case 'growth':
      return writeGrowth(code, shape);
    case 'loss':
      return writeLoss(code, shape);
    case 'bin':
      return writeBin(code, shape, kind.coordinate);
    case 'escape':
      return writeEscape(code, { ...shape, ...kind });
  }
}
