import { expect, test } from 'vitest';
import { check, checkFix, repairTitles } from '../check.ts';
import { malware, markBelow } from './malware.ts';

const only = { only: ['malformed-citation', 'unresolved-citation', 'unused-reference'] };

const shapes: readonly (readonly [marker: string, message: string])[] = [
  ['(Citation: Example 2024', 'this citation is not closed: write "(Citation: Example 2024)"'],
  ['(Citation:Example 2024)', 'this citation has no blank before its name: write "(Citation: Example 2024)"'],
  ['(Citation:  Example 2024)', 'this citation has a blank too many'],
  ['(Citation:\u00a0Example 2024)', 'this citation has a blank too many or of another kind'],
  ['(Citation:\u202fExample 2024)', 'this citation has a blank too many or of another kind'],
  ['(Citation: Example 2024 )', 'this citation has a blank too many'],
  ['(citation: Example 2024)', 'this citation does not begin with "Citation"'],
  ['(CITATION: Example 2024)', 'this citation does not begin with "Citation"'],
  ['(Citation Example 2024)', 'this citation has no colon'],
  ['Citation: Example 2024)', 'this citation has no opening bracket'],
  ['[Citation: Example 2024]', 'this citation has square brackets'],
];

test.each(shapes)('%s is one finding, and is rewritten', (marker, message) => {
  const description = `Signals at dusk. ${marker}`;
  const mark = markBelow(description, marker, `error malformed-citation: ${message}`);
  check(malware(description, ['Example 2024'], mark), only);
  const cursor = description.replace(marker, `$0${marker}`);
  const titles = repairTitles(malware(cursor, ['Example 2024']), only);
  expect(titles).toEqual(['*!Write "(Citation: Example 2024)"']);
  const after = malware('Signals at dusk. (Citation: Example 2024)', ['Example 2024']);
  checkFix(malware(cursor, ['Example 2024']), 'Write', after, only);
});

test('several names get a marker each', () => {
  const entries = ['First, Second 2024', 'Third'];
  const description = 'Signals.(Citation: First, Second 2024, Third)';
  const mark = markBelow(
    description,
    '(Citation: First, Second 2024, Third)',
    'error malformed-citation: this citation holds several names: write "(Citation: First, Second 2024)(Citation: Third)"',
  );
  check(malware(description, entries, mark), only);
  const after = malware('Signals.(Citation: First, Second 2024)(Citation: Third)', entries);
  checkFix(malware(description.replace('(', '$0('), entries), 'Write', after, only);
});

test.each([
  ['(Citation: One (Citation: Two)', '(Citation: One'],
  ['(Citation: One, (Citation: Two)', '(Citation: One'],
  ['(Citation: One(Citation: Two)', '(Citation: One'],
  ['(Citation: One (Citation: Two))', '(Citation: One (Citation: Two))'],
])('%s becomes two markers', (markers, marked) => {
  const description = `Signals.${markers} Sleeps.`;
  check(malware(description, ['One', 'Two'], markBelow(description, marked, 'error malformed-citation')), only);
  const after = malware('Signals.(Citation: One)(Citation: Two) Sleeps.', ['One', 'Two']);
  checkFix(malware(description.replace('(', '$0('), ['One', 'Two']), 'Write', after, only);
});

test('a name that is nearly known is corrected with the shape, but not unasked', () => {
  const cursor = malware('Signals.$0(Citation:Exmaple 2024)', ['Example 2024']);
  expect(repairTitles(cursor, only)).toEqual(['*Write "(Citation: Example 2024)"']);
});

test('an unknown name keeps its spelling', () => {
  const description = 'Signals.(Citation:Nowhere 2024)';
  checkFix(
    malware('Signals.$0(Citation:Nowhere 2024)', []),
    'Write',
    malware('Signals.(Citation: Nowhere 2024)', []),
    only,
  );
  check(malware(description, [], markBelow(description, '(Citation:Nowhere 2024)', 'error malformed-citation')), only);
});

test('a citation without a name takes a reference that nothing cites', () => {
  const description = 'Signals.(Citation: ) Sleeps.(Citation: One)';
  const entries = [{ source_name: 'mitre-attack', external_id: 'S9001' }, 'One', 'Two'];
  const mark = markBelow(description, '(Citation: )', 'error malformed-citation: this citation has no name');
  check(malware(description, entries, mark), { only: ['malformed-citation', 'unresolved-citation'] });
  const cursor = malware(description.replace('(', '$0('), entries);
  expect(repairTitles(cursor, only)).toEqual(['*Cite "Two"', 'Remove the citation']);
  checkFix(cursor, 'Cite', malware('Signals.(Citation: Two) Sleeps.(Citation: One)', entries), only);
  checkFix(cursor, 'Remove', malware('Signals. Sleeps.(Citation: One)', entries), only);
});

test.each([
  'Uses elicitation and citations to persuade.',
  'See https://one.example/citation.cfm?id=1 for more.',
  'The citation index (see above) lists them.',
  'Signals.(Citation: Example 2024)(Citation: Example_2, Part/3 )',
  'Signals(Citation: Report (Part 2) & more)',
])('quiet: %s', (description) => {
  check(malware(description, ['Example 2024', 'Example_2, Part/3 ', 'Report (Part 2) & more']), {
    only: ['malformed-citation', 'unresolved-citation'],
  });
});

test('revoked objects are checked, and markers in alias notes and seen citations too', () => {
  check(
    `
{"type": "campaign", "id": "campaign--#1", "name": "Quiet Harbour", "revoked": true,
"x_mitre_first_seen_citation":
"(Citation: One)(Citation:One)",
                ^^^^^^^^^^^^^^ error malformed-citation
"external_references": [{"source_name": "Harbour Note",
"description":
"(Citation: One"},
 ^^^^^^^^^^^^^^ error malformed-citation: this citation is not closed
{"source_name": "One", "url": "https://one.example/a"}]}
`,
    only,
  );
});

test('the marker is found behind escapes', () => {
  const description = 'Signals \\u2026 at \\"dusk\\".(Citation:Example 2024)';
  check(
    malware(
      description,
      ['Example 2024'],
      markBelow(description, '(Citation:Example 2024)', 'error malformed-citation'),
    ),
    only,
  );
  const after = malware('Signals \\u2026 at \\"dusk\\".(Citation: Example 2024)', ['Example 2024']);
  checkFix(malware(description.replace('(', '$0('), ['Example 2024']), 'Write', after, only);
});
