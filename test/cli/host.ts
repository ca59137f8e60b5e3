/** A command line whose output is kept, in a folder of its own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Host } from '../../src-main/cli/host';
import { runCli } from '../../src-main/cli/run-cli';
import { bundled } from '../bundle';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

export interface Terminal {
  readonly folder: string;
  /** What the last command printed. */
  out: string;
  err: string;
  /** Runs one command line and gives its exit code. */
  edgelab(...words: string[]): Promise<number>;
  /** The object the last command printed. */
  json(): Record<string, unknown>;
}

export async function terminal(): Promise<Terminal> {
  const folder = await mkdtemp(join(tmpdir(), 'edgelab-cli-test-'));
  folders.push(folder);
  const printed = { out: '', err: '' };
  const host: Host = {
    cwd: folder,
    simulationScript: await bundled('simulation'),
    storeScript: await bundled('store'),
    figureScript: await bundled('figure'),
    importScript: await bundled('import'),
    dataFolder: join(folder, 'data'),
    versions: { app: '0.0.0', runtime: `node ${process.versions.node}`, v8: process.versions.v8, platform: process.platform },
    terminal: false,
    out: (text) => (printed.out += text),
    err: (text) => (printed.err += text),
  };
  return {
    folder,
    get out() {
      return printed.out;
    },
    get err() {
      return printed.err;
    },
    edgelab(...words) {
      printed.out = '';
      printed.err = '';
      return runCli(words, host);
    },
    json: () => JSON.parse(printed.out) as Record<string, unknown>,
  };
}
