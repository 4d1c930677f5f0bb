import { expect, test } from 'vitest';
import { counted, notShown } from '../server/src/words.ts';

test('one thing, and any other number of things', () => {
  expect([0, 1, 2].map((count) => counted(count, 'file'))).toEqual(['0 files', '1 file', '2 files']);
  expect([1, 2].map((count) => notShown(count, 'more finding'))).toEqual([
    '1 more finding is not shown',
    '2 more findings are not shown',
  ]);
});
