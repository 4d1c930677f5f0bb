// The examples show every rule: they are what a newcomer opens first, and what examples/README.md describes.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createEngine } from '../server/src/engine.ts';

const folder = path.join(import.meta.dirname, '../examples');
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
const files = ['attack.json', 'relationships.stix'];

function findingsOfExamples() {
  const engine = createEngine({
    newUuid: () => '00000000-0000-4000-8000-000000000000',
    now: () => '2031-01-01T00:00:00.000Z',
  });
  for (const file of files) engine.open(`file:///${file}`, read(file));
  engine.settle();
  return files.map((file) => ({ file, codes: codesOf(file) }));

  function codesOf(file: string): readonly string[] {
    return engine.findings(`file:///${file}`).findings.map(({ finding }) => finding.rule.code);
  }
}

test('each rule has a finding in the examples', () => {
  const shown = new Set(findingsOfExamples().flatMap(({ codes }) => codes));
  const { rules } = createEngine({ newUuid: () => '', now: () => '' });
  expect(rules.map((rule) => rule.code).filter((code) => !shown.has(code))).toEqual([]);
});

test('README.md names the findings of attack.json, as often as they occur', () => {
  const codes = findingsOfExamples().find(({ file }) => file === 'attack.json')?.codes ?? [];
  const counted = Object.fromEntries(
    [...new Set(codes)].map((code) => [code, codes.filter((one) => one === code).length]),
  );
  const rows = [...read('README.md').matchAll(/^\| `([a-z-]+)`(?: \((\d+)\))? \|/gm)];
  expect(Object.fromEntries(rows.map(([, code, count]) => [code, Number(count ?? 1)]))).toEqual(counted);
});
