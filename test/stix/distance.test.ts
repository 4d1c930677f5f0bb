import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearest, withinDistance } from '../../server/src/stix/distance.ts';

test.each([
  ['', '', 0],
  ['abc', 'abc', 0],
  ['abc', 'abd', 1],
  ['abc', 'ab', 1],
  ['abc', 'acb', 1],
  ['abcdef', 'badcfe', 3],
  ['kitten', 'sitting', 3],
  ['ca', 'abc', 3],
])('%s → %s: %d', (a, b, distance) => {
  expect(withinDistance(a, b, 5)).toBe(distance);
  expect(withinDistance(a, b, distance)).toBe(distance);
  expect(withinDistance(a, b, distance - 1)).toBeUndefined();
});

/** The whole table, without bound or band. */
function plainDistance(a: string, b: string): number {
  const table = new Map<string, number>();
  const at = (i: number, j: number): number => {
    const known = table.get(`${i},${j}`);
    if (known !== undefined) return known;
    let cost: number;
    if (i === 0 || j === 0) cost = i + j;
    else {
      cost = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, at(i - 2, j - 2) + 1);
    }
    table.set(`${i},${j}`, cost);
    return cost;
  };
  return at(a.length, b.length);
}

const word = fc.string({ maxLength: 9, unit: fc.constantFrom('a', 'b', 'c') });

test('equals the unbounded distance', () => {
  fc.assert(
    fc.property(word, word, fc.nat(5), (a, b, max) => {
      const distance = plainDistance(a, b);
      expect(withinDistance(a, b, max)).toBe(distance <= max ? distance : undefined);
    }),
    { numRuns: 2000 },
  );
});

test('nearest keeps all equally near ones, in order, once', () => {
  expect(nearest('abcd', ['abxx', 'abcx', 'zzzz', 'abcy', 'abcx'], 2)).toEqual(['abcx', 'abcy']);
  expect(nearest('abcd', ['abcx', 'abcd'], 2)).toEqual(['abcd']);
  expect(nearest('abcd', ['wxyz'], 2)).toEqual([]);
});
