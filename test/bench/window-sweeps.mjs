/** The explorer in the real application: first picture, zoom, progress of a million cells and its Stop. */
import { row } from './sample.mjs';

const TIMES = 7;

/** `page`: the window with the example open. */
export async function sweepTimes(page) {
  await page.locator('.dock-tab', { hasText: /^Sweep$/ }).click();
  await settled(page);
  const first = [];
  for (let i = 0; i < TIMES; i++) {
    await openForm(page, 'diagram');
    first.push(await page.evaluate(measurePicture, '[data-testid="sweep-explore"]'));
    await settled(page);
  }
  const zooms = [];
  await page.getByTestId('sweep-place').focus();
  for (let i = 0; i < TIMES; i++) {
    // A look at the picture, while the theory over it is computed.
    await page.waitForTimeout(1_000);
    zooms.push(await page.evaluate(measurePicture, '+'));
    await settled(page);
  }
  await page.getByTestId('sweep-home').click();
  await settled(page);
  const progress = [];
  const stops = [];
  for (let i = 0; i < 3; i++) {
    await openForm(page, 'phase');
    await fill(page, 'shape.columns', 1000);
    await fill(page, 'shape.rows', 1000);
    await page.locator('[data-testid="sweep-explore"]:not([disabled])').waitFor();
    const { shown, stopped } = await page.evaluate(measureMap);
    progress.push(shown);
    stops.push(stopped);
  }
  return [
    row('first picture of the default orbit diagram after the click, 1000 × 600', first, 'ms', '< 100 ms warm'),
    row('a zoom step of it', zooms, 'ms', '< 60 ms'),
    row('progress of a phase map of 10⁶ cells is shown', progress, 'ms', '< 200 ms'),
    row('Stop of that map', stops, 'ms', '< 200 ms'),
  ];
}

const settled = (page) => page.locator('[data-testid="sweep-picture"][aria-busy="false"]').waitFor({ timeout: 60_000 });

async function openForm(page, kind) {
  await page.getByTestId('new-sweep').click();
  await page.getByTestId(`kind-${kind}`).check();
  await page.locator('[data-testid="sweep-explore"]:not([disabled])').waitFor();
  await page.waitForTimeout(600);
}

async function fill(page, name, value) {
  const field = page.getByTestId(name).locator('input');
  await field.fill(String(value));
  await field.blur();
  await page.waitForTimeout(800);
}

/** Runs in the page: presses the button or key and waits for the frame after the whole new picture was drawn on the chart's canvas. */
function measurePicture(how) {
  const picture = () => document.querySelector('[data-testid="sweep-picture"]');
  const context = CanvasRenderingContext2D.prototype;
  const { drawImage } = context;
  let drawings = 0;
  context.drawImage = function (...args) {
    if (this.canvas === picture()?.querySelector('canvas')) drawings++;
    return drawImage.apply(this, args);
  };
  const began = performance.now();
  if (how === '+')
    document.querySelector('[data-testid="sweep-place"]').dispatchEvent(new KeyboardEvent('keydown', { key: '+', bubbles: true }));
  else document.querySelector(how).click();
  return new Promise((resolve, reject) => {
    let busy = false;
    let before = null;
    const watch = () => {
      const now = picture()?.getAttribute('aria-busy') === 'true';
      busy ||= now;
      // The whole picture is drawn after its last part has come, in a task of its own.
      if (busy && !now) before ??= drawings;
    };
    const observer = new MutationObserver(watch);
    observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['aria-busy'] });
    watch();
    const look = () => {
      if (before !== null && drawings > before)
        requestAnimationFrame(() => {
          context.drawImage = drawImage;
          observer.disconnect();
          resolve(performance.now() - began);
        });
      else if (performance.now() - began > 20_000) reject(new Error('no new picture within 20 s'));
      else setTimeout(look, 1);
    };
    look();
  });
}

/** Runs in the page: begins the map, waits for its first progress, stops it a second later. */
function measureMap() {
  const progress = () => document.querySelector('[data-testid="explorer-progress"]');
  const began = performance.now();
  document.querySelector('[data-testid="sweep-explore"]').click();
  return new Promise((resolve, reject) => {
    const next = (done, then) => {
      const look = () => {
        if (done()) then();
        else if (performance.now() - began > 60_000) reject(new Error('the map did not begin or stop within 60 s'));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    };
    const stop = () => document.querySelector('[data-testid="stop-explore"]');
    next(
      () => /[1-9]/.test(progress()?.textContent ?? ''),
      () => {
        const shown = performance.now() - began;
        setTimeout(() => {
          const asked = performance.now();
          stop().click();
          next(
            () => stop() === null,
            () => resolve({ shown, stopped: performance.now() - asked }),
          );
        }, 1_000);
      },
    );
  });
}
