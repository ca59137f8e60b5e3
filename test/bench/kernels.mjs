/** The kernels beside C, NumPy, Numba and plain JavaScript: the same work, in turn, in one run. Ratios say how many times faster ours is. */
import { interleaved, ratios } from './kernels/drive.mjs';
import { compiledReference, ownEngine, pythonReference } from './kernels/servers.mjs';
import { absent, row } from './sample.mjs';

const REPETITIONS = 9;

/** [kernel, ours, the other, target]: the other's time over ours. */
const COMPARISONS = [
  ['orbit', 'wasm', 'numpy', '≥ 5.5'],
  ['orbit', 'wasm', 'numba', '≥ 15'],
  ['orbit', 'wasm', 'scalar', '≥ 12'],
  ['orbit', 'wasm', 'vectors', '≥ 0.286 (AVX-512)'],
  ['orbit', 'wasm', 'javascript', ''],
  ['sine', 'wasm', 'numpy', '≥ 1'],
  ['sine', 'wasm', 'numba', '≥ 5.5'],
  ['sine', 'wasm', 'scalar', ''],
  ['sine', 'wasm', 'javascript', ''],
  ['basin', 'wasm', 'numpy', '≥ 18'],
  ['basin', 'wasm', 'numba', '≥ 3.5'],
  ['basin', 'wasm', 'scalar', ''],
  ['basin', 'wasm', 'vectors', '≥ 0.385 (AVX-512)'],
  ['basin', 'wasm', 'javascript', ''],
  ['matrix-10', 'wasm', 'numpy', '≥ 12'],
  ['matrix-50', 'wasm', 'numpy', '≥ 0.75'],
  ['matrix-200', 'singular', 'numpy', '≥ 0.95'],
  ['matrix-200', 'wasm', 'numpy', ''],
];
const LABELS = { scalar: 'C -O3 scalar', vectors: 'C vectors', numpy: 'NumPy', numba: 'Numba', javascript: 'the JavaScript lanes' };
const KERNELS = {
  orbit: 'orbit diagram',
  sine: 'orbit diagram, one sin',
  basin: 'basin map of xy',
  'matrix-10': 'matrices d = 10',
  'matrix-50': 'matrices d = 50',
  'matrix-200': 'matrices d = 200',
};
const C = ['scalar', 'vectors'];
const PYTHON = ['numpy', 'numba'];

export async function benchKernels(root) {
  const c = compiledReference(root);
  const python = pythonReference();
  const engine = (await ownEngine(root)).start();
  const about = await python?.ask('about -');
  if (about) console.log(`NumPy ${about.numpy}, ${about.blas}; Numba ${about.numba ?? 'not here'}`);
  const serverOf = (variant) => (C.includes(variant) ? c : PYTHON.includes(variant) ? python : engine);
  const rows = [];
  for (const kernel of Object.keys(KERNELS)) {
    const pairs = COMPARISONS.filter(([name]) => name === kernel);
    const names = [...new Set(pairs.flatMap(([, ours, other]) => [ours, other]))];
    if (kernel === 'orbit') names.push('typed', 'text', 'binned');
    const variants = names.map((name) => ({ name, server: serverOf(name), line: `${kernel} ${name}` }));
    const results = await interleaved(variants, REPETITIONS);
    for (const name of names) {
      const { ms, peakMB, unavailable, set } = results.get(name);
      const what = `${KERNELS[kernel]}: ${nameOf(name)}${set ? ` (${set})` : ''}`;
      if (unavailable) rows.push(absent(what, unavailable));
      else rows.push({ ...row(what, ms, 'ms', name === 'typed' ? '≤ 15 ms from text to raster' : ''), ...(peakMB ? { peakMB } : {}) });
    }
    for (const [, ours, other, target] of pairs)
      rows.push(ratioRow(results, `${KERNELS[kernel]}: over ${LABELS[other] ?? other}`, other, ours, target));
    if (kernel === 'orbit') rows.push(ratioRow(results, 'orbit diagram: a typed polynomial, times the built-in', 'text', 'wasm', '≤ 1.15'));
  }
  const basis = await interleaved([{ name: 'basis', server: engine, line: 'basis-200 wasm' }], 3);
  rows.push(row('singular basis of a full 200 × 200 matrix, once', basis.get('basis').ms, 'ms'));
  for (const [which, target] of [
    ['warm', '≤ 2'],
    ['cold', '≤ 15'],
  ]) {
    const { sum } = await engine.ask(`sharpness ${which}`);
    rows.push(row(`sharpness tracking: Hessian products a step, ${which === 'warm' ? 'warm (mean)' : 'cold (most)'}`, [sum], '', target));
  }
  for (const one of [c, python, engine]) one?.end();
  return rows;
}

function nameOf(name) {
  return (
    LABELS[name] ??
    {
      wasm: 'ours',
      singular: 'ours, singular basis',
      typed: 'ours, from the text to the raster',
      text: 'ours, a typed polynomial',
      binned: 'ours, binned',
    }[name] ??
    name
  );
}

function ratioRow(results, what, other, ours, target) {
  const values = ratios(results, other, ours);
  return values ? row(what, values, '×', target) : absent(what, 'the machine cannot measure it');
}
