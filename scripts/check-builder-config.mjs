#!/usr/bin/env node
/** Checks electron-builder.yml, all platforms, against electron-builder's own schema; nothing is built. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
// The schema and its check belong to a dependency of electron-builder's.
const inner = createRequire(require.resolve('electron-builder/package.json'));
const { getConfig, validateConfiguration } = inner('app-builder-lib/out/util/config/config');
const { DebugLogger } = inner('builder-util');
const { Lazy } = createRequire(inner.resolve('app-builder-lib/package.json'))('lazy-val');

const root = join(import.meta.dirname, '..');
const config = await getConfig(root, process.argv[2] ?? null, null, new Lazy(async () => require(join(root, 'package.json'))));
await validateConfiguration(config, new DebugLogger(false));
console.log('electron-builder.yml fits the schema');
