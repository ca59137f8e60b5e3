/** What a page of the application may do, as the headers it is served with. Pure text, so that tests read it whole. */

/**
 * The strictest policy the window works under: own scripts, styles, fonts and pictures; no connection of any kind, no worker, no frame, no form.
 * `nonce` (fresh for each load) lets the UI library set the cursor while a splitter is dragged; `vue` is the framework's own Trusted
 * Types policy, needed for its static markup.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'none'",
    "worker-src 'none'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types vue',
  ].join('; ');
}

/** While developing, the build tool's server injects styles and speaks to its page; scripts still come from it alone. */
export function developmentPolicy(devServer: string): string {
  const { origin, host } = new URL(devServer);
  return `default-src 'none'; script-src ${origin}; style-src ${origin} 'unsafe-inline'; font-src ${origin}; img-src ${origin}; connect-src ${origin} ws://${host}`;
}

/** Headers of every answer of the application's scheme; a document adds its content security policy. */
export const FILE_HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

/** `html` with the nonce where the page looks for it: `document.querySelector('meta[property=csp-nonce]').nonce`. */
export function withNonce(html: string, nonce: string): string {
  return html.replace(/<head[^>]*>/, (head) => `${head}<meta property="csp-nonce" nonce="${nonce}">`);
}
