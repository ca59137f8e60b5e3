import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { germanLabel } from '../../src-main/app/menu-german';
import { menuTemplate, type MenuActions, type MenuState } from '../../src-main/app/menu';

const STATE: MenuState = {
  undo: null,
  redo: null,
  recent: [],
  theme: 'system',
  unsaved: true,
  developing: false,
  mac: false,
  language: 'en',
};

function recorder() {
  const said: unknown[] = [];
  const note =
    (name: string) =>
    (...args: unknown[]) =>
      void said.push([name, ...args]);
  const actions: MenuActions = {
    send: note('send'),
    open: note('open'),
    showInFolder: note('showInFolder'),
    setTheme: note('setTheme'),
    clearRecent: note('clearRecent'),
  };
  return { said, actions };
}

function items(state: Partial<MenuState> = {}, actions = recorder().actions): MenuItemConstructorOptions[] {
  const flat = (item: MenuItemConstructorOptions): MenuItemConstructorOptions[] => [
    item,
    ...(Array.isArray(item.submenu) ? item.submenu.flatMap(flat) : []),
  ];
  return menuTemplate({ ...STATE, ...state }, actions).flatMap(flat);
}

function click(id: string, state: Partial<MenuState> = {}): unknown[] {
  const { said, actions } = recorder();
  const item = items(state, actions).find((candidate) => candidate.id === id);
  (item?.click as (() => void) | undefined)?.();
  return said;
}

describe('the menu', () => {
  test('gives no key and no id twice', () => {
    for (const field of ['accelerator', 'id'] as const) {
      const values = items({ recent: ['/a.edgelab'] }).flatMap((item) => item[field] ?? []);
      expect(new Set(values).size).toBe(values.length);
    }
  });

  test('names the edit that would be undone, its ampersand kept', () => {
    const undo = items({ undo: 'Change μ & η' }).find((item) => item.id === 'edit.undo');
    expect(undo).toMatchObject({ label: '&Undo Change μ && η', enabled: true });
    expect(items().find((item) => item.id === 'edit.undo')).toMatchObject({ enabled: false });
  });

  test.each([
    ['experiment.run', ['send', 'run']],
    ['view.palette', ['send', 'palette']],
    ['file.open', ['send', 'open-project']],
    ['file.show', ['showInFolder']],
    ['view.theme.dark', ['setTheme', 'dark']],
  ])('%s does what it says', (id, said) => {
    expect(click(id)).toEqual([said]);
  });

  test('has a German label for every item, and German names the edit too', () => {
    const silent = items({ recent: ['/a.edgelab'], developing: true, mac: true }).filter(
      (item) => item.label !== '/a.edgelab' && item.type !== 'separator' && item.role !== 'appMenu' && item.label !== 'a.edgelab',
    );
    expect(silent.filter((item) => germanLabel(item) === null).map((item) => item.id ?? item.role ?? item.label)).toEqual([]);
    const undo = items({ undo: 'Lernrate & Start', language: 'de' }).find((item) => item.id === 'edit.undo');
    expect(undo).toMatchObject({ label: '&Rückgängig: Lernrate && Start', enabled: true });
    expect(items({ language: 'de' }).find((item) => item.id === 'edit.undo')?.label).toBe('&Rückgängig');
  });

  test('gives no access key twice within a menu, in either language', () => {
    for (const language of ['en', 'de'] as const) {
      for (const menu of menuTemplate({ ...STATE, language }, recorder().actions)) {
        const entries = Array.isArray(menu.submenu) ? menu.submenu : [];
        const keys = entries.flatMap(({ label }) => /&([^&])/.exec(label ?? '')?.[1]?.toLowerCase() ?? []);
        expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
      }
    }
  });

  test('shows developer tools only while developing', () => {
    const roles = (developing: boolean) => items({ developing }).map((item) => item.role);
    expect(roles(false)).not.toContain('toggleDevTools');
    expect(roles(false)).not.toContain('reload');
    expect(roles(true)).toContain('toggleDevTools');
  });
});
