import { expect, test } from 'vitest';
import { check, checkFix, openFixture, repairTitles } from '../check.ts';

const dead = { only: ['revoked-target', 'deprecated-target', 'revoked-without-replacement'] };
const old = '{"type": "tool", "id": "tool--#2", "name": "Old", "revoked": true}';
const fresh = '{"type": "tool", "id": "tool--#3", "name": "New"}';
const replaced =
  '{"type": "relationship", "id": "relationship--#4", "relationship_type": "revoked-by", "source_ref": "tool--#2", "target_ref": "tool--#3"}';
const uses = (target: string, rest = ''): string =>
  `{"type": "relationship", "id": "relationship--#5", "relationship_type": "uses", "source_ref": "campaign--#6", "target_ref": "${target}"${rest}}`;
const messages = (source: string): readonly string[] =>
  openFixture(source)
    .findings('/a.json')
    .findings.filter(({ finding }) => dead.only.includes(finding.rule.code))
    .map(
      ({ finding }) =>
        `${finding.rule.code} ${JSON.stringify(finding.path)} ${finding.message.replace(/--[0-9a-f]{8}…/g, '--…')}`,
    );

test('a live object refers to a revoked one: the message names it and its replacement', () => {
  const source = `[${uses('tool--#2')}, ${old}, ${fresh}, ${replaced}]`;
  expect(messages(source)).toEqual([
    'revoked-target ["target_ref"] Old (tool--…) is revoked; replaced by New (tool--…)',
  ]);
  const [shown] = openFixture(source)
    .findings('/a.json')
    .findings.filter(({ finding }) => finding.rule.code === 'revoked-target');
  expect(shown?.finding.tags).toEqual(['deprecated']);
  expect(shown?.finding.related?.map(({ record }) => record.facts.name)).toEqual(['Old', 'New']);
});

test('fix: lead it to the replacement', () => {
  const rest = `${old}, ${fresh}, ${replaced}`;
  const cursor = `[${uses('$0tool--#2')}, ${rest}]`;
  expect(repairTitles(cursor, dead)).toEqual([expect.stringMatching(/^\*Set target_ref to New \(tool--/)]);
  checkFix(cursor, 'Set', `[${uses('tool--#3')}, ${rest}]`, dead);
  expect(repairTitles(`[${uses('$0tool--#2')}, ${old}, ${replaced}]`, dead)).toEqual([]);
});

test('deprecated ones, and revoked ones that are deprecated too, are told once', () => {
  const deprecated = old.replace('"revoked"', '"x_mitre_deprecated"');
  expect(messages(`[${uses('tool--#2')}, ${deprecated}]`)).toEqual([
    'deprecated-target ["target_ref"] Old (tool--…) is deprecated',
  ]);
  const both = old.replace('}', ', "x_mitre_deprecated": true}');
  expect(messages(`[${uses('tool--#2')}, ${both}, ${fresh}, ${replaced}]`)).toHaveLength(1);
});

test('the target of revoked-by counts, its source does not', () => {
  const chain = `[${old}, ${fresh.replace('}', ', "revoked": true}')}, ${replaced}]`;
  expect(messages(chain)).toEqual([
    'revoked-without-replacement ["revoked"] revoked, but no revoked-by relationship starts here',
    'revoked-target ["target_ref"] New (tool--…) is revoked',
  ]);
});

test('dead objects and the contents of a collection may refer to dead ones', () => {
  check(`[${uses('tool--#2', ', "revoked": true')}, ${old}, ${fresh}, ${replaced}]`, dead);
  check(`[${uses('tool--#2', ', "x_mitre_deprecated": true')}, ${old}, ${fresh}, ${replaced}]`, dead);
  check(
    `[{"type": "x-mitre-collection", "id": "x-mitre-collection--#7", "x_mitre_contents": [{"object_ref": "tool--#2", "object_modified": "2024-01-01T00:00:00.000Z"}]}, ${old}, ${fresh}, ${replaced}]`,
    dead,
  );
});

test('revoked without a replacement: on the member; off for plain STIX; relationships are never replaced', () => {
  check(`
{
  "type": "tool",
  "id": "tool--#2",
  "revoked": true
  ^^^^^^^^^^^^^^^ info revoked-without-replacement
}
`);
  check(old, { configuration: { preset: 'stix' } });
  check(`{"type": "relationship", "id": "relationship--#1", "revoked": true}`, dead);
  check(`{"type": "tool", "id": "tool--#2", "revoked": false}`, dead);
});

test('revoking an object, or taking the revocation back, is seen by those who refer to it', () => {
  const engine = openFixture(`[${uses('tool--#2')}, ${fresh}]\n//- /other/o.json\n${old}`);
  const count = (): number =>
    engine.findings('/a.json').findings.filter(({ finding }) => finding.rule.code === 'revoked-target').length;
  expect(count()).toBe(1);
  engine.remove('/other/o.json');
  engine.settle();
  expect(count()).toBe(0);
});
