/** Where the command line runs: its output, folders and the scripts of its threads. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { version } from '../../package.json';
import type { Refusal } from '../../src-shared/answer';
import type { Versions } from '../../src-shared/spec';

export const EXIT = { done: 0, failed: 1, badInput: 2, stopped: 130 } as const;

export interface Host {
  readonly cwd: string;
  /** Paths of the bundled thread entries. */
  readonly simulationScript: string;
  readonly storeScript: string;
  readonly figureScript: string;
  readonly importScript: string;
  /** The application's own folder, the same as the window's. */
  readonly dataFolder: string;
  readonly versions: Omit<Versions, 'engine'>;
  /** True when progress may be drawn on standard error. */
  readonly terminal: boolean;
  out(text: string): void;
  err(text: string): void;
}

export function hostHere(): Host {
  // A reader that ends early (`| head`) is no failure of ours: the command goes on and closes its project.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  // Bundled next to the thread entries, or in a folder of shared chunks below them.
  const scripts = [import.meta.dirname, dirname(import.meta.dirname)].find((folder) => existsSync(join(folder, 'simulation.js')));
  const { electron, node, v8 } = process.versions;
  return {
    cwd: process.cwd(),
    simulationScript: join(scripts ?? import.meta.dirname, 'simulation.js'),
    storeScript: join(scripts ?? import.meta.dirname, 'store.js'),
    figureScript: join(scripts ?? import.meta.dirname, 'figure.js'),
    importScript: join(scripts ?? import.meta.dirname, 'import.js'),
    dataFolder: dataFolder(),
    versions: {
      app: version,
      runtime: electron === undefined ? `node ${node}` : `electron ${electron}`,
      v8,
      platform: `${process.platform}-${process.arch}`,
    },
    terminal: process.stderr.isTTY === true,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  };
}

/** Electron's userData folder, so that the window and the command line share working copies and backups. */
function dataFolder(): string {
  const name = 'EdgeLab';
  if (process.platform === 'win32') return join(process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), name);
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', name);
  return join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), name);
}

/** Prints a refusal (as an object too when the output is JSON) and gives the exit code back. */
export function refused<Code extends number>(host: Host, refusal: Refusal, code: Code, json = false): Code {
  const where = refusal.where === '' ? '' : `${refusal.where}: `;
  host.err(`edgelab: ${where}${refusal.what} ${refusal.advice}\n`);
  if (json) host.out(`${JSON.stringify({ refusal }, null, 2)}\n`);
  return code;
}
