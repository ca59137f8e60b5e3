/** The window's own scheme: `app://edgelab/…` answers from the folder of built files and from nowhere else. */
import { protocol } from 'electron';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileFor, SCHEME, typeOf } from './address';
import { contentSecurityPolicy, FILE_HEADERS, withNonce } from './policy';

/** Must run before the application is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

/** Serves `folder` under the scheme. Must run after the application is ready. */
export function serveFolder(folder: string): void {
  protocol.handle(SCHEME, (request) => answer(folder, request.url, request.method));
}

async function answer(folder: string, address: string, method: string): Promise<Response> {
  const file = method === 'GET' ? fileFor(folder, address) : null;
  const type = file === null ? undefined : typeOf(file);
  if (file === null || type === undefined) return new Response('not found', { status: 404, headers: FILE_HEADERS });
  try {
    const bytes = await readFile(file);
    if (extname(file) !== '.html') return new Response(new Uint8Array(bytes), { headers: { ...FILE_HEADERS, 'Content-Type': type } });
    const nonce = randomBytes(16).toString('base64');
    const headers = { ...FILE_HEADERS, 'Content-Type': type, 'Content-Security-Policy': contentSecurityPolicy(nonce) };
    return new Response(withNonce(bytes.toString('utf8'), nonce), { headers });
  } catch {
    return new Response('not found', { status: 404, headers: FILE_HEADERS });
  }
}
