/**
 * The part of WebAssembly that the kernels use, declared here because the layers of the threads are checked without DOM and Node,
 * which declare it elsewhere.
 */
export interface WasmMemory {
  /** Grows into a new buffer: read it anew after every `grow`. */
  readonly buffer: ArrayBuffer;
  /** Adds pages of 64 KiB; answers how many there were. */
  grow(pages: number): number;
}

/** A compiled module: may be posted to other threads. */
export type WasmModule = object;

export type WasmExports = Readonly<Record<string, unknown>>;

declare const WebAssembly:
  | {
      readonly Module: new (bytes: Uint8Array) => WasmModule;
      readonly Memory: new (size: { initial: number; maximum?: number }) => WasmMemory;
      readonly Instance: new (
        module: WasmModule,
        imports: Readonly<Record<string, Readonly<Record<string, WasmMemory>>>>,
      ) => { readonly exports: WasmExports };
      readonly validate: (bytes: Uint8Array) => boolean;
    }
  | undefined;

/** Where every module of ours finds its memory among its imports. */
export const MEMORY_IMPORT = { module: 'host', name: 'memory', pages: 1 } as const;

/** A module of one empty function that has a vector: valid where the vector instructions are known. */
const PROBE = Uint8Array.of(
  0,
  0x61,
  0x73,
  0x6d,
  1,
  0,
  0,
  0,
  1,
  5,
  1,
  0x60,
  0,
  1,
  0x7b,
  3,
  2,
  1,
  0,
  10,
  8,
  1,
  6,
  0,
  0x41,
  0,
  0xfd,
  17,
  0x0b,
);

/** Whether WebAssembly with 128-bit vectors is there. */
export function webAssemblyExists(): boolean {
  return typeof WebAssembly === 'object' && WebAssembly.validate(PROBE);
}

/** Compiles a module; throws where its bytes are wrong, which is a bug. */
export function compileModule(bytes: Uint8Array): WasmModule {
  return new WebAssembly!.Module(bytes);
}

/** A memory of `pages` pages of 64 KiB. */
export function newMemory(pages: number): WasmMemory {
  return new WebAssembly!.Memory({ initial: pages });
}

/** Functions of a module written with `MEMORY_IMPORT`. */
export function instantiate(module: WasmModule, memory: WasmMemory): WasmExports {
  return new WebAssembly!.Instance(module, { [MEMORY_IMPORT.module]: { [MEMORY_IMPORT.name]: memory } }).exports;
}
