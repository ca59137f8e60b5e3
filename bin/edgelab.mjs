#!/usr/bin/env node
// The command line of a checkout: starts what `bash setup.sh` has built.
import { existsSync } from 'node:fs';

const built = new URL('../out/main/cli.js', import.meta.url);
if (existsSync(built)) {
  const { runCli } = await import(built.href);
  process.exitCode = await runCli(process.argv.slice(2));
} else {
  process.stderr.write('edgelab: not built yet; run `bash setup.sh` first.\n');
  process.exitCode = 1;
}
