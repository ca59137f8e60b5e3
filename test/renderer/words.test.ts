/** Both languages say the same things: same keys, same placeholders, same number of plural forms; and every text can be shown. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { computed, ref } from 'vue';
import { describe, expect, test } from 'vitest';
import { ENGLISH, createWords } from '../../src-renderer/words';
import { GERMAN } from '../../src-renderer/words/german';
import { TOPICS } from '../../src-renderer/help/topics';

type Texts = { readonly [key: string]: string | Texts };
const flat = (texts: Texts, under = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' ? [[under + key, text] as [string, string]] : flat(text, `${under}${key}.`),
  );
const english = new Map(flat(ENGLISH as unknown as Texts));
const german = new Map(flat(GERMAN as unknown as Texts));
/** `{'|'}` is a character, not a placeholder. */
const placeholders = (text: string) => [...text.matchAll(/\{([a-zA-Z]\w*)\}/g)].map(([, name]) => name);
const forms = (text: string) => text.replaceAll(/\{'[^']*'\}/g, '').split('|').length;

const root = join(import.meta.dirname, '../../src-renderer');

describe('the German words', () => {
  test('lack no key of the English ones, and have none of their own', () => {
    expect({ lacking: [...english.keys()].filter((key) => !german.has(key)) }).toEqual({ lacking: [] });
    expect({ unknown: [...german.keys()].filter((key) => !english.has(key)) }).toEqual({ unknown: [] });
  });

  test('have a file beside every English one, and both are used', () => {
    const files = (folder: string) =>
      readdirSync(join(root, folder)).filter((name) => name.endsWith('.ts') && !['german.ts', 'translation.ts'].includes(name));
    expect(files('words/de').sort()).toEqual(files('words').sort());
    const [used, usedGerman] = ['words.ts', 'words/german.ts'].map((name) => readFileSync(join(root, name), 'utf8'));
    for (const name of files('words')) {
      expect(used).toContain(`./words/${name.slice(0, -3)}'`);
      expect(usedGerman).toContain(`./de/${name.slice(0, -3)}'`);
    }
  });

  test('take the same values and have the same plural forms', () => {
    const unlike = [...english].filter(([key, text]) => {
      const other = german.get(key) ?? text;
      const wanted = [...new Set(placeholders(text))].sort().join();
      return [...new Set(placeholders(other))].sort().join() !== wanted || forms(other) !== forms(text);
    });
    expect(unlike.map(([key]) => key)).toEqual([]);
  });

  test('use one word per thing', () => {
    const texts = [...german.values()].join('\n');
    expect(texts).not.toMatch(/Schrittweite|Schrittgröße|Lernschritt|Bifurkation|Umlaufbahn|\b[Dd]u\b|\b[Dd]ein/);
  });
});

describe('the window', () => {
  const start = () => {
    const page = { lang: '' };
    const language = ref<'en' | 'de'>('en');
    const words = createWords({ language: computed(() => language.value) }, page);
    return { language, page, t: words.global.t as (key: string, values?: object, n?: number) => string };
  };

  test('switches its language while it runs, and the document follows', async () => {
    const { language, page, t } = start();
    expect([t('action.close'), page.lang]).toEqual(['Close', 'en']);
    language.value = 'de';
    await Promise.resolve();
    expect([t('action.close'), page.lang]).toEqual(['Schließen', 'de']);
  });

  test('counts in both languages: one, none, many', async () => {
    const { language, t } = start();
    const counted = () => [0, 1, 2, 21].map((n) => t('status.sweeps', { n }, n));
    expect(counted()).toEqual(['0 sweeps', '1 sweep', '2 sweeps', '21 sweeps']);
    language.value = 'de';
    await Promise.resolve();
    expect([0, 1, 2].map((n) => t('helpPanel.found', { n }, n))).toEqual(['0 Themen', '1 Thema', '2 Themen']);
  });

  test('shows every text in full, in both languages: no text is cut at a bar', async () => {
    const { language, t } = start();
    for (const [now, texts] of [
      ['en', english],
      ['de', german],
    ] as const) {
      language.value = now;
      await Promise.resolve();
      for (const [key, text] of texts) {
        if (forms(text) > 1) continue;
        const values = Object.fromEntries(placeholders(text).map((name) => [name, '7']));
        const wanted = text.replaceAll(/\{'([^']*)'\}/g, '$1').replaceAll(/\{[a-zA-Z]\w*\}/g, '7');
        expect(t(key, values), key).toBe(wanted);
      }
    }
  });

  test('asks for no key that has no words', () => {
    const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(vue|ts)$/.test(name));
    const asked = sources.flatMap((name) => {
      const text = readFileSync(join(root, name), 'utf8');
      return [...text.matchAll(/\b(?:t|say)\(\s*'([a-zA-Z][\w-]*(?:\.[\w-]+)+)'/g)].map(([, key]) => `${key}`);
    });
    expect([...new Set(asked)].filter((key) => !english.has(key))).toEqual([]);
  });
});

test('every help topic has words, and names only topics that exist', () => {
  for (const { id, related } of TOPICS) {
    expect(english.has(`help.${id}.title`) && english.has(`help.${id}.text`), id).toBe(true);
    for (const other of related)
      expect(
        TOPICS.some((topic) => topic.id === other),
        `${id} → ${other}`,
      ).toBe(true);
  }
  expect([...english.keys()].filter((key) => /^help\..*\.title$/.test(key))).toHaveLength(TOPICS.length);
});
