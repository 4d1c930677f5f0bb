/** Mistyped ids find their neighbours, and ids that are counted up do not make that slow. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addNear, createNearIds, nearIds, removeNear } from '../../server/src/index/near.ts';
import { expectLinear } from '../shape.ts';

const hex = fc.constantFrom(...'0123456789abcdef');
const id = fc.uuid().map((uuid) => `malware--${uuid}`);

test('an id with up to two characters of one part changed is found', () => {
  fc.assert(
    fc.property(
      fc.array(id, { minLength: 1, maxLength: 20 }),
      hex,
      hex,
      fc.nat(7),
      fc.nat(7),
      (ids, one, other, at, at2) => {
        const wanted = ids[0] ?? '';
        const digits = [...wanted];
        digits['malware--'.length + at] = one;
        digits['malware--'.length + at2] = other;
        const mistyped = digits.join('');
        if (mistyped === wanted) return;
        expect(nearIds(createNearIds(), mistyped, () => ids)).toContain(wanted);
      },
    ),
  );
});

test('what comes and goes after the first question is known', () => {
  const near = createNearIds();
  const first = 'malware--11111111-2222-4333-8444-555555555555';
  const second = 'malware--11111111-2222-4333-8444-555555555556';
  expect(nearIds(near, first, () => [])).toEqual([]);
  addNear(near, second);
  expect(nearIds(near, first, () => [])).toEqual([second]);
  removeNear(near, second);
  expect(nearIds(near, first, () => [])).toEqual([]);
});

test('the cost of asking for every id grows with their number, not with its square', () => {
  expectLinear((count) => {
    const counted = (index: number) => `malware--11111111-2222-4333-8444-${index.toString(16).padStart(12, '0')}`;
    const ids = Array.from({ length: count }, (_, index) => counted(index));
    return () => {
      const near = createNearIds();
      return ids.map((one) => nearIds(near, one, () => ids).length);
    };
  }, 500);
});
