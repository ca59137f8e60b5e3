/** The application reaches no network: neither its own page, nor a page without any policy, nor the main process's session. */
import { expect, test, type ElectronApplication } from '@playwright/test';
import { launch, type Launched } from './launch';
import { listen, type Listener } from './listener';

let started: Launched;
let server: Listener;

test.beforeAll(async () => {
  server = await listen();
  started = await launch();
});
test.afterAll(async () => {
  await started.app.close();
  await server.close();
});

/** Every way a page can try to reach `port` on this machine, and a name outside; the answers say what failed. */
async function attempts(port: number): Promise<Record<string, string>> {
  const here = `http://127.0.0.1:${port}`;
  const settle = (work: () => Promise<string>) =>
    Promise.race([
      work().catch((error: unknown) => `refused ${String(error)}`),
      new Promise<string>((resolve) => setTimeout(() => resolve('refused by silence'), 3_000)),
    ]);
  const load = (element: HTMLElement) =>
    settle(
      () =>
        new Promise((resolve, reject) => {
          element.onload = () => resolve('reached');
          element.onerror = () => reject(new Error('error event'));
          document.body.append(element);
        }),
    );
  const tryTo = (make: () => HTMLElement) => settle(async () => load(make()));
  const opened = (make: () => EventTarget) =>
    settle(
      async () =>
        new Promise((resolve, reject) => {
          const target = make();
          target.addEventListener('open', () => resolve('reached'));
          target.addEventListener('error', () => reject(new Error('error event')));
        }),
    );
  return {
    fetchHere: await settle(() => fetch(`${here}/fetch`).then((answer) => answer.text())),
    fetchOutside: await settle(() => fetch('https://example.com/').then(() => 'reached')),
    noCors: await settle(() => fetch(`${here}/no-cors`, { mode: 'no-cors' }).then(() => 'reached')),
    beacon: await settle(() => Promise.resolve(navigator.sendBeacon(`${here}/beacon`, 'x') ? 'refused later' : 'refused')),
    socket: await opened(() => new WebSocket(`ws://127.0.0.1:${port}/socket`)),
    events: await opened(() => new EventSource(`${here}/events`)),
    image: await tryTo(() => Object.assign(document.createElement('img'), { src: `${here}/image` })),
    script: await tryTo(() => Object.assign(document.createElement('script'), { src: `${here}/script` })),
    style: await tryTo(() => Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${here}/style` })),
    preconnect: await tryTo(() => Object.assign(document.createElement('link'), { rel: 'preconnect', href: here })),
    prefetch: await tryTo(() => Object.assign(document.createElement('link'), { rel: 'prefetch', href: `${here}/prefetch` })),
    peer: await settle(async () => {
      const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${port}` }] });
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
      return new Promise<string>((resolve) => setTimeout(() => resolve('refused by silence'), 1_500));
    }),
  };
}

/** In a window of the test's own: no preload script, no policy, the application's session. */
function attemptsInBareWindow(app: ElectronApplication, port: number): Promise<Record<string, string>> {
  return app.evaluate(
    async ({ BrowserWindow }, { source, at }) => {
      const window = new BrowserWindow({ show: false });
      await window.loadURL('about:blank');
      const results: unknown = await window.webContents.executeJavaScript(`(${source})(${at})`);
      window.destroy();
      return results as Record<string, string>;
    },
    { source: attempts.toString(), at: port },
  );
}

function expectAllRefused(results: Record<string, string>): void {
  for (const [attempt, result] of Object.entries(results)) expect.soft(result, attempt).toMatch(/^refused/);
  expect(server.visitors).toEqual([]);
}

test('the window cannot reach a server on this machine or a name outside', async () => {
  expectAllRefused(await started.page.evaluate(attempts, server.port));
});

test('a page without any policy in the same application cannot either', async () => {
  expectAllRefused(await attemptsInBareWindow(started.app, server.port));
});

test('no window can be sent to a server, and the session fetches nothing', async () => {
  const results = await started.app.evaluate(async ({ BrowserWindow, session }, port) => {
    const window = new BrowserWindow({ show: false });
    const said = (work: Promise<unknown>) =>
      work.then(
        () => 'reached',
        (error: unknown) => `refused ${String(error)}`,
      );
    const results = {
      load: await said(window.loadURL(`http://127.0.0.1:${port}/load`)),
      session: await said(session.defaultSession.fetch(`http://127.0.0.1:${port}/session`)),
      file: await said(window.loadURL('file:///etc/hostname')),
    };
    window.destroy();
    return results;
  }, server.port);
  expectAllRefused(results);
});

test('the test server can be reached by who is not fenced in', async () => {
  expect(await (await fetch(`http://127.0.0.1:${server.port}/control`)).text()).toBe('reached');
  expect(server.visitors).toContain('GET /control');
});
