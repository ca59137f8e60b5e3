import { createHash } from 'node:crypto';
import { canonicalJson } from '../../src-shared/exact-json';
import type { NewSweep } from '../../src-shared/store-contract';

/**
 * Equal for sweeps whose blocks are equal bit for bit: definition, layout, engine. Without compiled kernels the functions are those of
 * the JavaScript engine, whose last bits change with its version.
 */
export function digestOf({ checked: { spec, blocks, route }, versions: { engine, v8 } }: NewSweep): string {
  const key = { spec, blocks, route, engine, ...(route === 'loss' ? { v8 } : {}) };
  return createHash('sha256').update(canonicalJson(key)).digest('hex');
}
