import { expect, test } from 'vitest';
import { expectLinear } from '../../shape.ts';
import { check, checkFix, openFixture, repairTitles } from '../check.ts';
import { malware, markBelow, source } from './malware.ts';
import { repaired } from './repaired.ts';

const only = { only: ['malformed-citation', 'unresolved-citation', 'unused-reference', 'missing-url'] };

test('a name without an entry', () => {
  const description = 'Signals.(Citation: Nope)';
  check(
    malware(description, [], markBelow(description, 'Nope', 'error unresolved-citation: no reference named "Nope"')),
    only,
  );
});

test('a near name is proposed, and its entry is not also unused', () => {
  const description = 'Signals.(Citation: Exmaple Report 2024)';
  const message =
    'error unresolved-citation: no reference named "Exmaple Report 2024": did you mean "Example Report 2024"?';
  check(malware(description, ['Example Report 2024'], markBelow(description, 'Exmaple Report 2024', message)), only);
  const cursor = malware('Signals.(Citation: Ex$0maple Report 2024)', ['Example Report 2024']);
  expect(repairTitles(cursor, only)).toEqual([
    '*!Cite "Example Report 2024"',
    'Add an empty reference "Exmaple Report 2024"',
    'Remove the citation',
  ]);
  const after = malware('Signals.(Citation: Example Report 2024)', ['Example Report 2024']);
  checkFix(cursor, 'Cite', after, only);
  checkFix(cursor, 'Remove', malware('Signals.', ['Example Report 2024']), only);
});

test('another capital, blank or mark is safe to correct', () => {
  for (const written of ['example report 2024', 'Example  Report 2024', 'Example-Report 2024']) {
    const cursor = malware(`Signals.(Citation: $0${written})`, ['Example Report 2024']);
    expect(repairTitles(cursor, only)[0]).toBe('*!Cite "Example Report 2024"');
  }
});

test('two candidates, another year, or an entry of the very name elsewhere is not safe', () => {
  const two = malware('Signals.(Citation: $0Example A)', ['Example B', 'Example C']);
  expect(repairTitles(two, only).slice(0, 2)).toEqual(['*Cite "Example B"', 'Cite "Example C"']);
  const year = malware('Signals.(Citation: $0Example 2023)', ['Example 2024']);
  expect(repairTitles(year, only)[0]).toBe('*Cite "Example 2024"');
  const other = `//- /other/b.json\n${malware('', ['Examples'])}`;
  const elsewhere = `//- /a.json\n${malware('Signals.(Citation: $0Examples)', ['Example'])}\n${other}`;
  expect(repairTitles(elsewhere, only).slice(0, 2)).toEqual([
    '*Add the reference "Examples" (one.example)',
    'Cite "Example"',
  ]);
});

test('a shortened name proposes the entries that begin with it', () => {
  const cursor = malware('Signals.(Citation: $0Advisory (AB-12))', ['Advisory AB-12 Lantern January 2014']);
  expect(repairTitles(cursor, only)[0]).toBe('*Cite "Advisory AB-12 Lantern January 2014"');
});

test('the entry is copied in order of the descriptions, the nearest document first, one for each url', () => {
  const entries = [
    { source_name: 'mitre-attack', external_id: 'S9001', url: 'https://attack.mitre.org/software/S9001' },
    'Alpha',
    'Gamma',
  ];
  const other = [source('Beta', 'https://far.example/b'), source('Beta', 'https://far.example/b')];
  const fixture = `
//- /a.json
${malware('Signals.(Citation: $0Beta)(Citation: Alpha)(Citation: Gamma)', entries)}
//- /catalog/c.json
${malware('', other)}
//- /other/b.json
${malware('', [source('Beta', 'https://near.example/b')])}
`;
  expect(repairTitles(fixture, only)).toEqual([
    '*Add the reference "Beta" (near.example)',
    'Add the reference "Beta" (far.example)',
    'Add an empty reference "Beta"',
    'Remove the citation',
  ]);
  const after = [entries[0], source('Alpha'), source('Beta', 'https://near.example/b'), source('Gamma')];
  const written = repaired(fixture, 'Add the reference "Beta" (near.example)', only);
  expect(written.external_references).toEqual(after);
});

test('a near name elsewhere is cited and copied', () => {
  const fixture = `
//- /a.json
${malware('Signals.(Citation: $0Lantern Raport)', [])}
//- /other/b.json
${malware('', ['Lantern Report'])}
`;
  expect(repairTitles(fixture, only)[0]).toBe('*Cite "Lantern Report" and add its reference (one.example)');
  const written = repaired(fixture, 'Cite', only);
  expect(written.description).toBe('Signals.(Citation: Lantern Report)');
  expect(written.external_references).toEqual([source('Lantern Report')]);
});

test('an object without external_references gets the member, an unsorted list its entry at the end', () => {
  const bare = '{"type": "malware", "id": "malware--#1",\n"description": "Signals.(Citation: $0Nope)"}';
  expect(repaired(bare, 'Add an empty', only).external_references).toEqual([
    { source_name: 'Nope', description: '', url: '' },
  ]);
  const unsorted = `
//- /a.json
${malware('Signals.(Citation: $0Beta)', ['Gamma', 'Alpha'])}
//- /other/b.json
${malware('', ['Beta'])}
`;
  const { external_references } = repaired(unsorted, 'Add the reference', only);
  expect(external_references).toEqual([source('Gamma'), source('Alpha'), source('Beta')]);
});

test('exact names with blanks at the end, brackets or a glued marker resolve; deprecated objects are checked', () => {
  check(malware('Signals(Citation: Report (v2))(Citation: Other )', ['Report (v2)', 'Other ']), only);
  check(
    `
{"type": "tool", "id": "tool--#1", "x_mitre_deprecated": true,
"description":
"Lists drives.(Citation: Gone)"}
                         ^^^^ error unresolved-citation
`,
    only,
  );
});

test('long names are cut in messages', () => {
  const name = `Long ${'x'.repeat(100)}`;
  const description = `Signals.(Citation: ${name})`;
  const message = `error unresolved-citation: no reference named "Long ${'x'.repeat(54)}…"`;
  check(malware(description, [], markBelow(description, name, message)), only);
});

test("a copied entry has its members in the order of the object's own", () => {
  const own = '{"url": "https://one.example/a", "description": "Alpha.", "source_name": "Alpha"}';
  const fixture = `
//- /a.json
{"type": "tool", "id": "tool--#1", "description": "Lists drives.(Citation: $0Beta)", "external_references": [${own}]}
//- /other/b.json
${malware('', ['Beta'])}
`;
  const { external_references } = repaired(fixture, 'Add the reference', only);
  expect(JSON.stringify(external_references)).toContain('{"url":"https://one.example/report","description":"Doe');
});

test('thousands of unknown names do not keep the rules busy', () => {
  const names = Array.from({ length: 1500 }, (_, index) => `Lantern Report ${index * 7919}`);
  const markers = names.map((name) => `(Citation: X${name.split('').reverse().join('')})`).join('');
  const engine = openFixture(malware(markers, names));
  expect(engine.findings('/a.json', 1_000_000).counts.error).toBe(1500);
});

test('what a language-content translates cites the sources of the translated object', () => {
  const translation = (text: string): string =>
    `{"type": "language-content", "id": "language-content--#7", "object_ref": "malware--#1", "contents": {"de": {"description":
${text}
}}}`;
  check(translation('"Meldet sich.(Citation: Example Report 2024)"'), only);
  check(
    translation(`"Meldet sich.(Citation:Example Report 2024)"
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error malformed-citation`),
    only,
  );
});

test('thousands of citations and sources cost in proportion to their number', () => {
  expectLinear((count) => {
    const names = Array.from({ length: count }, (_, index) => `Lantern Report ${index}`);
    const text = malware(names.map((name) => `Signals.(Citation: ${name})`).join(' '), names);
    return () => expect(openFixture(text).findings('/a.json').findings).toEqual([]);
  }, 1_250);
});
