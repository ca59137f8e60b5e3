/** Keys that carry a name on the keyboard; the others are what they print. */
const NAMED: ReadonlySet<string> = new Set([
  ...['Ctrl', 'Alt', 'Shift', 'Space', 'Tab', 'Enter', 'Escape', 'Backspace', 'Delete', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
]);
const SHORT: Readonly<Record<string, string>> = { Del: 'Delete', Esc: 'Escape' };

/** A written key (`Ctrl Shift P`) as it stands on the user's keyboard: `Strg Umschalt P` in German. */
export function shownKey(written: string, say: (key: string) => string): string {
  return written
    .split(' ')
    .map((part) => SHORT[part] ?? part)
    .map((part) => (NAMED.has(part) ? say(`keyboard.names.${part}`) : part))
    .join(' ');
}
