import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy, developmentPolicy, FILE_HEADERS, withNonce } from '../../src-main/app/policy';

function directives(policy: string): Record<string, string> {
  return Object.fromEntries(policy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1).join(' ')]));
}

describe('the content security policy', () => {
  const policy = directives(contentSecurityPolicy('abc'));

  test('starts from nothing', () => {
    expect(policy['default-src']).toBe("'none'");
  });

  test('lets scripts come from the application only, and never from text', () => {
    expect(policy['script-src']).toBe("'self'");
    expect(policy['require-trusted-types-for']).toBe("'script'");
    expect(policy['trusted-types']).toBe('vue');
  });

  test('opens no connection, worker, frame, form or base', () => {
    for (const name of ['connect-src', 'worker-src', 'frame-src', 'object-src', 'form-action', 'base-uri', 'frame-ancestors'])
      expect(policy[name]).toBe("'none'");
  });

  test('holds no unsafe source and no address', () => {
    expect(contentSecurityPolicy('abc')).not.toMatch(/unsafe|http|ws:|\*|data:|blob:/);
  });

  test('carries the nonce of its load, in the page and in the header', () => {
    expect(policy['style-src']).toBe("'self' 'nonce-abc'");
    expect(withNonce('<html><head lang="en"><title>t</title>', 'abc')).toBe(
      '<html><head lang="en"><meta property="csp-nonce" nonce="abc"><title>t</title>',
    );
  });
});

test('every file is isolated from other origins and taken at its stated type', () => {
  expect(FILE_HEADERS).toMatchObject({
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
  });
});

test('while developing, scripts come from the development server alone and never from text', () => {
  const policy = directives(developmentPolicy('http://localhost:5199/'));
  expect(policy['default-src']).toBe("'none'");
  expect(policy['script-src']).toBe('http://localhost:5199');
  expect(policy['connect-src']).toBe('http://localhost:5199 ws://localhost:5199');
});
