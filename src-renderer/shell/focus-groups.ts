const FOCUSABLE = 'button:not(:disabled), input:not(:disabled), select:not(:disabled), [tabindex="0"]';

/** Moves the keyboard to the next (1) or previous (-1) part of the window; parts are marked `data-group`. */
export function moveToGroup(by: 1 | -1): void {
  const groups = [...document.querySelectorAll<HTMLElement>('[data-group]')].filter((group) => group.offsetParent !== null);
  const here = groups.findIndex((group) => group.contains(document.activeElement));
  for (let away = 1; away <= groups.length; away++) {
    const start = here === -1 && by === -1 ? 0 : here;
    const group = groups[(start + by * away + groups.length * 2) % groups.length];
    if (group && focusIn(group)) return;
  }
}

export function focusGroup(name: string): void {
  const group = document.querySelector<HTMLElement>(`[data-group="${name}"]`);
  if (group) focusIn(group);
}

/** After a dialog: when the element the keyboard came from is gone (a palette that closed too), to the charts, not to nowhere. */
export async function settleFocus(): Promise<void> {
  await new Promise(requestAnimationFrame);
  if (document.activeElement === null || document.activeElement === document.body) focusGroup('charts');
}

/** Gives the keyboard to the part's own first place, or to its first control; says whether it has one. */
export function focusIn(group: HTMLElement): boolean {
  const target = group.querySelector<HTMLElement>('[data-group-focus]') ?? group.querySelector<HTMLElement>(FOCUSABLE);
  target?.focus();
  return target !== null;
}
