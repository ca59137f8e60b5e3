/** Keys: one list for handlers and map, nothing meant twice in one place, nothing taken from a text that is being typed. */
import type { MenuItemConstructorOptions } from 'electron';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { menuTemplate } from '../../src-main/app/menu';
import { CHART_KEYS } from '../../src-renderer/charts/chart-keys';
import { commandOfKey, createCommands } from '../../src-renderer/shell/commands';
import type { Desk } from '../../src-renderer/shell/desk';
import { keyboardMap } from '../../src-renderer/shell/keyboard-map';
import { nameOfKey, writtenKey } from '../../src-renderer/shell/key-table';
import { shownKey } from '../../src-renderer/ui/shown-key';
import { ENGLISH } from '../../src-renderer/words';
import { GERMAN } from '../../src-renderer/words/german';
import { MENU_COMMANDS } from '../../src-shared/contract-events';

type Texts = { readonly [key: string]: string | Texts };
const wordIn = (texts: unknown) => (key: string) => {
  const found = key
    .split('.')
    .reduce<string | Texts | undefined>((at, part) => (typeof at === 'object' ? at[part] : undefined), texts as Texts);
  return typeof found === 'string' ? found : `no word ${key}`;
};
// Commands look at the desk when they run, not before.
const commands = createCommands({} as Desk, (key) => key);
const key = (name: string, part: Partial<Record<'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey', boolean>> = {}) => ({
  key: name,
  ...{ ctrlKey: false, shiftKey: false, altKey: false, metaKey: false },
  ...part,
});

describe('a pressed key', () => {
  test.each([
    [key('k', { ctrlKey: true }), 'Ctrl K'],
    [key('K', { metaKey: true }), 'Ctrl K'],
    [key('P', { ctrlKey: true, shiftKey: true }), 'Ctrl Shift P'],
    [key('/', { ctrlKey: true, shiftKey: true }), 'Ctrl /'],
    [key('+', { shiftKey: true }), '+'],
    [key('N', { shiftKey: true }), 'Shift N'],
    [key(' ', { ctrlKey: true }), 'Ctrl Space'],
    [key('ArrowLeft', { shiftKey: true, altKey: true }), 'Alt Shift ArrowLeft'],
  ])('is written %#', (event, written) => expect(writtenKey(event)).toBe(written));

  test('means a command with Ctrl or as a function key, never while it only writes a letter', () => {
    const command = (event: ReturnType<typeof key>) => commandOfKey(commands, event)?.id ?? null;
    expect(command(key('Enter', { ctrlKey: true }))).toBe('run');
    expect(command(key('Z', { ctrlKey: true, shiftKey: true }))).toBe('redo');
    expect(command(key('y', { ctrlKey: true }))).toBe('redo');
    expect(command(key('F6', { shiftKey: true }))).toBe('previous-group');
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' }), fc.boolean(), (letter, shiftKey) => {
        expect(command(key(letter, { shiftKey }))).toBeNull();
      }),
    );
    for (const name of ['Enter', 'Escape', 'Tab', 'Backspace', 'Delete', 'ArrowLeft', 'Home']) expect(command(key(name))).toBeNull();
  });
});

describe('the keyboard map', () => {
  const map = keyboardMap(commands);
  test('has each key once in each place', () => {
    for (const place of map.filter(({ id }) => id !== 'controls')) {
      const keys = place.keys.flatMap((row) => row.keys);
      expect(
        keys.filter((one, i) => keys.indexOf(one) !== i),
        place.id,
      ).toEqual([]);
    }
  });

  test('has words for every place, row and key in both languages', () => {
    for (const say of [wordIn(ENGLISH), wordIn(GERMAN)])
      for (const place of map) {
        const said = [
          say(`keyboard.places.${place.id}`),
          ...place.keys.flatMap((row) => [say(place.word(row.name)), ...row.keys.map((one) => shownKey(one, say))]),
        ];
        expect(said.filter((text) => text.includes('no word'))).toEqual([]);
      }
  });

  test('is what the handlers of charts look keys up in', () => {
    for (const { name, keys } of CHART_KEYS)
      for (const written of keys) {
        const parts = written.split(' ');
        expect(nameOfKey(CHART_KEYS, key(parts.at(-1) ?? '', { shiftKey: parts.includes('Shift') }))).toBe(name);
      }
  });
});

describe('the palette', () => {
  const items = (list: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
    list.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])]);
  const silent = () => undefined;
  const actions = { send: silent, open: silent, showInFolder: silent, setTheme: silent, clearRecent: silent };
  const menu = (send: (command: string) => void) =>
    items(
      menuTemplate({ undo: 'x', redo: 'x', recent: [], theme: 'system', unsaved: false, developing: false, mac: false, language: 'en' }, {
        ...actions,
        send,
      } as never),
    );

  test('has every command a menu item sends, with the same key', () => {
    let sent = '';
    for (const item of menu((command) => (sent = command))) {
      sent = '';
      (item.click as (() => void) | undefined)?.();
      if (sent === '') continue;
      const command = commands.find(({ id }) => id === sent);
      expect(command, sent).toBeDefined();
      const written = item.accelerator
        ?.split('+')
        .filter(Boolean)
        .map((part) => (part === 'CmdOrCtrl' ? 'Ctrl' : part === 'Left' ? 'ArrowLeft' : part))
        .join(' ');
      if (written !== undefined) expect(command?.keys, sent).toBe(written);
    }
    expect(MENU_COMMANDS.filter((name) => !commands.some(({ id }) => id === name))).toEqual([]);
  });

  test('has a command for every other item too; cutting and pasting belong to the text that has the keyboard', () => {
    const others: Readonly<Record<string, string>> = {
      resetZoom: 'actual-size',
      zoomIn: 'zoom-in',
      zoomOut: 'zoom-out',
      togglefullscreen: 'full-screen',
      quit: 'quit',
      'file.show': 'show-in-folder',
      'file.recent.clear': 'clear-recent',
      'view.theme.system': 'theme-system',
      'view.theme.light': 'theme-light',
      'view.theme.dark': 'theme-dark',
    };
    const text = ['cut', 'copy', 'paste', 'selectAll'];
    let sent = '';
    const missing = menu((command) => (sent = command)).filter((item) => {
      sent = '';
      if (item.type === 'separator' || item.submenu || item.enabled === false || text.includes(item.role ?? '')) return false;
      const id = others[item.role ?? ''] ?? others[item.id ?? ''];
      if (id === undefined) (item.click as (() => void) | undefined)?.();
      return !commands.some((command) => command.id === (id ?? sent));
    });
    expect(missing.map(({ id, role }) => id ?? role)).toEqual([]);
  });
});
