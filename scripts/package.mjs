#!/usr/bin/env node
/**
 * `npm run package [-- target …]`: packages Edge Lab for Linux into dist/ with the Electron runtime at hand. Without targets: all
 * that this machine has the tools for. `--if-changed` leaves an unpacked application that is up to date as it is.
 * Made with a runtime that is not the official download, the artefacts are named test builds, and the application says so.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourcesHash } from './sources.mjs';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const unpacked = join(dist, 'linux-unpacked');
const stampFile = join(dist, '.sources');
const runtime = JSON.parse(readFileSync(join(root, '.electron-runtime.json'), 'utf8'));
const testBuild = runtime.from !== 'official';

/** What a target needs besides electron-builder, and the Debian package that has it. */
const TOOLS = {
  dir: [],
  'tar.gz': [['/usr/bin/7za', 'p7zip-full']],
  deb: [['/usr/bin/dpkg-deb', 'dpkg-dev']],
  rpm: [['/usr/bin/rpmbuild', 'rpm']],
  AppImage: [],
};

if (process.platform !== 'linux') {
  console.error('package: for Windows and macOS run electron-builder itself on such a machine: npx electron-builder');
  process.exit(1);
}
const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const unknown = wanted.filter((target) => !(target in TOOLS));
if (unknown.length > 0) {
  console.error(`package: unknown target ${unknown.join(', ')}; known: ${Object.keys(TOOLS).join(', ')}`);
  process.exit(2);
}

step('build', process.execPath, [join(root, 'scripts', 'build.mjs'), '--if-changed']);
const hash = `${sourcesHash('assets', 'electron-builder.yml', 'scripts/after-pack.cjs')} ${runtime.electron} ${runtime.from}`;
const current = existsSync(stampFile) && existsSync(join(unpacked, 'edgelab')) && readFileSync(stampFile, 'utf8') === hash;
if (process.argv.includes('--if-changed') && current) {
  console.log('package: dist/linux-unpacked is up to date');
} else {
  rmSync(stampFile, { force: true });
  rmSync(unpacked, { recursive: true, force: true });
  builder('dir', `-c.electronDist=${join(root, '.electron-runtime')}`);
  writeFileSync(stampFile, hash);
}
for (const target of wanted.length > 0 ? wanted : Object.keys(TOOLS)) if (target !== 'dir') make(target);
console.log(`package: done, in dist/${testBuild ? ' (test builds: not the official Electron)' : ''}`);

/** Packs what dist/linux-unpacked holds. */
function make(target) {
  const missing = TOOLS[target].filter(([file]) => !existsSync(file)).map(([, name]) => name);
  if (missing.length > 0) return console.log(`package: ${target} left out; it needs: sudo apt-get install -y ${missing.join(' ')}`);
  if (target === 'AppImage' && testBuild && !process.env.APPIMAGE_TOOLS_PATH) {
    return console.log('package: AppImage left out; its runtime is a download that this machine cannot reach');
  }
  builder(target, '--prepackaged', unpacked, '-c.deb.compression=xz', '-c.rpm.compression=xz');
}

function builder(target, ...options) {
  const name = testBuild ? ['-c.artifactName=${productName}-${version}-test-build-${arch}.${ext}'] : [];
  const args = ['--linux', target, `-c.electronVersion=${runtime.electron}`, '--publish', 'never', ...name, ...options];
  step(target, process.execPath, [join(root, 'node_modules', 'electron-builder', 'cli.js'), ...args], {
    ELECTRON_BUILDER_7ZIP_PATH: '/usr/bin/7za',
    // Debian has no fpm; where it is installed all the same, it is used.
    ...(existsSync('/usr/bin/fpm') ? {} : { CUSTOM_FPM_PATH: join(root, 'scripts', 'fpm.mjs') }),
  });
}

function step(name, command, args, env = {}) {
  const began = Date.now();
  const run = spawnSync(command, args, { cwd: root, env: { ...env, ...process.env }, encoding: 'utf8' });
  if (run.status !== 0) {
    console.error(`${run.stdout}${run.stderr}`);
    console.error(`package: ${name} failed`);
    process.exit(1);
  }
  console.log(`package: ${name} (${((Date.now() - began) / 1000).toFixed(0)} s)`);
}
