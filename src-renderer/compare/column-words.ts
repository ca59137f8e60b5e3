import { settingTitle } from '../../src-shared/compare/titles';

/** How a setting is called in the window's language. */
export function pathTitle(path: string, say: (key: string) => string): string {
  return settingTitle(path, (setting) => say(`comparing.path.${setting}`));
}
