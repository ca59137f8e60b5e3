import fc from 'fast-check';
import { relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fileFor, isAllowed, ORIGIN, typeOf } from '../../src-main/app/address';

const FOLDER = '/opt/edgelab/renderer';

describe('a file of the window', () => {
  test.each([
    [`${ORIGIN}/index.html`, `${FOLDER}/index.html`],
    [`${ORIGIN}/assets/a%20b.js?x#y`, `${FOLDER}/assets/a b.js`],
    [`${ORIGIN}/a/../b.css`, `${FOLDER}/b.css`],
  ])('%s', (address, file) => {
    expect(fileFor(FOLDER, address)).toBe(file);
  });

  test.each([
    `${ORIGIN}/`,
    `${ORIGIN}/%2e%2e%2fsecret`,
    `${ORIGIN}/..%2f..%2fetc/passwd`,
    `${ORIGIN}/a%00.html`,
    `${ORIGIN}/%ff`,
    `${ORIGIN}/..%5csecret`,
    'app://other/index.html',
    'file:///etc/passwd',
    'no address',
  ])('%s is none', (address) => {
    expect(fileFor(FOLDER, address)).toBeNull();
  });

  test('no address leaves the folder', () => {
    const part = fc.constantFrom('..', '.', '%2e%2e', '%2f', '/', 'a', '%5c', '\\', '%252e');
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const file = fileFor(FOLDER, `${ORIGIN}/${parts.join('')}`);
        if (file !== null) expect(relative(FOLDER, file).startsWith('..')).toBe(false);
      }),
    );
  });

  test('only kinds the build produces are served', () => {
    expect(typeOf('a.js')).toMatch(/javascript/);
    expect(typeOf('a.edgelab')).toBeUndefined();
  });
});

describe('a request', () => {
  const outside = [
    'http://127.0.0.1:8000/',
    'https://example.com/',
    'ws://localhost/',
    'file:///etc/passwd',
    'ftp://a/',
    'devtools://devtools/',
    'data:text/html,x',
  ];

  test('goes to the application itself', () => {
    expect(isAllowed(`${ORIGIN}/index.html`, null)).toBe(true);
  });

  test.each(outside)('never goes to %s', (url) => {
    expect(isAllowed(url, null)).toBe(false);
  });

  test('goes to the development server only while developing', () => {
    const server = 'http://localhost:5199';
    expect(isAllowed('http://localhost:5199/main.ts', server)).toBe(true);
    expect(isAllowed('ws://localhost:5199/', server)).toBe(true);
    expect(isAllowed('http://localhost:5200/', server)).toBe(false);
    expect(isAllowed('https://example.com/', server)).toBe(false);
  });
});
