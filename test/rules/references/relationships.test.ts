import { expect, test } from 'vitest';
import { check, checkFix, openFixture, repairTitles } from '../check.ts';

const parallel = { only: ['parallel-relationship'] };
const combination = { only: ['relationship-combination'] };
const uses = (id: number, rest = ''): string =>
  `{"type": "relationship", "relationship_type": "uses", "source_ref": "campaign--#8", "target_ref": "tool--#9", "id":\n"relationship--#${id}"${rest}}`;

test('parallel-relationship: two live ones of the same ends and type', () => {
  const engine = openFixture(`[${uses(1)}, ${uses(2)}, ${uses(3)}]`);
  const found = engine
    .findings('/a.json')
    .findings.filter(({ finding }) => finding.rule.code === 'parallel-relationship');
  expect(found.map(({ record, severity }) => `${record.ordinal} ${severity}`)).toEqual(['2 hint', '3 hint']);
  expect(found[0]?.finding.related?.[0]?.record.ordinal).toBe(1);
});

test('parallel-relationship: dead ones, versions of one, other types and lost ends are fine', () => {
  check(`[${uses(1)}, ${uses(2, ', "revoked": true')}]`, parallel);
  check(`[${uses(1)}, ${uses(2, ', "x_mitre_deprecated": true')}]`, parallel);
  check(`[${uses(1)}, ${uses(1, ', "modified": "2024-01-01T00:00:00.000Z"')}]`, parallel);
  check(`[${uses(1)}, ${uses(2).replace('"uses"', '"related-to"')}]`, parallel);
  check(`[${uses(1)}, ${uses(2)}]`.replaceAll('campaign--#8', ''), parallel);
});

const between = (source: string, type: string, target: string): string =>
  `{"type": "relationship", "id": "relationship--#1", "source_ref": "${source}--#2", "target_ref": "${target}--#3", "relationship_type":
"${type}"}`;

test('relationship-combination: types that nobody documents together', () => {
  check(
    `
{
  "type": "relationship",
  "id": "relationship--#1",
  "source_ref": "malware--#2",
  "target_ref": "tool--#3",
  "relationship_type": "revoked-by"
                       ^^^^^^^^^^^^ warning relationship-combination: "malware revoked-by tool" is not documented
}
`,
    combination,
  );
});

test('relationship-combination: quiet on documented, custom, unknown and broken ones', () => {
  for (const [source, type, target] of [
    ['intrusion-set', 'uses', 'tool'],
    ['x-mitre-detection-strategy', 'detects', 'attack-pattern'],
    ['attack-pattern', 'targets', 'x-mitre-asset'],
    ['tool', 'related-to', 'note'],
    ['tool', 'revoked-by', 'tool'],
    ['x-acme-thing', 'uses', 'tool'],
    ['acme-alert', 'uses', 'malware'],
    ['malware', 'targets', 'acme-alert'],
    ['incident', 'attributed-to', 'threat-actor'],
    ['acme-alert', 'derived-from', 'tool'],
    ['tool', 'acme-likes', 'malware'],
    ['tool', '', 'malware'],
  ] as const) {
    check(between(source, type, target), combination);
  }
  check(between('tool', 'uses', 'malware').replace('tool--#2', 'tool-'), combination);
});

test('relationship-combination, fix: swap the ends, or another type', () => {
  const cursor = between('tool', '$0uses', 'campaign');
  expect(repairTitles(cursor, combination)).toEqual([
    '*Swap source_ref and target_ref',
    'Set relationship_type to related-to',
  ]);
  const swapped = between('campaign', 'uses', 'tool')
    .replace('--#2', '--#0')
    .replace('--#3', '--#2')
    .replace('--#0', '--#3');
  checkFix(cursor, 'Swap', swapped, combination);
  const same = between('malware', '$0mitigates', 'malware');
  expect(repairTitles(same, combination)).toContain('Set relationship_type to variant-of');
});
