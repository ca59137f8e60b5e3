import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromExactJson, toExactJson } from '../../src-shared/exact-json';

test('every double, NaN, infinities and −0 included, comes back as it was', () => {
  const leaf = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Infinity, -Infinity, -0), fc.string(), fc.boolean(), fc.constant(null));
  const key = fc.string().filter((name) => name !== '$' && name !== '__proto__');
  const value = fc.letrec((tie) => ({
    tree: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('tree')), fc.dictionary(key, tie('tree'), { noNullPrototype: true })),
  })).tree;
  fc.assert(fc.property(value, (tree) => void expect(fromExactJson(toExactJson(tree))).toEqual(tree)));
});
