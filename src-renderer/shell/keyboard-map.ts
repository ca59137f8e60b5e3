/** Every key of the window by the place it works in. Lists with handlers of ours are the lists those handlers use. */
import { CHART_KEYS } from '../charts/chart-keys';
import { PICTURE_KEYS } from '../sweeps/picture-keys';
import type { Command } from './commands';
import type { KeyTable } from './key-table';

export interface KeyboardPlace {
  readonly id: string;
  readonly keys: KeyTable<string>;
  /** Key of the words that say what a row does. */
  word(name: string): string;
}

const HISTORY_KEYS: KeyTable<string> = [
  { name: 'move', keys: ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'] },
  { name: 'extend', keys: ['Shift ArrowDown', 'Shift ArrowUp'] },
  { name: 'keep', keys: ['Ctrl ArrowDown', 'Ctrl ArrowUp'] },
  { name: 'toggle', keys: ['Ctrl Space'] },
  { name: 'open', keys: ['Enter'] },
  { name: 'all', keys: ['Ctrl A'] },
  { name: 'rename', keys: ['F2'] },
  { name: 'star', keys: ['*'] },
  { name: 'copy', keys: ['Ctrl C'] },
  { name: 'delete', keys: ['Delete'] },
  { name: 'clear', keys: ['Escape'] },
];
const TREE_KEYS: KeyTable<string> = [
  { name: 'move', keys: ['ArrowDown', 'ArrowUp', 'Home', 'End'] },
  { name: 'open', keys: ['Enter'] },
  { name: 'rename', keys: ['F2'] },
  { name: 'delete', keys: ['Delete'] },
];
const TAB_KEYS: KeyTable<string> = [
  { name: 'move', keys: ['ArrowLeft', 'ArrowRight'] },
  { name: 'close', keys: ['Delete'] },
];
const CONTROL_KEYS: KeyTable<string> = [
  { name: 'next', keys: ['Tab'] },
  { name: 'before', keys: ['Shift Tab'] },
  { name: 'press', keys: ['Enter', 'Space'] },
  { name: 'slide', keys: ['ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End'] },
  { name: 'resize', keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] },
  { name: 'close', keys: ['Escape'] },
];

const place = (id: string, keys: KeyTable<string>): KeyboardPlace => ({ id, keys, word: (name) => `keyboard.${id}.${name}` });

/** The places in the order they are shown; everywhere in the window first. */
export function keyboardMap(commands: readonly Command[]): readonly KeyboardPlace[] {
  const everywhere = commands.filter(({ keys }) => keys !== '').map(({ id, keys }) => ({ name: id, keys: [keys] }));
  return [
    { id: 'window', keys: everywhere, word: (name) => `command.${name}` },
    place('chart', CHART_KEYS),
    place('picture', PICTURE_KEYS),
    place('history', HISTORY_KEYS),
    place('tree', TREE_KEYS),
    place('tabs', TAB_KEYS),
    place('controls', CONTROL_KEYS),
  ];
}
