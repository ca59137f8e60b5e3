/** Makes a project of many real runs at a path: the experiments are computed by the built simulation thread, then stored many times. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { QUARTIC, simulationThread } from '../thread.mjs';

/** Problems with what differs from their defaults. */
const PROBLEMS = [
  ['quartic', { mu: 1 }],
  ['quartic', { mu: 2 }],
  ['quartic', { mu: 0.5 }],
  ['xy', {}],
  ['sine', {}],
  ['squared-loss', {}],
  ['four-scalar', {}],
];
const RATES = 40;

/** Resolves when the file is written; `say` hears what is being done. */
export async function makeHistory(root, path, count, say) {
  const computed = await compute(root, say);
  const { makeProject } = await bundledWriter(root);
  const folder = mkdtempSync(join(tmpdir(), 'edgelab-history-'));
  try {
    makeProject(path, folder, computed, count, (runs) => say(`${runs} of ${count} runs written`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compute(root, say) {
  const thread = simulationThread(join(root, 'out/main/simulation.js'));
  const catalogue = (await thread.run('catalogue', null)).answer.value;
  const computed = [];
  for (const [id, changes] of PROBLEMS) {
    const problem = catalogue.problems.find((item) => item.id === id);
    const params = { ...Object.fromEntries(problem.parameters.map((item) => [item.id, item.default])), ...changes };
    const start = problem.ownStart === null ? problem.defaultStart : [];
    for (let k = 0; k < RATES; k++) {
      const learningRate = { text: (0.6 + (k * 1.8) / RATES).toFixed(3), unit: 'etaC' };
      const rule = { kind: 'gradient-descent', learningRate };
      const experiment = { ...QUARTIC, problem: { id, params }, start, rule, steps: 120 };
      const check = await thread.run('check', experiment);
      if (!check.answer.ok) throw new Error(`${id}: ${check.answer.refusal.what}`);
      const { answer, blocks } = await thread.run('trajectory', experiment);
      if (!answer.ok) throw new Error(`${id}: ${answer.refusal.what}`);
      computed.push({ experiment, series: check.answer.value.series, block: joined(blocks), result: answer.value });
    }
    say(`${computed.length} of ${PROBLEMS.length * RATES} experiments computed`);
  }
  await thread.end();
  return computed;
}

function joined(blocks) {
  const columns = {};
  for (const name of Object.keys(blocks[0].columns))
    columns[name] = Float64Array.from(blocks.flatMap((block) => [...block.columns[name].subarray(0, block.count)]));
  return { start: 0, count: blocks.reduce((sum, block) => sum + block.count, 0), columns };
}

/** The store's own code, without a thread and with many runs in a transaction: durable run by run, 100 000 of them take an hour. */
async function bundledWriter(root) {
  const outDir = join(root, 'test-output/bench-history');
  mkdirSync(outDir, { recursive: true });
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    ssr: { noExternal: /^(?!@photostructure\/|node:)/ },
    build: {
      ssr: true,
      outDir,
      target: 'node20.18',
      rollupOptions: { input: { project: join(root, 'test/bench/history/project.ts') }, output: { entryFileNames: '[name].mjs' } },
    },
  });
  return import(pathToFileURL(join(outDir, 'project.mjs')).href);
}
