/** Calls about the window itself: what the menu bar does, for those who use the palette. */
export const WINDOW_ACTS = ['zoom-in', 'zoom-out', 'actual-size', 'full-screen', 'quit'] as const;
export type WindowAct = (typeof WINDOW_ACTS)[number];

export interface WindowCalls {
  windowAct(act: WindowAct): void;
  clearRecentProjects(): void;
}

export const WINDOW_CALLS = { windowAct: true, clearRecentProjects: true } satisfies Record<keyof WindowCalls, true>;
