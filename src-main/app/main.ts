/** The Electron application's entry: a subcommand runs the command line, anything else opens the window. */
import { app } from 'electron';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startApplication } from './application';
import { commandIn, projectIn } from './arguments';

const here = import.meta.dirname;
// Run from a checkout, the application's own path is among the arguments, after any of Chromium's switches.
const args = process.argv.slice(1).filter((arg) => app.isPackaged || resolve(arg) !== app.getAppPath());
const command = commandIn(args);

if (command === null)
  startApplication({
    preload: join(here, '../preload/preload.cjs'),
    renderer: join(here, '../renderer'),
    report: join(here, 'report.js'),
    simulation: join(here, 'simulation.js'),
    store: join(here, 'store.js'),
    figure: join(here, 'figure.js'),
    import: join(here, 'import.js'),
    project: projectIn(args, process.cwd()),
    devServer: app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null),
  });
else {
  app.disableHardwareAcceleration(); // nothing is drawn
  void runCommand(command);
}

/** The command line's bundle is known by its path only: it is an entry of its own, and the window never needs it. */
async function runCommand(words: readonly string[]): Promise<void> {
  const module: { readonly runCli: (argv: readonly string[]) => Promise<number> } = await import(pathToFileURL(join(here, 'cli.js')).href);
  app.exit(await module.runCli(words));
}
