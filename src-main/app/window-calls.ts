/** What the menu bar does to the window, asked for by the page. */
import { app, BrowserWindow } from 'electron';
import type { WindowAct } from '../../src-shared/calls/window';

/** As far as the menu's own items go. */
const [SMALLEST, LARGEST, STEP] = [-4, 6, 0.5];

export function actOnWindow(act: WindowAct): void {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  if (act === 'quit') return app.quit();
  if (!window) return;
  const contents = window.webContents;
  const zoom = (level: number) => contents.setZoomLevel(Math.min(LARGEST, Math.max(SMALLEST, level)));
  if (act === 'full-screen') window.setFullScreen(!window.isFullScreen());
  else if (act === 'actual-size') zoom(0);
  else zoom(contents.getZoomLevel() + (act === 'zoom-in' ? STEP : -STEP));
}
