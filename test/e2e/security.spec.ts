/** The window is sandboxed, isolated and held where it is; its conversation with main admits nobody else. */
import { expect, test } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launch, ROOT, scratch, type Launched } from './launch';

let started: Launched;

test.beforeAll(async () => {
  started = await launch();
});
test.afterAll(() => started.app.close());

test('web preferences', async () => {
  const preferences = await started.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    // Present, but not in the types.
    const contents = window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
  });
  for (const name of ['allowRunningInsecureContent', 'nodeIntegrationInWorker', 'experimentalFeatures', 'devTools'])
    expect(preferences[name] ?? false, name).toBe(false);
  const opened = await started.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.openDevTools();
    return contents?.isDevToolsOpened();
  });
  expect(opened).toBe(false);
});

test('every document comes with the strict policy, and a fresh nonce each time', async () => {
  const load = () =>
    started.app.evaluate(async ({ session }) => {
      const answer = await session.defaultSession.fetch('app://edgelab/index.html');
      return { headers: Object.fromEntries(answer.headers.entries()), body: await answer.text() };
    });
  const [first, second] = [await load(), await load()];
  const policy = first.headers['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'; script-src 'self';");
  expect(policy).toContain("require-trusted-types-for 'script'; trusted-types vue");
  expect(policy).not.toMatch(/unsafe-|https?:|\*/);
  expect(first.headers).toMatchObject({ 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' });
  const nonce = /nonce-([^']+)'/.exec(policy)?.[1] ?? '';
  expect(first.body).toContain(`nonce="${nonce}"`);
  expect(second.body).not.toContain(nonce);
  expect(await started.page.evaluate(() => crossOriginIsolated)).toBe(true);
});

test('files outside the built window are not served', async () => {
  const statuses = await started.app.evaluate(async ({ session }) => {
    const paths = ['%2e%2e%2fmain/main.js', '..%2f..%2fpackage.json', 'assets', 'nothing.html'];
    return Promise.all(paths.map(async (path) => (await session.defaultSession.fetch(`app://edgelab/${path}`)).status));
  });
  expect(statuses).toEqual([404, 404, 404, 404]);
});

test('the page has no Node and no way to turn text into code or markup', async () => {
  // Tried from a timer: what a test evaluates directly is exempt from the policy.
  const results = await started.page.evaluate(
    () =>
      new Promise<Record<string, string>>((resolve) => {
        const nameOf = (act: () => unknown) => {
          try {
            return `ran ${String(act())}`;
          } catch (error) {
            return (error as Error).name;
          }
        };
        const trusted = (window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }).trustedTypes;
        setTimeout(() =>
          resolve({
            node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window).join(),
            // eslint-disable-next-line no-new-func
            function: nameOf(() => new Function('return 1')()),
            // eslint-disable-next-line no-eval
            eval: nameOf(() => (0, eval)('1')),
            markup: nameOf(() => (document.createElement('div').innerHTML = '<b>x</b>')),
            script: nameOf(() => (document.createElement('script').text = '1')),
            policy: nameOf(() => trusted.createPolicy('other', {})),
          }),
        );
      }),
  );
  expect(results).toEqual({
    node: '',
    function: 'EvalError',
    eval: 'EvalError',
    markup: 'TypeError',
    script: 'TypeError',
    policy: 'TypeError',
  });
});

test('the window stays where it is and opens no other', async () => {
  const before = started.page.url();
  const results = await started.page.evaluate(async () => {
    const link = Object.assign(document.createElement('a'), { href: 'https://example.com/', target: '_blank' });
    document.body.append(link);
    link.click();
    location.href = 'app://edgelab/other.html';
    location.href = 'https://example.com/';
    const opened = window.open('app://edgelab/index.html');
    const frame = document.createElement('iframe');
    frame.src = 'app://edgelab/index.html';
    document.body.append(frame);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const framed = frame.contentDocument?.querySelector('#app') ?? null;
    frame.remove();
    link.remove();
    return { opened: opened === null, framed: framed === null };
  });
  expect(results).toEqual({ opened: true, framed: true });
  expect(started.page.url()).toBe(before);
  expect(await started.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('permissions are refused without asking', async () => {
  const results = await started.page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'];
    const states = await Promise.all(
      names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state),
    );
    const camera = await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      (error: Error) => error.name,
    );
    return { states, camera, notification: await Notification.requestPermission() };
  });
  expect(results.states.filter((state) => state !== 'denied')).toEqual([]);
  expect(results.camera).not.toBe('granted');
  expect(results.notification).toBe('denied');
});

test('a call from another page is refused, whichever preload script it has', async () => {
  const preload = join(ROOT, 'out/preload/preload.cjs');
  const answer = await started.app.evaluate(async ({ BrowserWindow }, script) => {
    const window = new BrowserWindow({ show: false, webPreferences: { preload: script, sandbox: true } });
    await window.loadURL('about:blank');
    const said: unknown = await window.webContents.executeJavaScript('lab.about().then(() => "answered", (error) => error.message)');
    window.destroy();
    return said;
  }, preload);
  expect(answer).toMatch(/refused about from about:blank/);
});

test('an unknown channel has no handler', async () => {
  const script = join(await scratch(), 'forged.cjs');
  await writeFile(
    script,
    `const { contextBridge, ipcRenderer } = require('electron');
     const invoke = (channel) => ipcRenderer.invoke(channel).then(() => 'answered', (error) => error.message);
     contextBridge.exposeInMainWorld('invoke', invoke);`,
  );
  const answers = await started.app.evaluate(async ({ BrowserWindow }, forged) => {
    const window = new BrowserWindow({ show: false, webPreferences: { preload: forged, sandbox: true } });
    await window.loadURL('about:blank');
    const said: unknown = await window.webContents.executeJavaScript('Promise.all([invoke("readFile"), invoke("catalogue")])');
    window.destroy();
    return said;
  }, script);
  expect(answers).toEqual([expect.stringMatching(/No handler registered/), expect.stringMatching(/refused catalogue/)]);
});

test('arguments that are not what the contract says are refused', async () => {
  const messages = await started.page.evaluate(async () => {
    const { lab } = window as unknown as { lab: Record<string, (...args: unknown[]) => Promise<unknown>> };
    const message = (work: Promise<unknown> | undefined) =>
      work?.then(
        () => 'answered',
        (error: Error) => error.message,
      );
    return [
      await message(lab['startRun']?.('1; DROP TABLE run')),
      await message(lab['openProject']?.({ path: '/etc/passwd' })),
      await message(lab['setLayout']?.('x'.repeat(300_000))),
      Object.keys(lab)
        .filter((name) => /ipc|send|invoke|require/i.test(name))
        .join(),
    ];
  });
  expect(messages.slice(0, 3)).toEqual(Array(3).fill(expect.stringMatching(/invalid arguments/)));
  expect(messages[3]).toBe('');
});
