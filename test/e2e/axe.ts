/** Accessibility findings of a part of the page, each with the places it concerns. */
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** axe-core as a script; what a test evaluates is exempt from the page's policy. */
export function axeSource(): Promise<string> {
  return readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
}

export async function violations(page: Page, selector: string): Promise<readonly string[]> {
  await page.evaluate(await axeSource());
  const results = await page.evaluate(
    (part) => (window as unknown as { axe: { run(root: string): Promise<AxeResults> } }).axe.run(part),
    selector,
  );
  return found(results);
}

export function found({ violations: all }: Pick<AxeResults, 'violations'>): readonly string[] {
  return all.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
