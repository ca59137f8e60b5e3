/** Keys as they are written down: handlers look a pressed key up in the same lists the keyboard map shows. */

/** One or more keys, each written as `Ctrl Shift P`, `ArrowLeft` or `+`, and what they do by name. */
export interface KeyRow<Name extends string> {
  readonly keys: readonly string[];
  readonly name: Name;
}

export type KeyTable<Name extends string> = readonly KeyRow<Name>[];

export type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/**
 * A pressed key as it is written in the lists: modifiers in the order Ctrl, Alt, Shift. ⌘ counts as Ctrl. Characters that are no
 * letters carry their Shift in themselves: `+` is `+` on every keyboard.
 */
export function writtenKey({ key, ctrlKey, metaKey, shiftKey, altKey }: Pressed): string {
  const character = [...key].length === 1 && key !== ' ';
  const letter = character && key.toLowerCase() !== key.toUpperCase();
  const name = key === ' ' ? 'Space' : letter ? key.toUpperCase() : key;
  return [ctrlKey || metaKey ? 'Ctrl' : '', altKey ? 'Alt' : '', shiftKey && (!character || letter) ? 'Shift' : '', name]
    .filter(Boolean)
    .join(' ');
}

/** What a pressed key does by the list of a place, or null: also while a text in it is being typed. */
export function nameOfKey<Name extends string>(
  table: KeyTable<Name>,
  event: Pressed & { readonly target?: EventTarget | null },
): Name | null {
  if (isTyping(event.target ?? null)) return null;
  const written = writtenKey(event);
  return table.find(({ keys }) => keys.includes(written))?.name ?? null;
}

/** Whether a key goes into a text that is being typed: single keys are no commands there. */
function isTyping(target: EventTarget | null): boolean {
  if (typeof HTMLElement === 'undefined' || !(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type);
}
