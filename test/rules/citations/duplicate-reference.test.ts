import { expect, test } from 'vitest';
import { check, repairTitles } from '../check.ts';
import { malware, source } from './malware.ts';
import { repaired } from './repaired.ts';

const only = { only: ['duplicate-reference'] };

test('the later entry of a name is found, at its source_name', () => {
  check(
    `
{"type": "tool", "id": "tool--#1",
"external_references": [{"source_name": "One", "url": "https://one.example/a"},
{"source_name": "One", "url": "https://one.example/b"},
                ^^^^^ warning duplicate-reference: "One" is the source_name of an earlier reference (/external_references/0)
{"source_name": "Two"}]}
`,
    only,
  );
});

test('entries with an external_id may repeat theirs', () => {
  check(
    malware('Signals.', [
      { source_name: 'capec', external_id: 'CAPEC-9001' },
      { source_name: 'capec', external_id: 'CAPEC-9002' },
      'capec',
    ]),
    only,
  );
});

test('a copy is removed, an entry that differs is not', () => {
  const copy = malware('Signals.(Citation: One)', ['One']).replace('\n]}', `,\n$0${JSON.stringify(source('One'))}]}`);
  const cursor = copy.replace('$0{"source_name":"One"', '{"source_name":$0"One"');
  expect(repairTitles(cursor, only)).toEqual(['*!Remove this copy of the reference']);
  expect(repaired(cursor, 'Remove', only).external_references).toEqual([source('One')]);
  expect(repairTitles(cursor.replace('one.example', 'two.example'), only)).toEqual([]);
});
