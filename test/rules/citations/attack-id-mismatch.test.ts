import { expect, test } from 'vitest';
import { check, repairTitles } from '../check.ts';
import { repaired } from './repaired.ts';

const only = { only: ['attack-id-mismatch'] };

const entry = (id: string, page: string): string =>
  `"external_references": [{"source_name": "mitre-attack",\n"url":\n"https://attack.mitre.org/${page}"\n, "external_id": "${id}"}]`;

test('the url ends in another id', () => {
  const url = '"https://attack.mitre.org/software/S9002"';
  const fixture = `{"type": "tool", "id": "tool--#1", ${entry('S9001', 'software/S9002')}}`;
  check(
    fixture.replace(
      `${url}\n`,
      `${url}\n${'^'.repeat(url.length)} warning attack-id-mismatch: the url does not end in "S9001"\n`,
    ),
    only,
  );
  const cursor = fixture.replace(url, `$0${url}`);
  expect(repairTitles(cursor, only)).toEqual(['*Write "https://attack.mitre.org/software/S9001"']);
  expect(repaired(cursor, 'Write', only).external_references).toEqual([
    { source_name: 'mitre-attack', url: 'https://attack.mitre.org/software/S9001', external_id: 'S9001' },
  ]);
});

test('both forms of a sub-technique, analytics and matrices are fine', () => {
  for (const [type, id, page] of [
    ['attack-pattern', 'T9055.011', 'techniques/T9055/011'],
    ['attack-pattern', 'T9055.011', 'techniques/T9055.011'],
    ['x-mitre-analytic', 'AN9110', 'detectionstrategies/DET9039#AN9110'],
    ['x-mitre-matrix', 'enterprise-attack', 'matrices/enterprise'],
  ] as const) {
    check(`{"type": "${type}", "id": "${type}--#1", ${entry(id, page)}}`, only);
  }
});
