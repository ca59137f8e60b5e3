/** The layers: who may import whom. This file is the table; ARCHITECTURE.md explains it. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf } from './imports';

interface Layer {
  /** Layers whose modules this one may import. */
  readonly layers?: readonly string[];
  /** Layers and packages of which it may import types only. */
  readonly types?: readonly string[];
  /** npm packages. */
  readonly packages?: readonly string[];
  /** Node's own modules: all, or the ones named. */
  readonly node?: true | readonly string[];
  /** May read the version from package.json. */
  readonly packageJson?: true;
}

const LAYERS: Readonly<Record<string, Layer>> = {
  'src-shared': { packages: ['zod'] },
  'src-shared/charts': { layers: ['src-shared'], types: ['chart.js'] },
  // The shared words are pure data and small pure functions (`refuse`), so the mathematics may use them; never zod (see below).
  'src-worker/engine': { layers: ['src-shared'], packages: ['pure-rand'] },
  'src-worker/formula': { layers: ['src-shared', 'src-worker/engine'], packages: ['mathjs'] },
  'src-worker/problems': { layers: ['src-shared', 'src-worker/engine', 'src-worker/formula'] },
  'src-worker/analysis': { layers: ['src-shared', 'src-worker/engine', 'src-worker/formula'], packages: ['ml-matrix'] },
  // Many lanes of one map, and matrices, compiled from the formula's DAG.
  'src-worker/kernels': { layers: ['src-shared', 'src-worker/engine', 'src-worker/formula'] },
  // An experiment with everything resolved: problem, parameters, start, learning rates.
  'src-worker/experiment': {
    layers: ['src-shared', 'src-worker/engine', 'src-worker/formula', 'src-worker/problems', 'src-worker/analysis'],
  },
  // Orbit diagrams, outcome maps and ensembles, block by block.
  'src-worker/sweeps': {
    layers: [
      'src-shared',
      'src-worker/engine',
      'src-worker/formula',
      'src-worker/problems',
      'src-worker/analysis',
      'src-worker/kernels',
      'src-worker/experiment',
    ],
  },
  'src-worker/studies': {
    layers: ['src-shared', 'src-worker/engine', 'src-worker/formula', 'src-worker/problems', 'src-worker/analysis'],
    packages: ['ml-matrix'],
  },
  'src-worker/presets': { layers: ['src-shared', 'src-worker/engine', 'src-worker/problems', 'src-worker/analysis'] },
  'src-worker/jobs': {
    layers: [
      'src-shared',
      'src-worker/engine',
      'src-worker/formula',
      'src-worker/problems',
      'src-worker/analysis',
      'src-worker/studies',
      'src-worker/presets',
      'src-worker/experiment',
      'src-worker/sweeps',
    ],
  },
  'src-worker': { layers: ['src-shared', 'src-worker/jobs'], node: ['node:worker_threads'] },
  'src-main/lab': {
    layers: ['src-shared', 'src-shared/charts'],
    packages: ['worker-threads-pool', 'fflate', 'hyparquet', 'hyparquet-writer'],
    node: true,
  },
  'src-main/store': { layers: ['src-shared'], packages: ['@photostructure/sqlite'], node: true },
  'src-main/figure': {
    layers: ['src-shared', 'src-shared/charts'],
    packages: ['chart.js', '@napi-rs/canvas'],
    node: true,
  },
  // A report made of runs, and the files it becomes.
  'src-main/report': {
    layers: ['src-main/lab', 'src-main/figure', 'src-shared', 'src-shared/charts'],
    types: ['chart.js'],
    packages: ['marked', 'katex', 'pdfkit', 'svg-to-pdfkit'],
    node: true,
  },
  'src-main/app': {
    // The packaged executable started with a subcommand runs the command line.
    layers: ['src-main/lab', 'src-main/figure', 'src-main/report', 'src-main/cli', 'src-shared'],
    packages: ['electron', 'electron-log'],
    node: true,
    packageJson: true,
  },
  'src-main/cli': {
    layers: ['src-main/lab', 'src-main/figure', 'src-main/report', 'src-shared', 'src-shared/charts'],
    packages: ['commander'],
    node: true,
    packageJson: true,
  },
  'src-renderer': {
    layers: ['src-shared', 'src-shared/charts'],
    packages: [
      'vue',
      'vue-i18n',
      'chart.js',
      'dockview-vue',
      'reka-ui',
      'katex',
      'marked',
      '@lucide/vue',
      '@tanstack/vue-virtual',
      '@fontsource-variable/inter',
      '@fontsource-variable/jetbrains-mono',
    ],
  },
};

const FORBIDDEN_FOLDERS = /^(utils?|helpers?|common|services?|managers?|misc|lib)$/;
const MAX_LINES = 300;

const root = join(import.meta.dirname, '..');
const byDepth = Object.keys(LAYERS).sort((a, b) => b.length - a.length);
const layerOf = (path: string) => byDepth.find((layer) => path.startsWith(`${layer}/`));

const sources = ['src-shared', 'src-worker', 'src-main', 'src-renderer'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|vue)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name))),
);

const isPackage = (specifier: string, name: string) => specifier === name || specifier.startsWith(`${name}/`);

/** Why `file` may not import `specifier`, or null. */
function objection(file: string, specifier: string, typeOnly: boolean): string | null {
  const layer = layerOf(file);
  if (layer === undefined) return 'the file belongs to no layer';
  const rules = LAYERS[layer] ?? {};
  if (specifier.startsWith('.')) {
    if (/\.(ts|js|mjs)$/.test(specifier)) return 'relative imports carry no file extension';
    const target = relative(root, resolve(root, dirname(file), specifier));
    const other = layerOf(`${target}/`) ?? layerOf(target);
    if (layer.startsWith('src-worker') && target === 'src-shared/zod') return 'threads take checked input and need no zod';
    if (other === layer || (target === 'package.json' && rules.packageJson)) return null;
    if (other === undefined) return 'outside the layers';
    if (rules.layers?.includes(other) || (typeOnly && rules.types?.includes(other))) return null;
    return rules.types?.includes(other) ? `${layer} may import only types of ${other}` : `${layer} may not import ${other}`;
  }
  if (specifier.startsWith('node:')) {
    return rules.node === true || rules.node?.includes(specifier) ? null : `${layer} may not import Node's ${specifier}`;
  }
  if (rules.packages?.some((name) => isPackage(specifier, name))) return null;
  if (rules.types?.some((name) => isPackage(specifier, name))) return typeOnly ? null : `${layer} may import only types of ${specifier}`;
  return `${layer} may not import the package ${specifier}`;
}

describe('architecture', () => {
  it('has sources in every layer', () => {
    const empty = Object.keys(LAYERS).filter((layer) => !sources.some((file) => layerOf(file) === layer));
    // A formula layer comes with problems given as text.
    expect(empty.filter((layer) => layer !== 'src-worker/formula')).toEqual([]);
  });

  it('imports only what the table allows', () => {
    const violations = sources.flatMap((file) =>
      importsOf(join(root, file)).flatMap(({ specifier, line, typeOnly }) => {
        const reason = objection(file, specifier, typeOnly);
        return reason === null ? [] : [`${file}:${line} imports '${specifier}': ${reason}`];
      }),
    );
    expect(violations).toEqual([]);
  });

  it('objects to what the table forbids', () => {
    expect(objection('src-worker/engine/loop.ts', 'node:fs', false)).toContain("may not import Node's");
    expect(objection('src-worker/engine/loop.ts', '../problems/quartic', false)).toBe(
      'src-worker/engine may not import src-worker/problems',
    );
    expect(objection('src-worker/engine/loop.ts', '../../src-shared/zod', false)).toContain('no zod');
    expect(objection('src-worker/engine/loop.ts', '../../src-shared/spec', true)).toBeNull();
    expect(objection('src-worker/jobs/sweep.ts', '../../package.json', false)).toBe('outside the layers');
    expect(objection('src-renderer/history/History.vue', 'electron', false)).toContain('may not import the package');
    expect(objection('src-main/lab/queue.ts', '../store/session', false)).toBe('src-main/lab may not import src-main/store');
    expect(objection('src-shared/charts/loss.ts', 'chart.js', false)).toContain('only types');
  });

  it('keeps zod behind one file', () => {
    const users = sources.filter((file) => importsOf(join(root, file)).some(({ specifier }) => isPackage(specifier, 'zod')));
    expect(users).toEqual(['src-shared/zod.ts']);
  });

  it('has a tsconfig for every layer', () => {
    expect(Object.keys(LAYERS).filter((layer) => !existsSync(join(root, layer, 'tsconfig.json')) && layer !== 'src-shared/charts')).toEqual(
      [],
    );
  });

  it(`has no file over ${MAX_LINES} lines`, () => {
    const long = sources.map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length - 1 }));
    expect(long.filter(({ lines }) => lines > MAX_LINES)).toEqual([]);
  });

  it('names folders after what they hold', () => {
    const vague = sources.filter((file) =>
      dirname(file)
        .split('/')
        .some((name) => name !== 'lab' && FORBIDDEN_FOLDERS.test(name)),
    );
    expect(vague).toEqual([]);
  });
});
