/** Looks at a screen in both themes and in German: axe over the whole page, a picture, and a line for the report. */
import { expect, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { axeSource } from './axe';
import { ask } from './lab';
import { SCREENSHOTS } from './launch';

const OUTPUT = dirname(SCREENSHOTS);
/**
 * The first look by every rule. Another theme is other colours over the same elements, another language other words in the same
 * colours: those by the rules that can tell the difference.
 */
const LIGHT = { theme: 'light', language: 'en', rules: {} } as const;
const DARK = {
  theme: 'dark',
  language: 'en',
  rules: { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } },
} as const;
const NAMES = {
  runOnly: {
    type: 'rule',
    values: [
      'valid-lang',
      'html-lang-valid',
      'document-title',
      'button-name',
      'link-name',
      'label',
      'select-name',
      'aria-command-name',
    ].concat(['aria-input-field-name', 'aria-toggle-field-name', 'aria-dialog-name', 'image-alt', 'landmark-unique']),
  },
};
const GERMAN = [
  { theme: 'light', language: 'de', rules: NAMES },
  { theme: 'dark', language: 'de', rules: NAMES },
] as const;
type Look = typeof LIGHT | typeof DARK | (typeof GERMAN)[number];

interface Line {
  readonly look: string;
  readonly screen: string;
  readonly passed: number;
  readonly findings: readonly string[];
}

/** German of every screen takes a minute more: by itself every third is looked at. */
const everyLook = process.env['EDGELAB_LOOKS'] === 'all';

export interface ScreenChecks {
  /** Checks what is on the screen under this name, in both themes and, of every third, in German; `settle` is called in each. */
  check(screen: string, settle?: () => Promise<void>): Promise<void>;
  /** Every finding so far, by screen. */
  findings(): readonly string[];
  /** Writes test-output/accessibility.md. */
  write(): Promise<void>;
}

export function screenChecks(page: Page): ScreenChecks {
  const lines: Line[] = [];
  let seen = 0;
  async function look(screen: string, { theme, language, rules }: Look, settle?: () => Promise<void>): Promise<void> {
    await ask(page, 'changeSettings', { theme, language });
    await expect(page.locator(`html[data-theme=${theme}][lang=${language}]`)).toHaveCount(1);
    await settle?.();
    const folder = join(OUTPUT, 'screens', `${theme}-${language}`);
    await mkdir(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${screen.replaceAll(' ', '-')}.png`) });
    // What a test evaluates is exempt from the page's policy, so axe can be injected as text.
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await axeSource());
    const { violations, passes } = await page.evaluate(async (options) => {
      const results = await (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run(options);
      return {
        violations: results.violations.flatMap(({ id, nodes }) =>
          nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
        ),
        passes: results.passes.length,
      };
    }, rules);
    lines.push({ look: `${theme} | ${language}`, screen, passed: passes, findings: violations });
  }
  return {
    async check(screen, settle) {
      // German in the one theme and in the other by turns.
      const german = everyLook || seen % 3 === 0 ? [GERMAN[seen % 2 === 0 ? 0 : 1]] : [];
      seen++;
      for (const one of [LIGHT, DARK, ...german]) await look(screen, one, settle);
      await ask(page, 'changeSettings', { theme: 'light', language: 'en' });
      await expect(page.locator('html[data-theme=light][lang=en]')).toHaveCount(1);
    },
    findings: () => lines.flatMap(({ look: at, screen, findings }) => findings.map((one) => `${screen} (${at}): ${one}`)),
    async write() {
      const rows = lines.map(
        ({ look: at, screen, passed, findings }) =>
          `| ${screen} | ${at} | ${passed} | ${findings.map((one) => one.split(':')[0]).join(', ') || 'none'} |`,
      );
      const head = [
        '# What axe found',
        '',
        'Axe over the whole window, every screen and dialog open in turn; pictures beside this file in `screens/<theme>-<language>`.',
        'Rules passed are those that had something to look at: every rule in light, English; those of colour in dark; those of names in German (every third screen; EDGELAB_LOOKS=all: every one).',
        '',
        '| screen | theme | language | rules passed | findings |',
        '|---|---|---|---|---|',
      ];
      await writeFile(join(OUTPUT, 'accessibility.md'), `${[...head, ...rows].join('\n')}\n`);
    },
  };
}
