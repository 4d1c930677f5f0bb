// A dangling-reference offers to create what is missing, beside the object that refers to it and written as it is.
import { expect, test } from 'vitest';
import { testEngine } from '../check.ts';

const missing = 'malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e09';
const author = 'identity--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e02';
const report = {
  type: 'grouping',
  spec_version: '2.1',
  id: 'grouping--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01',
  created: '2024-01-01T00:00:00.000Z',
  modified: '2024-01-01T00:00:00.000Z',
  created_by_ref: author,
  context: 'unspecified',
  object_refs: [missing],
};
const identity = {
  type: 'identity',
  spec_version: '2.1',
  id: author,
  created: report.created,
  modified: report.modified,
  name: 'A',
};
const stub = {
  type: 'malware',
  id: missing,
  created: '2026-01-02T03:04:05.678Z',
  modified: '2026-01-02T03:04:05.678Z',
  name: '',
  spec_version: '2.1',
  created_by_ref: author,
};
const bundle = (...objects: object[]) => ({
  type: 'bundle',
  id: 'bundle--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e03',
  objects,
});

function withStub(text: string): string | undefined {
  const engine = testEngine();
  engine.open('/a.json', text);
  engine.settle();
  const repairs = engine.findings('/a.json').findings.flatMap((finding) => engine.repairs(finding));
  const repair = repairs.find(({ title }) => title === `Create the malware ${missing} (empty)`);
  const edit = repair?.edits[0];
  expect(repair?.preferred).not.toBe(true);
  return edit && text.slice(0, edit.from) + edit.text + text.slice(edit.to);
}

test.each([
  ['pretty', (value: object) => JSON.stringify(value, undefined, 4)],
  ['tabs and CRLF', (value: object) => JSON.stringify(value, undefined, '\t').replaceAll('\n', '\r\n')],
  ['minified', (value: object) => JSON.stringify(value)],
])('in a bundle, %s: as if it had always stood there', (_, print) => {
  expect(withStub(print(bundle(report, identity)))).toBe(print(bundle(report, stub, identity)));
  expect(withStub(print(bundle(identity, report)))).toBe(print(bundle(identity, report, stub)));
  expect(withStub(print(bundle(report)))).toBe(print(bundle(report, stub)));
});

test('in JSON Lines and in objects joined by commas', () => {
  const lines = (gap: string, ...objects: object[]) => objects.map((object) => JSON.stringify(object)).join(gap);
  for (const gap of ['\n', ',\n']) {
    expect(withStub(lines(gap, identity, report))).toBe(lines(gap, identity, report, stub));
  }
});

test('a document of one object has no place for another', () => {
  expect(withStub(JSON.stringify(report, undefined, 4))).toBeUndefined();
});
