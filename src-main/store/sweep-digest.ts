import { createHash } from 'node:crypto';
import { toExactJson } from '../../src-shared/exact-json';
import type { NewSweep } from '../../src-shared/store-contract';

/**
 * Equal for sweeps whose blocks are equal bit for bit: definition, layout, engine. Without compiled kernels the functions are those of
 * the JavaScript engine, whose last bits change with its version.
 */
export function digestOf({ checked: { spec, blocks, route }, versions: { engine, v8 } }: NewSweep): string {
  const key = { spec, blocks, route, engine, ...(route === 'loss' ? { v8 } : {}) };
  return createHash('sha256')
    .update(toExactJson(inOrder(key)))
    .digest('hex');
}

/** The same data with its keys in alphabetical order. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, inOrder(item)]));
}
