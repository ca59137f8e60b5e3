/**
 * Programs that answer lines: "kernel variant" in, one line of JSON out ({ ms, cpu, sum }). Asked in turn, A B C … A B C …, so that what
 * else the machine does falls on all of them alike.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';

/** The variables that would pin OpenBLAS to another machine's kernel are both left out. */
const { OPENBLAS_CORETYPE: _core, OPENBLAS_L2_SIZE: _cache, ...clean } = process.env;
const ONE_THREAD = { ...clean, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', NUMBA_NUM_THREADS: '1' };

export function server(command, args, environment = ONE_THREAD) {
  const child = spawn(command, args, { env: environment, stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('{')) waiting.shift()?.(JSON.parse(line));
  });
  child.once('exit', (code) => {
    for (const settle of waiting.splice(0)) settle({ error: `ended with code ${code}` });
  });
  return {
    ask: (line) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        child.stdin.write(`${line}\n`);
      }),
    end: () => child.stdin.end(),
  };
}

/** The C kernels, compiled for this processor; null where there is no compiler. */
export function compiledReference(root) {
  const folder = join(root, 'test-output', 'bench');
  mkdirSync(folder, { recursive: true });
  const program = join(folder, 'reference');
  const made = spawnSync('gcc', ['-O3', '-march=native', join(import.meta.dirname, 'reference.c'), '-o', program, '-lm'], {
    encoding: 'utf8',
  });
  if (made.status === 0) return server(program, []);
  console.log(`C is left out: ${made.error ? 'there is no gcc here' : made.stderr.trim()}`);
  return null;
}

/** The Python kernels: of the interpreters there are, the first with NumPy, Numba preferred. */
export function pythonReference() {
  const works = (python, modules) => spawnSync(python, ['-c', `import ${modules}`], { env: ONE_THREAD }).status === 0;
  const known = ['/usr/bin/python3', 'python3'];
  const python = known.find((one) => works(one, 'numpy, numba')) ?? known.find((one) => works(one, 'numpy'));
  if (python) return server(python, [join(import.meta.dirname, 'reference.py')]);
  console.log('NumPy and Numba are left out: no python3 here has them (bash setup.sh --bench installs them)');
  return null;
}

/** Our engine, bundled as the application bundles it, in a Node of its own. */
export async function ownEngine(root) {
  const folder = join(root, 'test-output', 'bench', 'engine');
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    ssr: { noExternal: /^(?!node:)/ },
    build: {
      ssr: true,
      outDir: folder,
      target: 'node20.18',
      rollupOptions: { input: { engine: join(import.meta.dirname, 'engine.ts') }, output: { entryFileNames: '[name].mjs' } },
    },
  });
  return { program: join(folder, 'engine.mjs'), start: () => server(process.execPath, [join(folder, 'engine.mjs')]) };
}
