import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FIRST_START, openSettings, peekTheme, withRecent } from '../../src-main/app/settings';

let folder: string;
let file: string;
let troubles: unknown[];
const open = () => openSettings(file, (cause) => troubles.push(cause));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'settings-'));
  file = join(folder, 'deep', 'settings.json');
  troubles = [];
});
afterEach(() => rm(folder, { recursive: true }));

describe('the settings file', () => {
  test('is missing at a first start, which is no trouble', async () => {
    expect((await open()).now).toEqual(FIRST_START);
    expect(peekTheme(file)).toBeNull();
    expect(troubles).toEqual([]);
  });

  test('keeps the last of many changes, and leaves no other file behind', async () => {
    const settings = await open();
    for (let threads = 1; threads <= 20; threads++) settings.change({ threads });
    settings.change({ theme: 'dark' });
    await settings.written();
    expect((await open()).now).toEqual({ ...FIRST_START, threads: 20, theme: 'dark' });
    expect(peekTheme(file)).toBe('dark');
    expect(await readdir(join(folder, 'deep'))).toEqual(['settings.json']);
  });

  test.each(['', '{', '[]', '{"version":2}', JSON.stringify({ ...FIRST_START, theme: 'pink' })])(
    'holding %j is reported and passed over',
    async (text) => {
      const settings = await open();
      settings.change({});
      await settings.written();
      await writeFile(file, text);
      expect((await open()).now).toEqual(FIRST_START);
      expect(troubles).toHaveLength(1);
    },
  );

  test('that cannot be written is reported, and the change holds for this session', async () => {
    await writeFile(join(folder, 'deep'), 'a file where the folder should be');
    const settings = await open();
    settings.change({ theme: 'light' });
    await settings.written();
    expect(troubles.length).toBeGreaterThan(0);
    expect(settings.now.theme).toBe('light');
    expect(await readFile(join(folder, 'deep'), 'utf8')).toMatch(/^a file/);
  });
});

test('recent projects: newest first, each once, ten at most', () => {
  let recent: string[] = [];
  for (let i = 0; i < 30; i++) recent = withRecent(recent, `/p${i % 12}.edgelab`);
  expect(recent).toHaveLength(10);
  expect(recent[0]).toBe('/p5.edgelab');
  expect(new Set(recent).size).toBe(10);
});
