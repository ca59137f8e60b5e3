/** The buttons on the screen as actions of the palette: whatever can be clicked can be found by its words. */

export interface ScreenAction {
  readonly title: string;
  /** The part of the window it stands in. */
  readonly place: string;
  press(): void;
}

const PRESSED = 'button:not(:disabled):not([aria-disabled=true]), [role=tab], summary';

/** What a screen reader would call it. */
function nameOf(element: Element): string {
  return (element.getAttribute('aria-label') ?? element.textContent ?? '').replace(/\s+/g, ' ').trim();
}

function placeOf(element: Element): string {
  const region = element.parentElement?.closest('[aria-label]:not([role=group]), figure[aria-label], [role=region]');
  return region ? nameOf(region) : '';
}

/** Each visible button under `root` once; several with one name in one place (the rows of a list) are the first of them. */
export function screenActions(root: ParentNode): readonly ScreenAction[] {
  const found = new Map<string, ScreenAction>();
  for (const element of root.querySelectorAll<HTMLElement>(PRESSED)) {
    const title = nameOf(element);
    if (title === '' || !element.checkVisibility({ visibilityProperty: true }) || element.closest('[inert]')) continue;
    const place = placeOf(element);
    const key = `${title}\n${place}`;
    if (found.has(key)) continue;
    found.set(key, {
      title,
      place,
      press() {
        element.focus();
        element.click();
      },
    });
  }
  return [...found.values()];
}
