import { expect, test } from 'vitest';
import { check, openFixture } from '../check.ts';

const only = { only: ['duplicate-attack-id'] };

const tool = (number: number, id: string, rest = ''): string =>
  `{"type": "tool", "id": "tool--#${number}", "name": "Paperfan ${number}", "external_references": [{"source_name": "mitre-attack",
"external_id": "${id}"
}]${rest}}`;

const mark = '               ^^^^^^^ error duplicate-attack-id: "S9001" is the ATT&CK id of "Paperfan 1" too\n}]';

test('two live objects of one type', () => {
  const fixture = `[${tool(1, 'S9001')},\n${tool(2, 'S9001')}, ${tool(3, 'S9002')}]`;
  const at = fixture.indexOf('}]', fixture.indexOf('Paperfan 2'));
  check(`${fixture.slice(0, at)}${mark}${fixture.slice(at + 2)}`, only);
  const [shown] = openFixture(fixture)
    .findings('/a.json')
    .findings.filter(({ finding }) => finding.rule.code === 'duplicate-attack-id');
  expect(shown?.finding.related?.map(({ record }) => record.facts.name)).toEqual(['Paperfan 1']);
});

test('dead ones, other types, versions of one object, matrices and relationships are fine', () => {
  check(`[${tool(1, 'S9001')}, ${tool(2, 'S9001', ', "revoked": true')}]`, only);
  check(`[${tool(1, 'S9001')}, ${tool(2, 'S9001', ', "x_mitre_deprecated": true')}]`, only);
  check(`[${tool(1, 'S9001')}, ${tool(2, 'S9001').replaceAll('tool', 'malware')}]`, only);
  check(`[${tool(1, 'S9001')}, ${tool(1, 'S9001', ', "modified": "2024-03-01T09:00:00.000Z"')}]`, only);
  for (const type of ['x-mitre-matrix', 'relationship']) {
    check(`[${tool(1, 'S9001').replaceAll('tool', type)}, ${tool(2, 'S9001').replaceAll('tool', type)}]`, only);
  }
});
