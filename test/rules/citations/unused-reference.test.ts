import { expect, test } from 'vitest';
import { check, checkFix, openFixture, repairTitles } from '../check.ts';
import { malware } from './malware.ts';
import { repaired } from './repaired.ts';

const only = { only: ['unused-reference', 'unresolved-citation', 'malformed-citation'] };

const unused = '{"source_name":"Unused","url":"https://one.example/a"}';
const marked = `${unused}\n${'^'.repeat(unused.length)} hint unused-reference: nothing cites "Unused"`;

test('an entry that nothing cites is faded as a whole', () => {
  const fixture = malware('Signals.(Citation: One)', ['One', { source_name: 'Unused', url: 'https://one.example/a' }]);
  check(fixture.replace(unused, marked), only);
  const engine = openFixture(fixture);
  const shown = engine.findings('/a.json').findings.find(({ finding }) => finding.rule.code === 'unused-reference');
  expect(shown?.finding.tags).toEqual(['unnecessary']);
});

test('it is off for plain STIX', () => {
  check(malware('Signals.', ['Unused']), { ...only, configuration: { preset: 'stix' } });
});

test('entries with an external_id need no citation', () => {
  check(
    malware('Signals.', [
      { source_name: 'mitre-attack', external_id: 'S9001', url: 'https://attack.mitre.org/software/S9001' },
      { source_name: 'mitre-ics-attack', external_id: 'S9001' },
      { source_name: 'capec', external_id: 'CAPEC-9001' },
    ]),
    only,
  );
});

test('notes on names need no citation, and what they cite is used', () => {
  check(
    malware('Signals.', [
      { source_name: 'Lantern Fly', description: '(Citation: One)(Citation: Two)' },
      { source_name: 'Paperlantern', url: 'https://one.example/a' },
      { source_name: 'Night Lamp', description: '(Citation: One) (Citation: Two)' },
      'One',
      'Two',
    ]),
    only,
  );
});

test('a note on a name that the object has not is unused when it is more than citations', () => {
  const note = '{"source_name":"Night Lamp","description":"A name used in print.(Citation: One)"}';
  const fixture = malware('Signals.', [JSON.parse(note), 'One']);
  const mark = `${'^'.repeat(note.length)} hint unused-reference: nothing cites "Night Lamp"`;
  check(fixture.replace(`${note},`, `${note},\n${mark}`), only);
});

test('first and last seen citations are uses', () => {
  check(
    `
{"type": "campaign", "id": "campaign--#1", "name": "Quiet Harbour",
"x_mitre_first_seen_citation": "(Citation: One)(Citation: Two)",
"x_mitre_last_seen_citation": "(Citation: Three)",
"external_references": [{"source_name": "One"}, {"source_name": "Two"}, {"source_name": "Three"}]}
`,
    only,
  );
});

test('removed, or cited at the end', () => {
  const used = malware('Signals.(Citation: One)', ['One']);
  const fixture = used.replace('\n]}', `,\n$0${unused}]}`);
  expect(repairTitles(fixture, only)).toEqual(['*Remove this reference', 'Cite it at the end of the description']);
  expect(repaired(fixture, 'Remove', only).external_references).toHaveLength(1);
  expect(repaired(fixture, 'Cite', only).description).toBe('Signals.(Citation: One)(Citation: Unused)');
});

test('the last entry goes with its member; without a description there is nothing to cite it in', () => {
  const fixture = `{"type": "tool", "id": "tool--#1", "external_references": [$0${unused}]}`;
  expect(repairTitles(fixture, only)).toEqual(['*Remove this reference']);
  checkFix(fixture, 'Remove', '{"type": "tool", "id": "tool--#1"}', only);
});
