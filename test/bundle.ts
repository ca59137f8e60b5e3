/**
 * The entries that run on their own (threads, command line), bundled as the application bundles them, once per state of the sources:
 * test processes that need the same one share it through test-output.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const ROOT = resolve(import.meta.dirname, '..');
const ENTRIES = {
  simulation: 'src-worker/entry.ts',
  store: 'src-main/store/entry.ts',
  figure: 'src-main/figure/entry.ts',
  import: 'src-main/lab/import/entry.ts',
  cli: 'src-main/cli/main.ts',
  lab: 'src-main/lab/lab.ts',
} as const;
const FOLDERS = {
  simulation: ['src-worker'],
  store: ['src-main/store'],
  cli: ['src-main/cli', 'src-main/lab', 'src-main/figure', 'src-main/report'],
  figure: ['src-main/figure'],
  import: ['src-main/lab/import'],
  lab: ['src-main/lab'],
} as const;
type Entry = keyof typeof ENTRIES;

/** Path of the bundled entry, as `<name>.js` in a folder of its own. */
export async function bundled(entry: Entry): Promise<string> {
  const folder = join(ROOT, 'test-output', 'bundles', `${entry}-${await fingerprint(['src-shared', ...FOLDERS[entry]])}`);
  const file = join(folder, `${entry}.js`);
  if (existsSync(file)) return file;
  const temporary = `${folder}.${process.pid}`;
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    ssr: { noExternal: /^(?!@photostructure\/|@napi-rs\/|worker-threads-pool$|node:)/ },
    build: {
      ssr: true,
      outDir: temporary,
      target: 'node20.18',
      sourcemap: 'inline',
      rollupOptions: { input: { [entry]: join(ROOT, ENTRIES[entry]) }, output: { entryFileNames: '[name].js' } },
    },
  });
  await mkdir(join(folder, '..'), { recursive: true });
  // Another process may have been faster: its bundle is as good.
  await rename(temporary, folder).catch(() => rm(temporary, { recursive: true, force: true }));
  return file;
}

async function fingerprint(folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const names = await readdir(join(ROOT, folder), { recursive: true });
    for (const name of names.filter((candidate) => /\.ts$/.test(candidate)).sort())
      hash.update(name).update(await readFile(join(ROOT, folder, name)));
  }
  return hash.digest('hex').slice(0, 12);
}
