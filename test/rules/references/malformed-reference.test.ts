import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expandIds, uuidOf } from '../../fixture.ts';
import { check, checkFix, openFixture, repairTitles } from '../check.ts';

const only = { only: ['malformed-reference'] };
const tool = (author: string): string => `{"type": "tool", "id": "tool--#1", "created_by_ref": "${author}"}`;
const identity = '\n//- /other/i.json\n{"type": "identity", "id": "identity--#2", "name": "Example Watch"}';
const uuid = uuidOf(2);

test('cut, a digit short, in capitals: malformed and nothing else', () => {
  check(`
{
  "type": "relationship", "relationship_type": "uses",
  "id": "relationship--#1",
  "source_ref": "attack-",
                ^^^^^^^^^ error malformed-reference: source_ref "attack-" is no identifier (type--UUID)
  "target_ref": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e0",
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error malformed-reference
  "created_by_ref": "identity--6F1E3B58-0C77-4A6E-9D15-2F0A4C9B7E01",
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error malformed-reference
  "object_marking_refs": [
    "marking-"
    ^^^^^^^^^^ error malformed-reference: object_marking_refs "marking-" is no identifier (type--UUID)
  ]
}
`);
});

test('in observed-data of STIX 2.0 a reference is a key of its objects', () => {
  check(`
{
  "type": "observed-data",
  "id": "observed-data--#1",
  "objects": {
    "0": {"type": "file", "name": "a"},
    "1": {"type": "directory", "path": "b", "contains_refs": ["0"]},
    "2": {"type": "file", "parent_directory_ref":
      "7"
      ^^^ error malformed-reference: parent_directory_ref "7" is no key of this observed-data's objects
    }
  }
}
`);
});

test('a long value is cut in the message', () => {
  const [shown] = openFixture(tool('y'.repeat(500))).findings('/a.json').findings;
  expect(shown?.finding.message.length).toBeLessThan(120);
});

test('fix: capitals and blanks, one digit off, the end cut off: the only near id is safe', () => {
  for (const author of [
    `$0identity--${uuid.toUpperCase()}`,
    `$0 identity--${uuid} `,
    `$0identity--${uuid.slice(1)}`,
    `$0identity--${uuid.slice(0, 15)}`,
  ]) {
    expect(repairTitles(tool(author) + identity, only)[0]).toBe(
      `*!Set created_by_ref to Example Watch (identity--${uuid.slice(0, 8)}…)`,
    );
    checkFix(tool(author) + identity, 'Set created_by_ref', tool('identity--#2'), only);
  }
});

test('fix: two near ids are both offered, and none is safe', () => {
  const near = [1, 2].map((digit) => `identity--${uuid.slice(0, -1)}${digit}`);
  const other = near.map((id) => `{"type": "identity", "id": "${id}", "name": "Example Watch"}`).join(',\n');
  const titles = repairTitles(`${tool(`$0identity--${uuid.slice(0, -1)}`)}\n//- /other/i.json\n[${other}]`, only);
  expect(titles.map((title) => title.slice(0, 12))).toEqual(['*Set created', 'Set created_', 'Remove creat']);
});

test('fix: an id that is counted by hand is near others without being a slip of them: offered, not safe', () => {
  const counted = 'identity--11111111-2222-4333-8444-000000000001';
  const other = `\n//- /other/i.json\n{"type": "identity", "id": "${counted}", "name": "Example Watch"}`;
  for (const author of [counted.replace('0001', '001'), counted.slice(0, -4)]) {
    expect(repairTitles(tool(`$0${author}`) + other, only)[0]).toBe(
      '*Set created_by_ref to Example Watch (identity--11111111…)',
    );
  }
});

test('fix: what was written is never removed by one key', () => {
  expect(repairTitles(tool('$0acme'), only)).toEqual(['Remove created_by_ref']);
});

test('fix: nothing where an object of the document has that malformed id: its own fix renames both', () => {
  for (const id of [`IDENTITY--${uuid}`, `identity--${uuid.toUpperCase()}`]) {
    const bundle = (author: string): string =>
      `[${tool(author)}, {"type": "identity", "id": "${id}", "name": "Example Watch"}]`;
    expect(repairTitles(bundle(`$0${id}`) + identity, only)).toEqual([]);
  }
  const bundle = (own: string, author: string): string =>
    `[${tool(author)}, {"type": "identity", "id": "${own}", "name": "Example Watch"}]`;
  checkFix(
    bundle(`$0IDENTITY--${uuid}`, `IDENTITY--${uuid}`),
    'Rename to identity--',
    bundle('identity--#2', 'identity--#2'),
    { only: ['malformed-id'] },
  );
});

test('fix: of what is left of the type, the objects used most', () => {
  const objects = Array.from(
    { length: 12 },
    (_, at) => `{"type": "tool", "id": "tool--#${10 + at}", "name": "Tool ${at}"}`,
  );
  const others = `\n//- /other/t.json\n[${objects.join(', ')}, {"type": "malware", "id": "malware--#30", "name": "No"},
    {"type": "note", "id": "note--#31", "object_refs": ["tool--#17"]}]`;
  const titles = repairTitles(
    `{"type": "sighting", "id": "sighting--#1", "sighting_of_ref": "$0tool-"}${others}`,
    only,
  );
  expect(titles).toHaveLength(8);
  expect(titles[0]).toMatch(/^Set sighting_of_ref to Tool 7 /);
});

test('fix: nothing for a key of objects', () => {
  const observed =
    '{"type": "observed-data", "id": "observed-data--#1", "objects": {"2": {"type": "file", "parent_directory_ref": "$07"}}}';
  expect(repairTitles(observed + identity, only)).toEqual([]);
});

test('law: one edit in a UUID is found and undone', () => {
  const whole = expandIds('identity--#2');
  const place = fc.integer({ min: 'identity--'.length, max: whole.length - 1 });
  const edit = fc.constantFrom('', 'x', '0Z', '-');
  fc.assert(
    fc.property(place, edit, (at, text) => {
      const typed = whole.slice(0, at) + text + whole.slice(at + 1);
      fc.pre(typed !== whole);
      const titles = repairTitles(tool(`$0${typed}`) + identity);
      expect(titles[0]).toBe(`*!Set created_by_ref to Example Watch (${whole.slice(0, 18)}…)`);
    }),
    { numRuns: 60 },
  );
});
