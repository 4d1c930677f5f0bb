/** Names of members are text of the document like any other: messages and titles of fixes show them cut and clean. */
import { expect, test } from 'vitest';
import { check, openFixture, repairTitles } from './check.ts';

const strange = `now\\u001b[31m\\u202e safe\\n${'x'.repeat(500)}`;

/** What a message or a title must not hold. */
function expectPlain(text: string): void {
  expect(text).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
  expect(text.length).toBeLessThan(250);
}

test.each([
  ['missing-reference', `"${strange}_ref": ""`],
  ['missing-reference', `"${strange}_refs": ["identity--#3", ""]`],
  ['malformed-reference', `"${strange}_ref": "identity--12\\u001b"`],
  ['dangling-reference', `"${strange}_ref": "identity--#9"`],
  ['duplicate-key', `"${strange}": 1, "${strange}": 2`],
])('%s', (code, member) => {
  const source = `[{"type": "identity", "id": "identity--#3", "name": "A"},
{"type": "tool", "id": "tool--#4", ${member}}]`;
  const shown = openFixture(source)
    .findings('/a.json')
    .findings.filter(({ finding }) => finding.rule.code === code);
  expect(shown).toHaveLength(1);
  for (const { finding } of shown) {
    expectPlain(finding.message);
    expect(finding.message).toContain('"now[31m safe xx');
  }
});

test('fixes name the member', () => {
  const source = `[{"type": "tool", "id": "tool--#4", "${strange}_ref": "$0"}]`;
  const titles = repairTitles(source, { only: ['missing-reference'] });
  expect(titles).toHaveLength(1);
  expect(titles[0]).toContain('Remove "now[31m safe x');
  titles.forEach(expectPlain);
});

test('a member of the bundle that stands twice', () => {
  const bundle = `{"type": "bundle", "id": "bundle--#1", "${strange}": 1, "${strange}": 2, "objects": []}`;
  const [shown] = openFixture(bundle).findings('/a.json').findings;
  expect(shown?.finding.rule.code).toBe('duplicate-key');
  expect(shown?.finding.message).toContain('"now[31m safe xx');
  expectPlain(shown?.finding.message ?? '');
});

test('a restored relationship of a strange type', () => {
  const type = `uses\\u202e ${'x'.repeat(300)}`;
  const twin = (number: number, ends: string): string =>
    `{"type": "relationship", "id": "relationship--#${number}", "created": "2024-03-01T09:00:00.000Z",
"relationship_type": "${type}", "description": "Paperlantern at work.", ${ends}}`;
  const source = `
//- /a.json
${twin(3, '"source_ref": "$0", "target_ref": ""').replace('relationship--#3', '')}
//- /other/b.json
[${twin(4, '"source_ref": "tool--#1", "target_ref": "identity--#2"')},
${twin(5, '"source_ref": "tool--#6", "target_ref": "identity--#2"')}]`;
  const titles = repairTitles(source, { only: ['missing-reference'] });
  expect(titles.filter((title) => title.includes('uses xxx'))).toHaveLength(2);
  titles.forEach(expectPlain);
});

test('usual names stand as they are', () => {
  check(
    `[{"type": "tool", "id": "tool--#1",
"created_by_ref": ""}]
                  ^^ error missing-reference: created_by_ref is empty
`,
    { only: ['missing-reference'] },
  );
});
