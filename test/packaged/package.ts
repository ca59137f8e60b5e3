/** The packaged application, made where it is not up to date, and copied to where no checkout is near. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

export interface Installed {
  /** The application's folder. */
  readonly folder: string;
  readonly executable: string;
  /** What an installer links to as the `edgelab` command. */
  readonly command: string;
  /** Folder for the test's own files. */
  readonly scratch: string;
  remove(): void;
}

/** Packages the unpacked (dir) target; instant when it is up to date. */
export function packageApplication(): string {
  const made = spawnSync(process.execPath, [join(ROOT, 'scripts/package.mjs'), 'dir', '--if-changed'], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`packaging failed:\n${made.stdout}${made.stderr}`);
  return join(ROOT, 'dist/linux-unpacked');
}

/** A copy under a path with blanks; inside the checkout a module missing from the package would be found in the checkout's own tree. */
export function install(): Installed {
  const built = packageApplication();
  const scratch = mkdtempSync(join(tmpdir(), 'edgelab-packaged-'));
  const folder = join(scratch, 'my programs/EdgeLab');
  cpSync(built, folder, { recursive: true });
  return {
    folder,
    executable: join(folder, 'edgelab'),
    command: join(folder, 'resources/cli/edgelab'),
    scratch,
    remove: () => rmSync(scratch, { recursive: true, force: true }),
  };
}

/** Environment of a terminal without a display, and with a home of its own. */
export function terminal(home: string, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, XDG_CONFIG_HOME: _config, ...rest } = process.env;
  return { ...rest, HOME: home, ...more };
}

/** What the checkout's own command prints. */
export function inCheckout(...words: readonly string[]): string {
  return execFileSync(process.execPath, [join(ROOT, 'bin/edgelab.mjs'), ...words], { encoding: 'utf8', cwd: tmpdir() });
}
