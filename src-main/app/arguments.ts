/** What a command line asks the application for: a subcommand, a project file, or just the window. */
import { extname, isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const EXTENSION = '.edgelab';

const COMMANDS: ReadonlySet<string> = new Set([
  'run',
  'analyze',
  'list',
  'show',
  'export',
  'presets',
  'check',
  'study',
  'studies',
  'report',
  'export-system',
  'figure',
  'sweep',
  'merge',
  'collect',
  'example',
  'diagnostics',
  'help',
]);
const ABOUT: ReadonlySet<string> = new Set(['--help', '-h', '--version', '-V']);

/** The launcher of the installed command puts Chromium's switches before this word and the user's own after it. */
const COMMAND_LINE = '--command-line';

/**
 * The command line's part of `args` (executable and application path already taken off), or null when no subcommand is asked
 * for. Switches of Chromium's own may stand before it.
 */
export function commandIn(args: readonly string[]): readonly string[] | null {
  const marker = args.indexOf(COMMAND_LINE);
  if (marker >= 0) return args.slice(marker + 1);
  const first = args.findIndex((arg) => !arg.startsWith('-') || ABOUT.has(arg));
  const word = args[first];
  return word !== undefined && (COMMANDS.has(word) || ABOUT.has(word)) ? args.slice(first) : null;
}

/**
 * The project named in `args`, as an absolute path. Desktops give a path or a `file:` address; Chromium adds switches anywhere,
 * so the file is looked for by its extension.
 */
export function projectIn(args: readonly string[], cwd: string): string | null {
  for (const arg of args) {
    const path = /^[a-z][a-z0-9+.-]+:\/\//i.test(arg) || arg.startsWith('file:') ? pathOf(arg) : arg;
    if (path !== null && !path.startsWith('-') && extname(path).toLowerCase() === EXTENSION)
      return isAbsolute(path) ? path : resolve(cwd, path);
  }
  return null;
}

function pathOf(address: string): string | null {
  try {
    return fileURLToPath(address);
  } catch {
    return null; // not a local file
  }
}
