/** Addresses of the window's own scheme, and which of them name a file. Pure. */
import { extname, isAbsolute, relative, resolve } from 'node:path';

export const SCHEME = 'app';
const HOST = 'edgelab';
export const ORIGIN = `${SCHEME}://${HOST}`;

/** Only what the build produces; a file of any other kind is not served. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** The file an address names, or null when it lies outside `folder` or is not of this scheme. */
export function fileFor(folder: string, address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol: scheme, host, pathname } = new URL(address);
  if (scheme !== `${SCHEME}:` || host !== HOST) return null;
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (path.includes('\0') || path.includes('\\')) return null;
  const file = resolve(folder, `.${path}`);
  const inside = relative(folder, file);
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? null : file;
}

/** Media type of a file, or undefined when files of its kind are not served. */
export function typeOf(file: string): string | undefined {
  return TYPES[extname(file)];
}

/** Whether a request of a page is let through: the application's files, and the development tools while developing. */
export function isAllowed(url: string, devServer: string | null): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  if (`${protocol}//${host}` === ORIGIN) return true;
  if (devServer === null) return false;
  return protocol === 'devtools:' || (['http:', 'ws:'].includes(protocol) && host === new URL(devServer).host);
}
