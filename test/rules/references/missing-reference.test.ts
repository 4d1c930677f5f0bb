import { expect, test } from 'vitest';
import { expandIds } from '../../fixture.ts';
import { check, checkFix, openFixture, repairTitles } from '../check.ts';

const only = { only: ['missing-reference'] };

/** An id as titles cut it. */
const short = (id: string): string => `${expandIds(id).slice(0, id.indexOf('--') + 10)}…`;

test('an empty reference, a blank one, and what is no string', () => {
  check(`
{
  "type": "malware",
  "id": "malware--#1",
  "created_by_ref": "",
                    ^^ error missing-reference: created_by_ref is empty
  "x_mitre_modified_by_ref": " ",
                             ^^^ error missing-reference: x_mitre_modified_by_ref is empty
  "sample_refs": [
    null
    ^^^^ error missing-reference: sample_refs is not a string
  ]
}
`);
});

test('a relationship without its ends or its type stands at the id, and points at the object', () => {
  const engine = openFixture(
    '[{"type": "relationship", "id": "relationship--#1"}, {"type": "sighting", "id": "sighting--#2"}]',
  );
  const rows = engine.findings('/a.json').findings.map((shown) => `${engine.pointer(shown)} ${shown.finding.message}`);
  expect(rows.sort()).toEqual([
    '/0 this relationship has no relationship_type',
    '/0 this relationship has no source_ref',
    '/0 this relationship has no target_ref',
    '/1 this sighting has no sighting_of_ref',
  ]);
  check(
    `
{
  "type": "relationship", "relationship_type": "", 
                                               ^^ error missing-reference: relationship_type is empty
  "source_ref": "tool--#2",
  "target_ref": "tool--#3",
  "id": "relationship--#1"
}
`,
    only,
  );
  check(
    `
{
  "type": "relationship", "relationship_type": "uses",
  "source_ref": "tool--#2",
  "id": "relationship--#1"
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-reference: this relationship has no target_ref
}
`,
    only,
  );
});

test('other objects need no ends, and what only ends like a reference is none', () => {
  check(`{"type": "malware", "id": "malware--#1", "external_references": [], "x_mitre_log_source_references": [""]}`);
});

const catalog = `
//- /catalog/c.json
[
  {"type": "malware", "id": "malware--#10", "name": "Inkwell", "external_references": [{"source_name": "mitre-attack", "external_id": "S9010"}]},
  {"type": "attack-pattern", "id": "attack-pattern--#11", "name": "Paper Trail", "external_references": [{"source_name": "mitre-attack", "external_id": "T9011"}]},
  {"type": "identity", "id": "identity--#12", "name": "Example Watch"},
  {"type": "identity", "id": "identity--#13", "name": "Rarely Used"},
  {"type": "identity", "id": "identity--#14", "name": "Withdrawn", "revoked": true},
  {"type": "tool", "id": "tool--#15", "name": "Slatepick", "created_by_ref": "identity--#12"}
]`;

const uses = (source: string, target: string): string =>
  `{"type": "relationship", "id": "relationship--#1", "relationship_type": "uses", ${source}"target_ref": "${target}", "description": "[Inkwell](https://attack.mitre.org/software/S9010) uses [Paper Trail](https://attack.mitre.org/techniques/T9011)."}`;

test('fix: the source from the first link of the description', () => {
  const blank = uses('"source_ref": "$0", ', 'attack-pattern--#11');
  expect(repairTitles(blank + catalog, only)).toEqual([`*Set source_ref to Inkwell (${short('malware--#10')})`]);
  checkFix(
    blank + catalog,
    'Set source_ref to Inkwell',
    uses('"source_ref": "malware--#10", ', 'attack-pattern--#11'),
    only,
  );
});

test('fix: an absent source becomes a member', () => {
  const cursor = uses('', 'attack-pattern--#11').replace('relationship--#1', '$0relationship--#1');
  checkFix(
    cursor + catalog,
    'Set source_ref to Inkwell',
    uses('', 'attack-pattern--#11').replace('."}', '.", "source_ref": "malware--#10"}'),
    only,
  );
});

test('fix: the target from a later link, where the source is known; never preferred', () => {
  const blank = uses('"source_ref": "malware--#10", ', '$0');
  expect(repairTitles(blank + catalog, only)).toEqual([
    `Set target_ref to Paper Trail (${short('attack-pattern--#11')})`,
  ]);
  expect(repairTitles(uses('"source_ref": "", ', '$0') + catalog, only)).toEqual([]);
});

test('fix: no source from a link that the relationship_type does not allow', () => {
  const mitigates = uses('"source_ref": "$0", ', 'attack-pattern--#11').replace('"uses"', '"mitigates"');
  expect(repairTitles(mitigates + catalog, only)).toEqual([]);
});

test('fix: the live author used most, or none', () => {
  const cursor = `{"type": "tool", "created_by_ref": "$0", "id": "tool--#1"}`;
  expect(repairTitles(cursor + catalog, only)).toEqual([
    `*Set created_by_ref to Example Watch (${short('identity--#12')})`,
    `Set created_by_ref to Rarely Used (${short('identity--#13')})`,
    'Remove created_by_ref',
  ]);
  checkFix(cursor + catalog, 'Remove', `{"type": "tool", "id": "tool--#1"}`, only);
});

test('fix: leaving it out is preferred only where nothing else is known', () => {
  expect(repairTitles(`{"type": "tool", "created_by_ref": "$0", "id": "tool--#1"}`, only)).toEqual([
    '*Remove created_by_ref',
  ]);
});

const related = (type: string, source: string, target: string): string =>
  `{"type": "relationship", "id": "relationship--#1", "source_ref": "${source}", "target_ref": "${target}"${type}}`;

test('fix: the types that the ends allow; the only one is preferred, and never safe', () => {
  const blank = ', "relationship_type": "$0"';
  expect(repairTitles(related(blank, 'course-of-action--#2', 'attack-pattern--#3'), only)).toEqual([
    '*Set relationship_type to mitigates',
    'Set relationship_type to related-to',
  ]);
  expect(repairTitles(related(blank, 'campaign--#2', 'intrusion-set--#3'), only)[0]).toBe(
    '*Set relationship_type to attributed-to',
  );
  const several = repairTitles(related(blank, 'malware--#2', 'tool--#3'), only);
  expect(several).toContain('Set relationship_type to uses');
  expect(several.filter((title) => /^[*!]/.test(title))).toEqual([]);
  expect(repairTitles(related(blank, 'acme-alert--#2', 'tool--#3'), only)).toEqual([
    'Set relationship_type to related-to',
  ]);
  expect(repairTitles(related(blank, 'incident--#2', 'tool--#3'), only)).toEqual([
    'Set relationship_type to related-to',
  ]);
  expect(repairTitles(related(blank, 'tool-', 'tool--#3'), only)).toEqual([]);
  checkFix(
    related(blank, 'course-of-action--#2', 'attack-pattern--#3'),
    'Set relationship_type to mitigates',
    related(', "relationship_type": "mitigates"', 'course-of-action--#2', 'attack-pattern--#3'),
    only,
  );
});

test('fix: an absent or numeric relationship_type is set too', () => {
  const after = related(', "relationship_type": "mitigates"', 'course-of-action--#2', 'attack-pattern--#3');
  const absent = related('', 'course-of-action--#2', 'attack-pattern--#3').replace(
    '"relationship--',
    '"$0relationship--',
  );
  checkFix(absent, 'Set relationship_type to mitigates', after, only);
  const number = related(', "relationship_type": $07', 'course-of-action--#2', 'attack-pattern--#3');
  checkFix(number, 'Set relationship_type to mitigates', after, only);
});

test('fix: a blank key of objects is removed', () => {
  const observed = (rest: string): string =>
    `{"type": "observed-data", "id": "observed-data--#1", "objects": {"0": {"type": "network-traffic"}, "1": {"type": "network-traffic"${rest}}}}`;
  const cursor = observed(', "encapsulates_refs": ["0", "$0"]');
  expect(repairTitles(cursor + catalog, only)).toEqual(['*Remove this item of encapsulates_refs']);
  checkFix(cursor, 'Remove this item', observed(', "encapsulates_refs": ["0"]'), only);
  checkFix(observed(', "encapsulates_refs": ["$0"]'), 'Remove encapsulates_refs', observed(''), only);
  checkFix(observed(', "encapsulated_by_ref": "$0"'), 'Remove encapsulated_by_ref', observed(''), only);
});

test('fix: an item is removed, and the list with its last item; what is needed stays', () => {
  const listed = (items: string): string => `{"type": "tool", "id": "tool--#1", "object_marking_refs": [${items}]}`;
  checkFix(listed('"marking-definition--#3", "$0"'), 'Remove this item', listed('"marking-definition--#3"'), only);
  checkFix(listed('"$0"'), 'Remove object_marking_refs', `{"type": "tool", "id": "tool--#1"}`, only);
  expect(
    repairTitles(
      `{"type": "relationship", "id": "relationship--#1", "source_ref": "$0", "target_ref": "tool--#2", "relationship_type": "uses"}`,
      only,
    ),
  ).toEqual([]);
  expect(repairTitles(`{"type": "report", "id": "report--#1", "object_refs": ["$0"]}`, only)).toEqual([]);
});
