import { expect, test } from 'vitest';
import { check, openFixture } from '../check.ts';

test('syntax: one finding, and the neighbours are unharmed', () => {
  const engine = openFixture(`
[
  {
    "type": "tool",
    "id": "tool--#1"
    "name": "a"
  },
  {
    "type": "tool",
    "id": "tool--#2"
  }
]
`);
  const findings = engine.findings('/a.json').findings;
  expect(findings.map((shown) => `${shown.record.ordinal} ${shown.severity} ${shown.finding.rule.code}`)).toEqual([
    '1 error syntax',
  ]);
  expect(findings.map((shown) => engine.pointer(shown))).toEqual(['']);
});

test('duplicate-key: in the object and deeper', () => {
  const engine = openFixture(
    '{"type": "tool", "id": "tool--#1", "name": "a", "name": "b", "x_acme": {"a": 1, "a": 2}}',
  );
  const codes = engine.findings('/a.json').findings.map(({ finding }) => finding.rule.code);
  expect(codes).toEqual(['duplicate-key', 'duplicate-key']);
});

test('sound text has neither', () => {
  check('{"type": "tool", "id": "tool--#1", "name": "a", "x_acme": {"name": 1}}');
});
