import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { F64, I32, ModuleWriter, V128 } from '../../src-worker/formula/wasm/encoder';
import { MEMORY_IMPORT, compileModule, instantiate, newMemory, webAssemblyExists } from '../../src-worker/formula/wasm/host';
import { signed, unsigned } from '../../src-worker/formula/wasm/opcodes';

const run = (module: ModuleWriter, memory = newMemory(1)) => instantiate(compileModule(module.bytes()), memory);

describe('WebAssembly encoder', () => {
  it('writes LEB128 that decodes to the number, in the fewest bytes', () => {
    const value = (bytes: readonly number[]) => bytes.reduce((sum, byte, i) => sum + (byte & 0x7f) * 2 ** (7 * i), 0);
    fc.assert(
      fc.property(fc.nat(0xffffffff), (n) => {
        expect(value(unsigned(n))).toBe(n);
        expect(unsigned(n)).toHaveLength(Math.max(1, Math.ceil(Math.log2(n + 1) / 7)));
      }),
    );
    fc.assert(
      fc.property(fc.integer(), (n) => {
        const bytes = signed(n);
        const negative = (bytes.at(-1)! & 0x40) !== 0;
        expect(value(bytes) - (negative ? 2 ** (7 * bytes.length) : 0)).toBe(n);
      }),
    );
  });

  it('knows that this runtime has vectors', () => {
    expect(webAssemblyExists()).toBe(true);
  });

  it('writes functions that run: constants, locals, memory, branches, vectors', () => {
    const memory = newMemory(1);
    const module = new ModuleWriter(MEMORY_IMPORT);
    // Σ of count doubles from address, two at a time.
    module.addFunction('sum', { parameters: [I32, I32], results: [F64] }, (code) => {
      const total = code.local(V128);
      code.block(() => {
        code.get(1).op('i32.eqz').branchIf(0);
        code.loop(() => {
          code.get(total).get(0).load('v128.load').op('f64x2.add').set(total);
          code.get(0).i32(16).op('i32.add').set(0);
          code.get(1).i32(2).op('i32.sub').tee(1).branchIf(0);
        });
      });
      code.get(total).lane('f64x2.extract_lane', 0).get(total).lane('f64x2.extract_lane', 1).op('f64.add');
    });
    const { sum } = run(module, memory) as { sum: (address: number, count: number) => number };
    new Float64Array(memory.buffer, 64, 4).set([1, 2, 30, 400]);
    expect(sum(64, 4)).toBe(433);
    expect(sum(64, 0)).toBe(0);
  });

  it('keeps every bit of constants', () => {
    fc.assert(
      fc.property(fc.double(), fc.integer(), (x, n) => {
        const module = new ModuleWriter(MEMORY_IMPORT);
        module.addFunction('x', { parameters: [], results: [F64] }, (code) => code.f64(x));
        module.addFunction('n', { parameters: [], results: [I32] }, (code) => code.i32(n));
        module.addFunction('y', { parameters: [], results: [F64] }, (code) => code.f64x2(x).lane('f64x2.extract_lane', 1));
        const out = run(module) as Record<string, () => number>;
        expect([out.x!(), out.n!(), out.y!()]).toEqual([x, n, x]);
      }),
      { numRuns: 30 },
    );
  });
});
