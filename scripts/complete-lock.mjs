#!/usr/bin/env node
/**
 * Run after changing dependencies. npm leaves a platform's optional package out of package-lock.json when the registry it asked did
 * not have it, and `npm ci` then refuses the whole lock. This adds the missing entries, as the parent's package.json names them;
 * they are fetched only on the platform they are for.
 *   node scripts/complete-lock.mjs [--check]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const file = join(import.meta.dirname, '..', 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));

const CPUS = { arm: 'arm', armv7: 'arm', arm64: 'arm64', ia32: 'ia32', ppc64: 'ppc64', riscv64: 'riscv64', s390x: 's390x', x64: 'x64' };
const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];

function isLocked(parent, name) {
  const folders = parent.split(/(?:^|\/)node_modules\//).filter(Boolean);
  for (let depth = folders.length; depth >= 0; depth--) {
    const path = [...folders.slice(0, depth), name].map((folder) => `node_modules/${folder}`).join('/');
    if (lock.packages[path]) return true;
  }
  return false;
}

/** The entry of a platform package, from its name: …-<system>-<processor>[-<C library>]. */
function entry(name, version, dev) {
  const words = name.split(/[-/]/);
  const at = words.findIndex((word) => SYSTEMS.includes(word));
  const cpu = CPUS[words[at + 1]];
  if (at < 0 || !cpu || !/^\d/.test(version)) throw new Error(`do not know what platform ${name}@${version} is for; add it by hand`);
  const libc = { gnu: ['glibc'], gnueabihf: ['glibc'], musl: ['musl'], musleabihf: ['musl'] }[words[at + 2]];
  const platform = { cpu: [cpu], ...(dev ? { dev: true } : {}), ...(libc && words[at] === 'linux' ? { libc } : {}) };
  return { version, ...platform, optional: true, os: [words[at]] };
}

const missing = Object.entries(lock.packages).flatMap(([parent, { optionalDependencies = {}, dev }]) =>
  Object.entries(optionalDependencies)
    .filter(([name]) => !isLocked(parent, name))
    .map(([name, version]) => [name, entry(name, version, dev)]),
);
if (process.argv.includes('--check')) {
  for (const [name] of missing) console.log(`package-lock.json lacks ${name}`);
  process.exit(missing.length > 0 ? 1 : 0);
}
for (const [name, added] of missing) lock.packages[`node_modules/${name}`] = added;
const order = ([a], [b]) => a.localeCompare(b, 'en'); // as npm does
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(order));
if (missing.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`package-lock.json: ${missing.length} entries added`);
