/**
 * What the program computed, in the window's language. The language is a function, as the decimal mark's source is: what was written
 * with it is written again when it changes.
 */
import { toldChart } from '../src-shared/charts/told-chart';
import type { ChartConfiguration } from 'chart.js';
import { toldIn } from '../src-shared/german';
import type { Language } from '../src-shared/language';

let source: () => Language = () => 'en';

export function takeLanguageFrom(read: () => Language): void {
  source = read;
}

/** A text of the engine, of main or of a stored run, in the window's language; as it is where there are no words for it. */
export function told(text: string): string {
  return toldIn(source(), text).text;
}

/** For the `lang` of the element that shows `told(text)`: English where it stayed English, else the page's. */
export function langOf(text: string): 'en' | undefined {
  return toldIn(source(), text).state === 'not' ? 'en' : undefined;
}

/** A chart with its titles, legend and labels in the window's language. */
export function inOwnLanguage<Config extends ChartConfiguration | null>(config: Config): Config {
  return source() === 'en' || config === null ? config : (toldChart(config, told) as Config);
}
