/** What the package holds, and how its executable is fused. */
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, packageApplication } from './package';

let folder: string;
let files: readonly string[];

test.beforeAll(() => {
  test.setTimeout(180_000);
  folder = packageApplication();
  files = listPackage(join(folder, 'resources/app.asar'), { isPack: false });
});

test('the builder configuration of every platform fits the schema', () => {
  const check = spawnSync(process.execPath, [join(ROOT, 'scripts/check-builder-config.mjs')], { encoding: 'utf8' });
  expect(check.stdout + check.stderr).toContain('fits the schema');
  expect(check.status).toBe(0);
});

test('a misspelt key of the configuration is found', ({}, info) => {
  const config = readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8').replace('npmRebuild:', 'npmRebuilds:');
  const path = info.outputPath('electron-builder.yml');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, config);
  const check = spawnSync(process.execPath, [join(ROOT, 'scripts/check-builder-config.mjs'), path], { encoding: 'utf8' });
  expect(check.status).not.toBe(0);
  expect(check.stderr).toContain('npmRebuilds');
});

test('the fuses read back as set', async () => {
  const wire = await getCurrentFuseWire(join(folder, 'edgelab'));
  const on = (option: FuseV1Options) => wire[option] === '1'.charCodeAt(0);
  expect(on(FuseV1Options.RunAsNode)).toBe(false);
  expect(on(FuseV1Options.EnableCookieEncryption)).toBe(false);
  expect(on(FuseV1Options.EnableNodeOptionsEnvironmentVariable)).toBe(false);
  expect(on(FuseV1Options.EnableNodeCliInspectArguments)).toBe(false);
  expect(on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation)).toBe(true);
  expect(on(FuseV1Options.OnlyLoadAppFromAsar)).toBe(true);
  expect(on(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot)).toBe(false);
  expect(on(FuseV1Options.GrantFileProtocolExtraPrivileges)).toBe(false);
});

test('the archive holds the application and the modules it needs, and no sources or maps', () => {
  const needed = [
    'main/main.js',
    'main/cli.js',
    'main/figure.js',
    'main/report.js',
    'main/simulation.js',
    'main/store.js',
    'preload/preload.cjs',
    'renderer/index.html',
  ];
  for (const name of needed) expect(files).toContain(`/out/${name}`);
  const modules = new Set(files.flatMap((name) => /^\/node_modules\/((?:@[^/]+\/)?[^/@]+)\//.exec(name)?.[1] ?? []));
  expect([...modules]).toEqual(expect.arrayContaining(['@photostructure/sqlite', '@napi-rs/canvas', 'worker-threads-pool']));
  // What the window is made with is bundled; tools stay at home.
  for (const name of ['vue', 'chart.js', 'vite', 'electron', 'typescript', 'vitest']) expect([...modules]).not.toContain(name);
  expect(files.filter((name) => /\.(map|tsx?|vue)$/.test(name))).toEqual([]);
  const folders = new Set(files.map((name) => name.split('/')[1]));
  expect([...folders].sort()).toEqual(['node_modules', 'out', 'package.json']);
});

test('native modules are those of this machine, beside the archive', () => {
  const native = files.filter((name) => name.endsWith('.node'));
  expect(native.length).toBeGreaterThan(0);
  for (const name of native) {
    expect(name).toContain(`${process.platform}-${process.arch}`);
    expect(existsSync(join(folder, 'resources/app.asar.unpacked', name)), name).toBe(true);
  }
});

test('licences are there, and nothing that only an unpacked Electron needs', () => {
  const names = readdirSync(folder);
  expect(names).toEqual(expect.arrayContaining(['LICENSE.electron.txt', 'LICENSES.chromium.html', 'edgelab']));
  expect(names).not.toContain('version');
  expect(readdirSync(join(folder, 'resources'))).toContain('LICENSE');
  expect(readdirSync(join(folder, 'resources'))).not.toContain('default_app.asar');
});
