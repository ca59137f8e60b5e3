/** What the application remembers between starts, in one JSON file that is checked when read and replaced whole when written. */
import { readFileSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Settings } from '../../src-shared/contract';
import { FIRST_SETTINGS, settingsSchema } from '../../src-shared/settings';
import { z } from '../../src-shared/zod';

const RECENT = 10;

const memorySchema = z.strictObject({
  version: z.literal(1),
  theme: settingsSchema.shape.theme,
  threads: settingsSchema.shape.threads,
  // Absent in the files of earlier versions.
  language: settingsSchema.shape.language.default(FIRST_SETTINGS.language),
  numbers: settingsSchema.shape.numbers.default(FIRST_SETTINGS.numbers),
  keepLayout: settingsSchema.shape.keepLayout.default(FIRST_SETTINGS.keepLayout),
  volume: settingsSchema.shape.volume.default(FIRST_SETTINGS.volume),
  tourSeen: settingsSchema.shape.tourSeen.default(FIRST_SETTINGS.tourSeen),
  /** Bounds in device-independent pixels; null coordinates = the system places the window. */
  window: z.strictObject({
    x: z.int().nullable(),
    y: z.int().nullable(),
    width: z.int().min(200).max(100_000),
    height: z.int().min(200).max(100_000),
    maximized: z.boolean(),
  }),
  /** Project files the user opened or saved, newest first. */
  recent: z.array(z.string().max(4096)).max(RECENT),
  /** The project that was open last. */
  last: z.string().max(4096).nullable(),
});
export type Memory = z.infer<typeof memorySchema>;

export const FIRST_START: Memory = {
  version: 1,
  ...FIRST_SETTINGS,
  window: { x: null, y: null, width: 1440, height: 900, maximized: false },
  recent: [],
  last: null,
};

/** The part of it the user sets. */
export function settingsIn({ theme, threads, language, numbers, keepLayout, volume, tourSeen }: Memory): Settings {
  return { theme, threads, language, numbers, keepLayout, volume, tourSeen };
}

export interface Store {
  readonly now: Memory;
  /** Changes some of it and writes the file; later changes wait for earlier ones. */
  change(part: Partial<Memory>): void;
  /** Resolves when everything is written. */
  written(): Promise<void>;
}

/** Reads `file`; a missing or unreadable one gives the settings of a first start. `onTrouble` hears why writing or reading failed. */
export async function openSettings(file: string, onTrouble: (cause: unknown) => void): Promise<Store> {
  let now = await read(file, onTrouble);
  let writing: Promise<void> = Promise.resolve();
  return {
    get now() {
      return now;
    },
    change(part) {
      now = { ...now, ...part };
      const text = JSON.stringify(now, null, 2);
      writing = writing.then(() => replace(file, text)).catch(onTrouble);
    },
    written: () => writing,
  };
}

/** The stored theme alone, read at once; null when there is none yet. */
export function peekTheme(file: string): Memory['theme'] | null {
  try {
    return memorySchema.parse(JSON.parse(readFileSync(file, 'utf8'))).theme;
  } catch {
    return null; // reported when the settings are opened
  }
}

async function read(file: string, onTrouble: (cause: unknown) => void): Promise<Memory> {
  try {
    return memorySchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')) onTrouble(cause);
    return FIRST_START;
  }
}

async function replace(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, text, 'utf8');
  await rename(`${file}.new`, file);
}

/** `recent` with `path` in front, once, no longer than the menu shows. */
export function withRecent(recent: readonly string[], path: string): string[] {
  return [path, ...recent.filter((known) => known !== path)].slice(0, RECENT);
}
