/**
 * Writes WebAssembly modules (binary format, core specification 2.0, chapter 5): functions over one imported memory.
 *
 *     const module = new ModuleWriter(MEMORY_IMPORT);
 *     module.addFunction('double', { parameters: [I32], results: [] }, (code) => {
 *       code.get(0).get(0).load('f64.load').get(0).load('f64.load').op('f64.add').store('f64.store');
 *     });
 *     const { double } = instantiate(compileModule(module.bytes()), newMemory(1)); // of ./host
 *
 * Nothing is checked here: a wrong sequence is refused by `new WebAssembly.Module`.
 */
import { FunctionWriter } from './function-writer';
import { unsigned } from './opcodes';
import type { ValueType } from './function-writer';

export { F64, I32, V128 } from './function-writer';
export type { FunctionWriter, ValueType } from './function-writer';

export interface Signature {
  readonly parameters: readonly ValueType[];
  readonly results: readonly ValueType[];
}

/** The memory a module is given: where it is found among the imports, and its least size in pages of 64 KiB. */
export interface ImportedMemory {
  readonly module: string;
  readonly name: string;
  readonly pages: number;
  /** Present for a shared memory: its largest size in pages. */
  readonly sharedMaximum?: number;
}

interface WrittenFunction {
  readonly name: string | null;
  readonly type: number;
  readonly body: readonly number[];
}

export class ModuleWriter {
  private readonly types: string[] = [];
  private readonly functions: WrittenFunction[] = [];

  constructor(private readonly memory: ImportedMemory) {}

  /** Adds a function, exported under `name` unless that is null; answers its index for `call`. */
  addFunction(name: string | null, signature: Signature, write: (code: FunctionWriter) => void): number {
    const code = new FunctionWriter(signature.parameters.length);
    write(code);
    const type = [0x60, ...list(signature.parameters.map((t) => [t])), ...list(signature.results.map((t) => [t]))].join();
    if (!this.types.includes(type)) this.types.push(type);
    return this.functions.push({ name, type: this.types.indexOf(type), body: code.body() }) - 1;
  }

  /** The module. */
  bytes(): Uint8Array {
    const { memory, types, functions } = this;
    const limits = memory.sharedMaximum === undefined ? [0] : [3];
    const maximum = memory.sharedMaximum === undefined ? [] : unsigned(memory.sharedMaximum);
    const imported = [...text(memory.module), ...text(memory.name), 2, ...limits, ...unsigned(memory.pages), ...maximum];
    const exported = functions.flatMap(({ name }, index) => (name === null ? [] : [[...text(name), 0, ...unsigned(index)]]));
    const parts: readonly (readonly number[])[] = [
      [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      section(1, list(types.map((type) => type.split(',').map(Number)))),
      section(2, list([imported])),
      section(3, list(functions.map(({ type }) => unsigned(type)))),
      section(7, list(exported)),
      section(10, list(functions.map(({ body }) => sized(body)))),
    ];
    const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
    let end = 0;
    for (const part of parts) {
      bytes.set(part, end);
      end += part.length;
    }
    return bytes;
  }
}

function sized(bytes: readonly number[]): readonly number[] {
  return unsigned(bytes.length).concat(bytes);
}

function list(items: readonly (readonly number[])[]): readonly number[] {
  return unsigned(items.length).concat(...items);
}

function section(id: number, content: readonly number[]): readonly number[] {
  return [id].concat(sized(content));
}

/** A name of ASCII characters. */
function text(name: string): readonly number[] {
  return sized(Array.from(name, (character) => character.charCodeAt(0)));
}
