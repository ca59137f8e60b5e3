/** The tour's steps and the controls they stand beside. */
export const TOUR_STEPS = [
  { id: 'project', anchor: '[data-testid="project-tree"]' },
  { id: 'eta', anchor: '[data-testid="eta-input"]' },
  { id: 'run', anchor: '[data-testid="run-button"]' },
  { id: 'charts', anchor: '[data-group="charts"]' },
  { id: 'history', anchor: '[data-group="history"]' },
  { id: 'palette', anchor: '.command-box' },
] as const;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 12;

/**
 * Where a card of this size stands, in pixels of the window: under its control, else above, else beside it, else inside its lower
 * right corner; never outside the window.
 */
export function placeBeside(
  control: Box,
  card: Pick<Box, 'width' | 'height'>,
  window: Pick<Box, 'width' | 'height'>,
): Pick<Box, 'left' | 'top'> {
  const within = (value: number, size: number, room: number) => Math.max(GAP, Math.min(value, room - size - GAP));
  const left = within(control.left, card.width, window.width);
  const top = within(control.top, card.height, window.height);
  const below = control.top + control.height + GAP;
  if (below + card.height + GAP <= window.height) return { left, top: below };
  const above = control.top - card.height - GAP;
  if (above >= GAP) return { left, top: above };
  const right = control.left + control.width + GAP;
  if (right + card.width + GAP <= window.width) return { left: right, top };
  const before = control.left - card.width - GAP;
  if (before >= GAP) return { left: before, top };
  return {
    left: within(control.left + control.width - card.width - GAP, card.width, window.width),
    top: within(control.top + control.height - card.height - GAP, card.height, window.height),
  };
}
