/** The diagnostics bundle holds nothing of the user's own, whatever the log says. */
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { homedir, hostname, userInfo } from 'node:os';
import { describe, expect, test } from 'vitest';
import { bundleOf, diagnosticFiles, settingsInFile, type DiagnosticsSource } from '../../src-main/lab/diagnostics';
import { redacted } from '../../src-main/lab/diagnostics-redact';
import { FIRST_SETTINGS } from '../../src-shared/settings';
import { PROJECT } from '../renderer/hand-made-lab';

const TITLE = 'Thesis of Ada (secret)';
const view = {
  ...PROJECT,
  title: TITLE,
  path: '/data/ada lovelace/Thesis of Ada (secret).edgelab',
  experiments: PROJECT.experiments.map((one) => ({ ...one, name: 'Unpublished idea' })),
};
const statistics: NonNullable<DiagnosticsSource['project']>['statistics'] = {
  version: 3,
  bytes: 65_536,
  freeBytes: 0,
  rows: { run: 2 },
  runsByStatus: { finished: 2 },
  integrity: 'ok',
  readOnly: false,
  unsaved: false,
};
const source = (log: string): DiagnosticsSource => ({
  versions: { app: '1.0.0', testBuild: false },
  machine: { graphics: { gpu_compositing: 'disabled_software' } },
  settings: FIRST_SETTINGS,
  project: { view, statistics },
  log,
});
const bundle = (log: string) =>
  diagnosticFiles(source(log))
    .map(({ text }) => text)
    .join('\n');

describe('what is the user’s own', () => {
  const { username } = userInfo();
  const log = [
    `[2026-11-24 10:00:00.000] [error] store: Error: ENOSPC, write '${homedir()}/papers/x.edgelab'`,
    `    at write (file://${homedir()}/Apps/edgelab/out/main/main.js:12:34)`,
    '    at node:internal/process/task_queues:105:5',
    `opening /data/ada lovelace/${TITLE}.edgelab for ${username} on ${hostname()}`,
    `C:\\Users\\Ada\\Documents\\x.edgelab and \\\\server\\share\\x`,
    `experiment Unpublished idea: formula "x^4 - secret*x" is not finite`,
    `note “call Ada at ada@example.org”`,
    `THESIS OF ADA (SECRET) again`,
  ].join('\n');
  const text = bundle(log);

  test.each([
    homedir(),
    TITLE,
    TITLE.toUpperCase(),
    'Unpublished idea',
    'secret*x',
    'ada@example.org',
    'papers',
    'Documents',
    'call Ada',
    'share',
    '.edgelab',
  ])('is not in the bundle: %s', (secret) => expect(text).not.toContain(secret));

  test('by its words: user and computer', () => {
    const tail = redacted(log, [username, hostname()]);
    for (const word of [username, hostname()])
      expect(new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'iu').test(tail)).toBe(false);
  });

  test('while what the program did can still be read', () => {
    expect(text).toContain('[error] store: Error: ENOSPC');
    expect(text).toContain('main.js:12:34');
    expect(text).toContain('"run": 2');
    expect(text).toContain('disabled_software');
  });
});

test('no secret of any kind survives, wherever it stands', () => {
  const secret = fc
    .string({ minLength: 5, maxLength: 30, unit: fc.constantFrom(...'abcXYZ 0()[]*+?.$^|éß/\\-_') })
    .filter((text) => text.trim().length >= 5 && !/^[\s.]+$/.test(text));
  fc.assert(
    fc.property(secret, fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }), (title, before, after) => {
      expect(redacted(`${before}${title.trim()}${after}`, [title]).includes(title.trim())).toBe(false);
    }),
  );
});

test('the zip has the files that were shown, byte for byte, and the same ones twice make the same zip', () => {
  const files = diagnosticFiles(source('a line\n'));
  const zip = bundleOf(files);
  expect(Object.entries(unzipSync(zip)).map(([name, bytes]) => ({ name, text: strFromU8(bytes) }))).toEqual(files);
  expect(bundleOf(files)).toEqual(zip);
});

test('of the settings file only the settings are taken', () => {
  const stored = JSON.stringify({ version: 1, ...FIRST_SETTINGS, recent: ['/home/ada/x.edgelab'], last: '/home/ada/x.edgelab' });
  expect(settingsInFile(stored)).toEqual(FIRST_SETTINGS);
  expect(settingsInFile('{')).toBeNull();
});
