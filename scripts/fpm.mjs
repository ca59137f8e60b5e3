#!/usr/bin/env node
// A stand-in for fpm (a Ruby gem) with just what electron-builder asks of it: a deb by dpkg-deb,
// an rpm by rpmbuild. For machines that cannot download electron-builder's own fpm:
//   CUSTOM_FPM_PATH=$PWD/scripts/fpm.mjs npx electron-builder --linux deb rpm
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const options = { depends: [], recommends: [], sources: [] };
const names = {
  '-s': 'input',
  '-t': 'type',
  '--architecture': 'arch',
  '--after-install': 'postinst',
  '--after-remove': 'postrm',
  '--description': 'description',
  '--version': 'version',
  '--package': 'output',
  '--name': 'name',
  '--maintainer': 'maintainer',
  '--vendor': 'vendor',
  '--url': 'url',
  '--category': 'category',
  '--license': 'license',
  '--iteration': 'iteration',
  '--deb-priority': 'priority',
  '--deb-compression': 'compression',
  '--rpm-compression': 'compression',
  '--rpm-os': 'os',
  '--rpm-summary': 'summary',
  '--log': 'log',
};
const args = process.argv.slice(2);
while (args.length) {
  const arg = args.shift();
  if (arg === '--force' || arg === '--debug') continue;
  else if (arg === '-d') options.depends.push(args.shift());
  else if (arg === '--deb-recommends') options.recommends.push(args.shift());
  else if (names[arg]) options[names[arg]] = args.shift();
  else if (arg.startsWith('-')) throw new Error(`fpm stand-in: unknown option ${arg}`);
  else options.sources.push(arg);
}

const temp = fs.mkdtempSync(path.join(os.tmpdir(), 'fpm-'));
const root = path.join(temp, 'root');
try {
  for (const source of options.sources) {
    const split = source.lastIndexOf('=');
    const from = source.slice(0, split);
    const to = path.join(root, source.slice(split + 1));
    fs.mkdirSync(path.dirname(to), { recursive: true });
    fs.cpSync(from, to, { recursive: true, verbatimSymlinks: true }); // "folder/" means its contents
    if (fs.statSync(from).isFile()) fs.chmodSync(to, 0o644);
  }
  if (options.type === 'deb') deb();
  else if (options.type === 'rpm') rpm();
  else throw new Error(`fpm stand-in: cannot make ${options.type}`);
} finally {
  fs.rmSync(temp, { recursive: true, force: true });
}

function walk(folder = root) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? walk(file) : [file];
  });
}

function deb() {
  const files = walk();
  const size = files.reduce((sum, file) => sum + fs.lstatSync(file).size, 0);
  const [synopsis, ...rest] = options.description.split('\n');
  const control =
    [
      `Package: ${options.name}`,
      `Version: ${options.version}`,
      options.license && `License: ${options.license}`,
      options.vendor && `Vendor: ${options.vendor}`,
      `Architecture: ${options.arch}`,
      `Maintainer: ${options.maintainer}`,
      `Installed-Size: ${Math.ceil(size / 1024)}`,
      `Depends: ${options.depends.join(', ')}`,
      options.recommends.length && `Recommends: ${options.recommends.join(', ')}`,
      `Section: ${options.category ?? 'default'}`,
      `Priority: ${options.priority}`,
      `Homepage: ${options.url}`,
      `Description: ${synopsis.trim() || options.name}`,
      ...rest.map((line) => ` ${line.trim() || '.'}`),
    ]
      .filter(Boolean)
      .join('\n') + '\n';
  const md5sums = files
    .filter((file) => fs.lstatSync(file).isFile())
    .map((file) => `${createHash('md5').update(fs.readFileSync(file)).digest('hex')}  ${path.relative(root, file)}\n`)
    .join('');
  const meta = path.join(root, 'DEBIAN');
  fs.mkdirSync(meta, { mode: 0o755 });
  fs.writeFileSync(path.join(meta, 'control'), control);
  fs.writeFileSync(path.join(meta, 'md5sums'), md5sums);
  for (const script of ['postinst', 'postrm']) {
    if (options[script]) fs.writeFileSync(path.join(meta, script), fs.readFileSync(options[script]), { mode: 0o755 });
  }
  execFileSync(
    'dpkg-deb',
    [
      '--root-owner-group',
      `-Z${{ gz: 'gzip', zst: 'zstd', bzip2: 'gzip' }[options.compression] ?? options.compression}`,
      '--build',
      root,
      options.output,
    ],
    { stdio: 'inherit' },
  );
}

function rpm() {
  const shell = (file) => (file ? fs.readFileSync(file, 'utf8').replace(/%/g, '%%') : '');
  const dirs = [...new Set(walk().map((file) => '/' + path.relative(root, file).split(path.sep).slice(0, 2).join('/')))].filter((dir) =>
    dir.startsWith('/opt/'),
  );
  const owned = [
    ...dirs.map((dir) => `"${dir}"`),
    ...walk()
      .map((file) => '/' + path.relative(root, file))
      .filter((file) => !file.startsWith('/opt/'))
      .map((file) => `"${file}"`),
  ];
  const spec = `
%global __os_install_post %{nil}
%global _build_id_links none
%global __requires_exclude .*
%global __provides_exclude .*
%define _binary_payload ${{ xzmt: 'w6T0.xzdio', xz: 'w6.xzdio' }[options.compression] ?? 'w6.gzdio'}
Name: ${options.name}
Version: ${options.version}
Release: ${options.iteration ?? 1}
Summary: ${options.summary ?? options.description.split('\n')[0]}
License: ${options.license ?? 'none'}
Vendor: ${options.vendor}
URL: ${options.url}
Packager: ${options.maintainer}
AutoReqProv: no
${options.depends.map((name) => `Requires: ${name}`).join('\n')}
%description
${options.description}
%install
cp -a "${root}/." %{buildroot}/
%files
%defattr(-,root,root,-)
${owned.join('\n')}
%post
${shell(options.postinst)}
%postun
${shell(options.postrm)}
`;
  const file = path.join(temp, 'package.spec');
  fs.writeFileSync(file, spec);
  const arch = { amd64: 'x86_64', arm64: 'aarch64' }[options.arch] ?? options.arch;
  execFileSync('rpmbuild', ['-bb', '--target', `${arch}-${options.os ?? 'linux'}`, '--define', `_topdir ${temp}/rpm`, file], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const built = walk(path.join(temp, 'rpm', 'RPMS')).find((name) => name.endsWith('.rpm'));
  fs.copyFileSync(built, options.output);
}
