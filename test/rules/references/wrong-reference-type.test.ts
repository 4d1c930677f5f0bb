import { expect, test } from 'vitest';
import { check, repairTitles } from '../check.ts';

test('a property that takes another type: no word of dangling', () => {
  check(`
{
  "type": "tool",
  "id": "tool--#1",
  "created_by_ref": "tool--#2",
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error wrong-reference-type: created_by_ref may not lead to an object of type tool; it takes identity
  "object_marking_refs": [
    "identity--#3"
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error wrong-reference-type: object_marking_refs may not lead to an object of type identity; it takes marking-definition
  ]
}
`);
});

test('custom objects, custom properties and open lists take what they like', () => {
  check(
    `[{"type": "report", "id": "report--#1", "object_refs": ["x-acme-thing--#2"], "x_acme_ref": "tool--#3"},
      {"type": "relationship", "id": "relationship--#4", "relationship_type": "related-to", "source_ref": "x-acme-thing--#2", "target_ref": "url--#5"}]`,
    { only: ['wrong-reference-type'] },
  );
});

test('fix: objects of the type that it takes', () => {
  const titles = repairTitles(
    `[{"type": "tool", "id": "tool--#1", "created_by_ref": "$0tool--#1"}, {"type": "identity", "id": "identity--#2", "name": "Example Watch"}]`,
  );
  expect(titles).toEqual([expect.stringMatching(/^\*Set created_by_ref to Example Watch \(identity--/)]);
});
