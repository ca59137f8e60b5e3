/** The keyboard is never lost: where what had it goes away, hides or becomes disabled, a neighbour has it next. */
import { onScopeDispose } from 'vue';
import { focusGroup, focusIn } from './focus-groups';

interface Place {
  readonly element: Element;
  /** Its ancestors from the nearest on, each with the index of the child that led here. */
  readonly path: readonly { readonly parent: Element; readonly index: number }[];
}

function placeOf(element: Element): Place {
  const path: Place['path'][number][] = [];
  for (let child = element; child.parentElement !== null; child = child.parentElement)
    path.push({ parent: child.parentElement, index: [...child.parentElement.children].indexOf(child) });
  return { element, path };
}

/** A click into empty space takes the keyboard away too, but on purpose: then its last place is still good. */
function isGone({ element }: Place): boolean {
  return !element.isConnected || element.matches(':disabled') || !element.checkVisibility({ visibilityProperty: true });
}

/** The nearest place that is left: what came to stand where the lost one stood, else anything in the smallest part that is left. */
function recover({ path }: Place): void {
  for (const { parent, index } of path) {
    if (!parent.isConnected || parent === document.body) continue;
    const { children } = parent;
    const heir = children[Math.min(index, children.length - 1)];
    for (const next of [heir, parent]) if (next instanceof HTMLElement && next.checkVisibility() && (takes(next) || focusIn(next))) return;
  }
  focusGroup('charts');
}

function takes(element: HTMLElement): boolean {
  element.focus();
  return document.activeElement === element;
}

/** Watches over the keyboard for as long as the scope lives. */
export function keepFocus(): void {
  let place: Place | null = null;
  let frame: number | null = null;

  function check(): void {
    frame = null;
    // A window that is not in front has no keyboard to keep; a dialog keeps its own.
    if (place === null || (document.activeElement !== document.body && document.activeElement !== null)) return;
    if (isGone(place)) recover(place);
  }
  const later = () => (frame ??= requestAnimationFrame(check));
  const focused = (event: FocusEvent) => {
    if (event.target instanceof Element) place = placeOf(event.target);
  };
  const changes = new MutationObserver(later);
  document.addEventListener('focusin', focused);
  changes.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled', 'hidden', 'style', 'class'],
  });
  onScopeDispose(() => {
    changes.disconnect();
    document.removeEventListener('focusin', focused);
    if (frame !== null) cancelAnimationFrame(frame);
  });
}
