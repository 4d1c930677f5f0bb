import fc from 'fast-check';
import { expect, test } from 'vitest';
import { uuidOf } from '../../fixture.ts';
import { check, checkFix, openFixture, repairTitles } from '../check.ts';

const ids = { only: ['malformed-id', 'id-type-mismatch', 'duplicate-id'] };

test('malformed-id: empty, no string, cut, in capitals, absent', () => {
  check(`
[
  {"type": "tool", "id": ""},
                         ^^ error malformed-id: id is empty
  {"type": "tool", "id": 7},
                         ^ error malformed-id: id is not a string
  {"type": "tool", "id": "tool-"},
                         ^^^^^^^ error malformed-id: "tool-" is no identifier (type--UUID)
  {"type": "tool", "id": "tool--6F1E3B58-0C77-4A6E-9D15-2F0A4C9B7E01"},
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error malformed-id
  {"type": "tool"},
  ^ error malformed-id: this tool has no id
  {"type": "x-acme-thing"},
  {"type": "x-acme-thing", "id": ""},
                                 ^^ error malformed-id: id is empty
  {"name": "neither type nor id"},
  {"type": "observed-data", "id": "observed-data--#1", "objects": {"0": {"type": "file", "name": "a"}}}
]
`);
});

test('a bundle has an id too', () => {
  check(`
{
  "type": "bundle",
  "id": "bundle-",
        ^^^^^^^^^ error malformed-id: "bundle-" is no identifier (type--UUID)
  "objects": []
}
`);
  check(`
{
  "type": "bundle",
  "id": "tool--#1",
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error id-type-mismatch: the id is of type "tool", the object of type "bundle"
  "objects": []
}
`);
});

test('nobody dangles because an id is empty', () => {
  check(
    '[{"type": "x-acme-thing", "id": "x-acme-thing--#1"}, {"type": "relationship", "id": "relationship--#2", "relationship_type": "related-to", "source_ref": "x-acme-thing--#1", "target_ref": "x-acme-thing--#1"}]',
  );
});

const made = uuidOf(1000);

test('fix: a new id, in place of an empty, an absent and a cut one', () => {
  const after = `{"type": "tool", "id": "tool--${made}", "name": "a"}`;
  expect(repairTitles('{"type": "tool", "id": "$0", "name": "a"}')).toEqual(['*Give this object a new id']);
  checkFix('{"type": "tool", "id": "$0", "name": "a"}', 'Give', after);
  checkFix('{"type": "tool", "id": "$0tool-", "name": "a"}', 'Give', after);
  checkFix('$0{"type": "tool", "name": "a"}', 'Give', after);
  expect(repairTitles('{"id": "$0", "name": "a"}')).toEqual([]);
});

test('fix: references to an old id that has the form of one follow', () => {
  const bundle = (id: string, at = id): string =>
    `[{"type": "tool", "id": "${id}"}, {"type": "note", "id": "note--#3", "object_refs": ["${at}", "tool--#9"]}]`;
  checkFix(bundle('$0tool--12', 'tool--12'), 'Give', bundle(`tool--${made}`), ids);
  const capitals = `tool--${uuidOf(7).toUpperCase()}`;
  expect(repairTitles(bundle(`$0${capitals}`, capitals), ids)[0]).toBe(`*Rename to tool--${uuidOf(7).slice(0, 8)}…`);
  checkFix(bundle(`$0${capitals}`, capitals), 'Rename', bundle('tool--#7'), ids);
});

test('id-type-mismatch: the id or the type', () => {
  check(`
{
  "type": "tool",
  "id": "malware--#1"
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error id-type-mismatch: the id is of type "malware", the object of type "tool"
}
`);
  const cursor = '{"type": "tool", "id": "$0malware--#1"}';
  checkFix(cursor, 'Give', `{"type": "tool", "id": "tool--${made}"}`);
  checkFix(cursor, 'Set type to malware', '{"type": "malware", "id": "malware--#1"}');
  check('{"id": "malware--#1"}', ids);
});

test('duplicate-id: the same id and modified twice', () => {
  check(
    `
[
  {"type": "tool", "id": "tool--#1", "modified": "2024-01-01T00:00:00.000Z"},
  {"type": "tool", "id": "tool--#1", "modified": "2024-01-01T00:00:00Z"},
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error duplicate-id: another object of this document has the same id and modified
  {"type": "tool", "id": "tool--#1", "modified": "2024-01-02T00:00:00.000Z"},
  {"type": "url", "id": "url--#2"},
  {"type": "url", "id": "url--#2"}
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error duplicate-id
]
`,
    ids,
  );
});

test('duplicate-id: the message speaks of modified only where there is one', () => {
  check(
    `
[
  {"type": "url", "id": "url--#2"},
  {"type": "url", "id": "url--#2"}
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error duplicate-id: another object of this document has the same id
]
`,
    ids,
  );
  const [shown] = openFixture('[{"type": "url", "id": "url--#2"}, {"type": "url", "id": "url--#2"}]').findings(
    '/a.json',
  ).findings;
  expect(shown?.finding.message).toBe('another object of this document has the same id');
});

test('duplicate-id, fix: a new random id is never preferred', () => {
  expect(repairTitles('[{"type": "url", "id": "url--#2"}, {"type": "url", "id": "$0url--#2"}]', ids)).toEqual([
    'Give this object a new id',
  ]);
});

test('duplicate-id: not for malformed ids, and not across files', () => {
  check('[{"type": "tool", "id": "tool-"}, {"type": "tool", "id": "tool-"}]', { only: ['duplicate-id'] });
  check('{"type": "tool", "id": "tool--#1"}\n//- /b.json\n{"type": "tool", "id": "tool--#1"}', ids);
});

test('duplicate-id, fix: a new id for the second, references stay with the first', () => {
  const bundle = (second: string): string =>
    `[{"type": "tool", "id": "tool--#1"}, {"type": "tool", "id": "${second}"}, {"type": "note", "id": "note--#3", "object_refs": ["tool--#1"]}]`;
  checkFix(bundle('$0tool--#1'), 'Give', bundle(`tool--${made}`), ids);
});

test('law: no id is both malformed and of the wrong type, and any id has at most one finding', () => {
  const piece = fc.constantFrom('tool', 'malware', '--', '-', '', 'x', uuidOf(5), uuidOf(5).toUpperCase(), ' ');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
      const engine = openFixture(JSON.stringify({ type: 'tool', id: pieces.join('') }));
      expect(engine.findings('/a.json').findings.length).toBeLessThanOrEqual(1);
    }),
  );
});
