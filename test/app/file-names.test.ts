import fc from 'fast-check';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { fileNameFrom, withExtension } from '../../src-main/app/file-names';

test('any title gives a name that stays in its folder', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (title) => {
      const name = fileNameFrom(title);
      expect(name).toBe(basename(name));
      expect(name).toMatch(/^[^./\\:*?"<>|\0][^/\\:*?"<>|\0]*$/);
    }),
  );
});

test('an extension is added once', () => {
  expect(withExtension('/a/quartic', '.edgelab')).toBe('/a/quartic.edgelab');
  expect(withExtension('/a/quartic.EDGELAB', '.edgelab')).toBe('/a/quartic.EDGELAB');
  expect(withExtension('/a/eta=1.1', '.csv')).toBe('/a/eta=1.1.csv');
});
