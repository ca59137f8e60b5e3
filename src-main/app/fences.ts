/** What no page of the application can do: leave it, open windows, ask for permissions, reach a network. */
import { app, type Session, type WebContents } from 'electron';
import { isAllowed } from './address';
import { developmentPolicy } from './policy';

/** Address of a proxy that does not exist: what no other fence holds back (WebRTC, say) ends there. */
const DEAD_PROXY = 'http://127.0.0.1:9';

/**
 * Switches that have to be set before the application is ready: no name resolves, no address is dialled, and Chromium's own
 * housekeeping stays off the network. `devServer` is the address of the build tool's server while developing.
 */
export function closeNetwork(devServer: string | null): void {
  const exception = devServer === null ? '' : `, EXCLUDE ${new URL(devServer).hostname}`;
  app.commandLine.appendSwitch('host-resolver-rules', `MAP * ~NOTFOUND${exception}`);
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('dns-prefetch-disable');
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
}

export async function fenceSession(session: Session, devServer: string | null): Promise<void> {
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isAllowed(details.url, devServer) }));
  if (devServer !== null)
    session.webRequest.onHeadersReceived(({ responseHeaders }, answer) =>
      answer({ responseHeaders: { ...responseHeaders, 'Content-Security-Policy': [developmentPolicy(devServer)] } }),
    );
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  if (devServer === null) await session.setProxy({ mode: 'fixed_servers', proxyRules: DEAD_PROXY, proxyBypassRules: '<-loopback>' });
}

/** Holds every page where it is, whoever created it. */
export function fenceContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  // A page may load itself anew (the development server asks for it), and go nowhere else.
  const hold = (event: { readonly url: string; preventDefault(): void }) => {
    if (event.url !== contents.getURL()) event.preventDefault();
  };
  contents.on('will-navigate', hold);
  contents.on('will-frame-navigate', hold);
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
